/**
 * The day of an agenda item: the date of its trigger, cut to the day, looking ahead.
 *
 * A weekday without a date is read as the last one where nothing told the times stage better; where the agenda knows
 * that the act is ahead ("on Monday he is due to receive the envoy") it is the next one. Refused: days gone by, "now"
 * and other times without a place on the calendar.
 */
import type { Draft } from '../draft.js';
import {
  beforeDocument,
  endOf,
  isFuture,
  type PlacedTime,
  startOf,
  type TimeIndex,
  timeOfTrigger,
} from '../times/anchor.js';
import { dayValue, parseDay } from '../times/calendar.js';

const WEEKDAY =
  /^(?:at\s+(?:midnight|noon)\s+)?(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|night))?$/i;
const CLOCK = /T.*$/;

/** A day, and whether some of it lies after the article's own. */
export interface Coming {
  readonly value: string;
  readonly after: boolean;
  /** Tokens of the expression, first and last. */
  readonly first: number;
  readonly last: number;
}

/** The time as a day to come. `sure` says that the words around it put the act ahead. */
export const comingDay = (draft: Draft, placed: PlacedTime, sure: boolean): Coming | null => {
  const { time, first, last } = placed;
  const { published } = draft.document;
  if (time.type !== 'DATE' && time.type !== 'TIME') return null;
  const value = time.value.replace(CLOCK, '');
  if (startOf(value) === null) return null;
  if (published === null) return { value, after: false, first, last };
  if (isFuture(value, published)) return { value, after: true, first, last };
  if (!beforeDocument(value, published)) {
    const after = (endOf(value) ?? '') > published.slice(0, 10);
    return sure ? { value, after, first, last } : null;
  }
  const day = parseDay(value);
  const today = parseDay(published.slice(0, 10));
  if (!sure || day === null || today === null || day < today - 7 || !isWeekday(draft, placed)) return null;
  return { value: dayValue(day + 7), after: true, first, last };
};

/** The coming day that dates the word at `token`, or null; "before the end of the year" is one of them. */
export const comingDayOf = (draft: Draft, times: TimeIndex, token: number, sure: boolean): Coming | null => {
  const placed = times.bySentence.get(draft.tokens[token]?.sentence ?? -1) ?? [];
  const time = timeOfTrigger(draft, times, token);
  const own = placed.find((each) => each.time === time);
  if (own !== undefined) return isSpent(draft, own, token) ? null : comingDay(draft, own, sure);
  const bound = placed.find(
    ({ first }) => first > token && first <= token + REACH && draft.tokens[first - 1]?.lower === 'before',
  );
  return bound === undefined ? null : comingDay(draft, bound, true);
};

/** "On Monday he left, and he will meet Bello": the day is the past verb's. */
const isSpent = (draft: Draft, { last }: PlacedTime, token: number): boolean =>
  draft.sentences[draft.tokens[token]?.sentence ?? -1]?.verbs.some(
    ({ form, tense, head, passive }) =>
      form === 'finite' && tense === 'past' && !passive && head > last && head < token,
  ) === true;

const REACH = 10;

const MONTH =
  /^(?:early |mid-|late )?(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** "Friday", "January": a day or month that leaves open which one. */
export const isBare = (draft: Draft, placed: PlacedTime): boolean =>
  isWeekday(draft, placed) || MONTH.test(draft.document.text.slice(placed.time.start, placed.time.end));

/** "Friday", "on Monday evening": a day with no date to it. */
export const isWeekday = (draft: Draft, { time }: PlacedTime): boolean =>
  WEEKDAY.test(draft.document.text.slice(time.start, time.end));
