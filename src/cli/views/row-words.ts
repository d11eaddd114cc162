/** What rows of the archive and of the analysis put into cells. */
import type { Party } from '../../analysis/incidents/index.js';
import { oneLine } from './harmless.js';

/** Words of a passage in a table: beyond this the article is the place to read on. */
const LONGEST = 400;

interface Act {
  readonly category: string | null;
  readonly mode: string | null;
  readonly intends: string | null;
}

interface Place {
  readonly document: number;
  readonly outlet: string | null;
  readonly published: string | null;
}

export function names(parties: readonly Party[]): readonly string[] {
  return parties.map(({ name, country }) =>
    oneLine(country === null || country === name ? name : `${name} (${country})`),
  );
}

export function days(from: string | null, to: string | null): string {
  if (from === null) return 'no date';
  return oneLine(to === null || to === from ? from : `${from} – ${to}`);
}

export function day(published: string | null): string {
  return oneLine(published?.slice(0, 10) ?? 'no date');
}

/** "AGREE visit to CONSULT": the category, how, and what it announces. */
export function act({ category, mode, intends }: Act): string {
  const parts = [category, mode, intends === null ? null : `to ${intends}`];
  return oneLine(parts.filter((part) => part !== null).join(' '));
}

/** Where to look it up. */
export function place({ document, outlet, published }: Place): string {
  const facts = [outlet, day(published), `no. ${document}`].filter((fact) => fact !== null && fact !== '');
  return oneLine(`(${facts.join(', ')})`);
}

export function shortened(words: string): string {
  const line = oneLine(words);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}

export function number(value: number): string {
  return value === 0 ? '0' : `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;
}
