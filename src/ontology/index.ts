/**
 * PLOVER 2.0 as data: what the categories, modes, contexts and codes mean and where they stand on the scale of
 * conflict and cooperation. Facts from the codebook (Open Event Data Alliance 2024, CC BY-SA 4.0), words our own.
 */
import { readFileSync } from 'node:fs';
import type { EventCategory, EventStatus, QuadClass } from '../record/index.js';

export interface Mode {
  readonly name: string;
  /** −10 (conflict) to +10 (cooperation). */
  readonly scale: number;
  readonly definition: string;
}

export interface Category {
  readonly name: EventCategory;
  readonly quad: QuadClass;
  readonly recipientRequired: boolean;
  readonly scale: number;
  readonly definition: string;
  readonly ambiguities: readonly string[];
  readonly modes: readonly Mode[];
}

export interface Context {
  readonly name: string;
  readonly definition: string;
}

/** A sector of society, or an actor of no single country. */
export interface Code {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
}

interface AuxiliaryMode {
  readonly name: EventStatus;
  readonly definition: string;
}

interface Plover {
  readonly categories: readonly Category[];
  readonly statuses: readonly AuxiliaryMode[];
  readonly contexts: readonly Context[];
  readonly sectors: readonly Code[];
  readonly internationalActors: readonly Code[];
}

const plover = JSON.parse(readFileSync(new URL('./data/plover.json', import.meta.url), 'utf8')) as Plover;
const byName = new Map(plover.categories.map((entry) => [entry.name, entry]));

/** All sixteen, in the codebook's order. */
export const CATEGORIES: readonly Category[] = plover.categories;
export const CONTEXTS: readonly Context[] = plover.contexts;
export const SECTORS: readonly Code[] = plover.sectors;
export const INTERNATIONAL_ACTORS: readonly Code[] = plover.internationalActors;
/** PLOVER's auxiliary modes, which the record calls `status`; "actual" is none of them. */
export const STATUSES: readonly AuxiliaryMode[] = plover.statuses;

export function category(event: EventCategory): Category {
  const found = byName.get(event);
  if (found === undefined) throw new RangeError(`not a PLOVER category: ${event}`);
  return found;
}

export function quadOf(event: EventCategory): QuadClass {
  return category(event).quad;
}

/** The mode's score, or the category's where the mode is null or not one of its own. */
export function scaleOf(event: EventCategory, mode: string | null): number {
  const { modes, scale } = category(event);
  return modes.find(({ name }) => name === mode)?.scale ?? scale;
}

export type Explanation =
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'mode'; readonly category: Category; readonly mode: Mode }
  | { readonly kind: 'context'; readonly context: Context }
  | { readonly kind: 'sector'; readonly code: Code }
  | { readonly kind: 'actor'; readonly code: Code }
  | { readonly kind: 'status'; readonly name: string; readonly definition: string };

/**
 * What a PLOVER word means: a category ("CONSULT"), mode ("visit", "CONSULT:visit"), context ("diplomatic"),
 * sector ("GOV"), international actor ("IGO") or status ("future"). Upper and lower case, spaces, hyphens and
 * underscores are as good as one another. Several, where several categories share a mode or a mode is also a
 * context; an empty list where the word is none of PLOVER's.
 */
export function explainAll(word: string): readonly Explanation[] {
  const wanted = folded(word);
  const found: Explanation[] = [];
  for (const entry of plover.categories) {
    if (folded(entry.name) === wanted) found.push({ kind: 'category', category: entry });
    for (const mode of entry.modes) {
      const names = [mode.name, `${entry.name} ${mode.name}`];
      if (names.some((name) => folded(name) === wanted)) found.push({ kind: 'mode', category: entry, mode });
    }
  }
  for (const context of plover.contexts)
    if (folded(context.name) === wanted) found.push({ kind: 'context', context });
  for (const code of plover.sectors) if (isCode(code, wanted)) found.push({ kind: 'sector', code });
  for (const code of plover.internationalActors)
    if (isCode(code, wanted)) found.push({ kind: 'actor', code });
  for (const status of plover.statuses)
    if (folded(status.name) === wanted) found.push({ kind: 'status', ...status });
  return found;
}

/** The first of {@link explainAll}, or null. */
export function explain(word: string): Explanation | null {
  return explainAll(word)[0] ?? null;
}

function isCode(code: Code, wanted: string): boolean {
  return folded(code.code) === wanted || folded(code.name) === wanted;
}

function folded(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_:/-]+/g, ' ');
}
