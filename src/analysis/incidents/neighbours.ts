/**
 * Which reports are worth comparing: those of about the same days that share two parties, or one and the kind of act, a
 * word of the trigger or a telling word; and, whatever the days, those that share a word of the trigger and a telling
 * word. What is found for one report does not grow with the archive: of each day the reports with its parties are
 * looked at, of each pair of words the latest that share it.
 */
import { createChains } from './chains.js';
import { createSketches } from './sketches.js';
import { type Days, NARROW, type Traits } from './traits.js';
import { numberOf } from './words.js';

/** Days on both sides within which reports of one thing may differ. */
export const SLACK = 7;
const MONTH = 30;
const MOST_MONTHS = 13;
const MOST_PARTIES = 6;
/** Of what shares its words whatever the day, and of what is dated by months, the latest few. */
const LATEST = 48;
/** Words of a sentence by which it is found again whatever the day. */
const TELLING = 3;

export interface Neighbours {
  /** Numbers of those near it, each once. */
  near(traits: Traits): readonly number[];
  /** Adds one under the next number, from 0. */
  add(traits: Traits): void;
}

export function createNeighbours(): Neighbours {
  const sketches = createSketches();
  const met: number[] = [];
  /** By a party and a day: that of the act, and of plans that of print too. */
  const byDay = new Map<number, number[]>();
  const byPrint = new Map<number, number[]>();
  const byMonth = createChains();
  const byWords = createChains();
  let asked = 0;

  return {
    near(traits) {
      asked += 1;
      const isLike = sketches.likeTo(traits);
      const found: number[] = [];
      const meet = (number: number): void => {
        if (met[number] === asked) return;
        met[number] = asked;
        found.push(number);
      };
      const look = (lists: ReadonlyMap<number, readonly number[]>, first: number, last: number): void => {
        for (const party of traits.parties) {
          for (let day = first - SLACK; day <= last + SLACK; day += 1) {
            const list = lists.get(mixed(party, day));
            if (list === undefined) continue;
            for (const number of list) if (met[number] !== asked && isLike(number)) meet(number);
          }
        }
      };
      const { first, last } = daysOf(traits);
      if (last - first <= NARROW) look(byDay, first, last);
      if (traits.nature !== 'happening') look(byPrint, traits.published, traits.published);
      for (const key of monthKeysOf(traits)) byMonth.visitLatest(key, LATEST, meet);
      for (const key of wordKeysOf(traits)) byWords.visitLatest(key, LATEST, meet);
      return found;
    },
    add(traits) {
      const number = sketches.count;
      sketches.add(traits);
      met.push(0);
      const { first, last } = daysOf(traits);
      for (const party of traits.parties) {
        // the ends and the middle: no day of a narrow range is farther from these than the slack
        if (last - first <= NARROW)
          for (const day of new Set([first, Math.floor((first + last) / 2), last]))
            put(byDay, mixed(party, day), number);
        if (traits.nature !== 'happening') put(byPrint, mixed(party, traits.published), number);
      }
      for (const key of monthKeysOf(traits)) byMonth.add(key, number);
      for (const key of wordKeysOf(traits)) byWords.add(key, number);
    },
  };
}

function put(lists: Map<number, number[]>, key: number, number: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [number]);
  else list.push(number);
}

/** The days that it tells, or else that of print; NaN where it has neither. */
function daysOf({ from, to, published }: Traits): Days {
  return Number.isNaN(from) ? { first: published, last: published } : { first: from, last: to };
}

/** A month with two parties, or with one and the kind of act. */
function monthKeysOf(traits: Traits): readonly number[] {
  const { first, last } = daysOf(traits);
  if (Number.isNaN(first)) return [];
  const month = Math.floor(first / MONTH);
  const count = Math.min(MOST_MONTHS, Math.floor(last / MONTH) - month + 1);
  const parties = [...traits.parties].sort((a, b) => a - b).slice(0, MOST_PARTIES);
  const what = parties.flatMap((party, n) => [
    ...parties.slice(n + 1).map((other) => mixed(party, other)),
    ...(traits.category === null ? [] : [mixed(party, numberOf(traits.category))]),
  ]);
  return Array.from({ length: count }, (_, n) => month + n).flatMap((it) =>
    what.map((key) => mixed(key, it)),
  );
}

function mixed(a: number, b: number): number {
  return Math.imul(a + 1, 0x9e3779b1) ^ b;
}

/** A word of the trigger with a telling one, as a whole number of 32 bits. */
export function wordKeysOf({ wording }: Traits): readonly number[] {
  return wording.trigger.flatMap((stem) => {
    const one = numberOf(stem);
    return wording.telling.slice(0, TELLING).map((word) => mixed(one, word));
  });
}
