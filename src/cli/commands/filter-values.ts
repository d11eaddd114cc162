/** Parsers of the options that choose rows of the archive. A value that cannot be meant gets its near misses. */
import { InvalidArgumentError } from 'commander';
import { EVENT_CATEGORIES, type PloverEvent } from '../../record/index.js';
import { nearest } from './nearest.js';

const STATUSES = ['actual', 'historical', 'future', 'hypothetical', 'negated'] as const;
const QUADS = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'] as const;

/** Of an option that may be given again; each value may hold several with commas between them. */
export function listOf<T extends string>(what: string, known: readonly T[]) {
  return (stated: string, before: readonly T[] = []): readonly T[] => [
    ...before,
    ...stated.split(',').map((word) => oneOf(what, known, word)),
  ];
}

export const eventValues = listOf<PloverEvent['event']>('category', EVENT_CATEGORIES);
export const statusValues = listOf<PloverEvent['status']>('status', STATUSES);
export const quadValues = listOf<PloverEvent['quad']>('class', QUADS);

/** Words of an option that may be given again. Commas are part of names. */
export function namesValue(stated: string, before: readonly string[] = []): readonly string[] {
  const name = stated.trim();
  if (name === '') throw new InvalidArgumentError('It is empty: leave the option out, or say something.');
  if (name.length > 300) throw new InvalidArgumentError('It is longer than 300 characters.');
  return [...before, name];
}

/** A day, month or year. */
export function spanValue(stated: string): string {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(stated) ?? [];
  if (year !== undefined && year !== '0000') {
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`))
      return stated;
  }
  throw new InvalidArgumentError('No such date: write 2019-03-01, 2019-03 or 2019.');
}

export function countValue(stated: string): number {
  const count = Number(stated);
  if (/^\d+$/.test(stated) && count <= 10_000_000) return count;
  throw new InvalidArgumentError('Write a number, as in 50; 0 for all.');
}

function oneOf<T extends string>(what: string, known: readonly T[], stated: string): T {
  const folded = stated
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  const found = known.find((name) => name.toLowerCase() === folded);
  if (found !== undefined) return found;
  const near = nearest(stated.trim(), known);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${known.join(', ')}.`;
  throw new InvalidArgumentError(`No such ${what}. ${hint}`);
}
