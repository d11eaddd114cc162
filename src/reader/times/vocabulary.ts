/** The closed classes of words that times are made of, read once from `data/time-words.json`. */
import { readFileSync } from 'node:fs';

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'week'
  | 'weekend'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

interface TimeWords {
  readonly months: Record<string, number>;
  readonly weekdays: Record<string, number>;
  readonly abbreviated: readonly string[];
  readonly units: Record<string, Unit>;
  readonly seasons: Record<string, string>;
  readonly dayParts: Record<string, string>;
  readonly clockWords: Record<string, number>;
  readonly cardinals: Record<string, number>;
  readonly scales: Record<string, number>;
  readonly ordinals: Record<string, number>;
  readonly decadeNames: Record<string, number>;
  readonly zones: readonly string[];
  readonly holidays: Record<string, string>;
}

const file: TimeWords = JSON.parse(readFileSync(new URL('./data/time-words.json', import.meta.url), 'utf8'));

const table = <T>(entries: Record<string, T>): ReadonlyMap<string, T> => new Map(Object.entries(entries));

export const MONTHS = table(file.months);
export const WEEKDAYS = table(file.weekdays);
export const ABBREVIATED: ReadonlySet<string> = new Set(file.abbreviated);
export const UNITS = table(file.units);
export const SEASONS = table(file.seasons);
export const DAY_PARTS = table(file.dayParts);
export const CLOCK_WORDS = table(file.clockWords);
export const CARDINALS = table(file.cardinals);
export const SCALES = table(file.scales);
export const ORDINALS = table(file.ordinals);
export const DECADE_NAMES = table(file.decadeNames);
export const ZONES: ReadonlySet<string> = new Set(file.zones);
export const HOLIDAYS = table(file.holidays);

const PLURAL = /(?:s|ia|ies)$/;
/** True for "weeks", "centuries", "millennia". */
export const isPlural = (word: string): boolean => PLURAL.test(word) && word !== 'hrs';
