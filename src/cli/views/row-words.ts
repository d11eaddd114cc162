/** What the rows of the analysis put into cells. */
import type { Party } from '../../analysis/incidents/index.js';
import { oneLine } from './harmless.js';

/** Words of a passage in a table: beyond this the article is the place to read on. */
const LONGEST = 400;

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

export function shortened(words: string): string {
  const line = oneLine(words);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}

export function number(value: number): string {
  return value === 0 ? '0' : `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;
}
