/**
 * Accepts "Christmas", "New Year's Eve", "Thanksgiving", "last Thanksgiving", "Christmas 2018", "Sept. 11 attacks" not.
 * Refuses "Christmas tree" cannot be told from the day and is taken; "Independence Day", which differs by country.
 */

import { dayOf, dayValue } from '../calendar.js';
import type { Reading, Rule, Turn } from '../meaning.js';
import { readYear } from '../numbers.js';
import { HOLIDAYS } from '../vocabulary.js';
import { isCapital, lowerAt, past, type Word, wordAt } from '../words.js';

const TURNS: ReadonlyMap<string, Turn> = new Map([
  ['last', 'last'],
  ['this', 'this'],
  ['next', 'next'],
]);

/** The longest holiday's name at `at`: up to four pieces ("New Year ' s Eve" is five). */
const readName = (words: readonly Word[], at: number): { date: string; end: number } | null => {
  let name = '';
  let found: { date: string; end: number } | null = null;
  for (let i = at; i < at + 5; i += 1) {
    const word = wordAt(words, i);
    if (word.kind === 'break') break;
    name += i > at && word.spaced ? ` ${word.lower}` : word.lower;
    const date = HOLIDAYS.get(name);
    if (typeof date === 'string') found = { date, end: i + 1 };
  }
  return found;
};

export const readHoliday = (words: readonly Word[], at: number): Reading | null => {
  const turn = TURNS.get(lowerAt(words, at)) ?? null;
  const start = turn === null ? at : at + 1;
  if (!isCapital(wordAt(words, start))) return null;
  const name = readName(words, start);
  if (name === null) return null;
  const [month, day] = name.date.split('-').map(Number);
  if (month === undefined || day === undefined) return null;
  const year = readYear(words, past(words, past(words, name.end, ','), 'of'));
  if (year !== null)
    return {
      end: year.end,
      meaning: { kind: 'value', type: 'DATE', value: dayValue(dayOf(year.year, month, day)) },
    };
  return { end: name.end, meaning: { kind: 'date', month, day, weekday: null, turn } };
};

export const holiday: Rule = { name: 'holiday', read: readHoliday };
