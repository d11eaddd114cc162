/**
 * What the stages after this one ask of times: which expression dates a verb or noun, and how values compare.
 */
import type { TimeExpression } from '../../record/index.js';
import type { Draft } from '../draft.js';
import { civilOf, type Day, dayOf, daysInMonth, dayValue, mondayOf, parseDay } from './calendar.js';
import { clausesOf } from './clauses.js';

/** The draft's times by the sentence and tokens they stand in; made once per document with `indexTimes`. */
export interface TimeIndex {
  /** Time expressions of each sentence, in order. */
  readonly bySentence: ReadonlyMap<number, readonly PlacedTime[]>;
}

/** A time expression and the tokens that it covers, first and last inclusive. */
export interface PlacedTime {
  readonly time: TimeExpression;
  readonly first: number;
  readonly last: number;
}

/** Places each of `draft.times` on its tokens, in one walk over both. */
export const indexTimes = (draft: Draft): TimeIndex => {
  const bySentence = new Map<number, PlacedTime[]>();
  let at = 0;
  for (const time of draft.times) {
    while (at < draft.tokens.length && (draft.tokens[at]?.end ?? 0) <= time.start) at += 1;
    const head = draft.tokens[at];
    if (head === undefined) break;
    let last = at;
    while ((draft.tokens[last + 1]?.start ?? Number.POSITIVE_INFINITY) < time.end) last += 1;
    const list = bySentence.get(head.sentence) ?? [];
    list.push({ time, first: at, last });
    bySentence.set(head.sentence, list);
  }
  return { bySentence };
};

/** Far enough to the right for "met … in Geneva on Monday", not for the next matter in a long clause. */
const REACH = 18;

/**
 * The expression that dates the verb or noun at `tokenIndex`, or null: one in the same clause, after the trigger and
 * with no other verb between before one in front of it, else one that leads the sentence ("Last week, …"). Durations
 * and sets date nothing, nor does "now", nor what follows "since", "until", "before" or "after".
 */
export const timeOfTrigger = (draft: Draft, index: TimeIndex, tokenIndex: number): TimeExpression | null => {
  const token = draft.tokens[tokenIndex];
  const sentence = token === undefined ? undefined : draft.sentences[token.sentence];
  if (sentence === undefined) return null;
  const dates = (index.bySentence.get(sentence.index) ?? []).filter(
    ({ time, first, last }) =>
      (time.type === 'DATE' || time.type === 'TIME') &&
      !time.value.endsWith('_REF') &&
      !isNounsOwn(draft, time, last, tokenIndex) &&
      !BOUNDS.has(draft.tokens[first - 1]?.lower ?? ''),
  );
  if (dates.length === 0) return null;
  const clause = clausesOf(draft, sentence).find(
    ({ first, last }) => tokenIndex >= first && tokenIndex <= last,
  );
  const from = clause?.first ?? sentence.first;
  const to = clause?.last ?? sentence.last;
  const verbBetween = (a: number, b: number): boolean =>
    sentence.verbs.some(({ head, form }) => head > a && head < b && head !== tokenIndex && form === 'finite');
  const after = dates.find(({ first }) => first > tokenIndex && first <= to && first - tokenIndex <= REACH);
  if (
    after !== undefined &&
    !verbBetween(tokenIndex, after.first) &&
    !opensRelative(draft, tokenIndex, after.first)
  )
    return after.time;
  const before = dates.findLast(({ first, last }) => last < tokenIndex && first >= from);
  if (
    before !== undefined &&
    (leads(draft, sentence.first, before) || !verbBetween(before.last, tokenIndex))
  ) {
    return before.time;
  }
  const leading = dates.find((each) => leads(draft, sentence.first, each));
  return leading !== undefined && leading.last < tokenIndex ? leading.time : null;
};

/** "is suing Roe, [who] married her in 2013": what is told beside belongs to somebody else, whatever the tagger makes of its verb. */
export const opensRelative = ({ tokens }: Draft, from: number, to: number): boolean =>
  tokens
    .slice(from + 1, to)
    .some(({ lower, index }) => /^(?:who|whom|whose|which)$/.test(lower) && tokens[index - 1]?.text === ',');

/** "meddling in the 2023 [election]": the year is the noun's, unless the noun itself is asked for. */
export const isNounsOwn = (
  { tokens }: Draft,
  { value }: TimeExpression,
  last: number,
  asked: number,
): boolean => {
  if (!/^\d{3,4}$/.test(value)) return false;
  const [next, other] = [tokens[last + 1], tokens[last + 2]];
  if (next?.spaced !== true || next.pos !== 'NOUN' || next.sentence !== tokens[last]?.sentence) return false;
  return asked !== last + 1 && !(other?.pos === 'NOUN' && asked === last + 2);
};

/** They bound the event in time and do not date it. */
export const BOUNDS: ReadonlySet<string> = new Set(['since', 'until', 'before', 'after', 'by', 'till']);

/** True for "On Monday, …" and "Last week …": the time opens the sentence. */
const leads = (draft: Draft, start: number, { first }: PlacedTime): boolean => {
  for (let at = start; at < first; at += 1) {
    if (!/^(?:on|in|at|but|and|then|late|early|during|["“‘(])$/.test(draft.tokens[at]?.lower ?? ''))
      return false;
  }
  return true;
};

const SEASON_START: ReadonlyMap<string, number> = new Map([
  ['SP', 3],
  ['SU', 6],
  ['FA', 9],
  ['WI', 12],
]);

interface Stretch {
  readonly first: Day;
  readonly last: Day;
}

const months = (year: number, month: number, count: number): Stretch => {
  const end = year * 12 + month - 1 + count;
  return { first: dayOf(year, month, 1), last: dayOf(Math.floor(end / 12), (end % 12) + 1, 1) - 1 };
};

/** The days a DATE or TIME value covers, or null where it names none. */
const stretchOf = (value: string): Stretch | null => {
  const day = parseDay(value);
  if (day !== null) return { first: day, last: day };
  const years = /^\d{2,4}$/.exec(value)?.[0];
  if (years !== undefined) {
    const span = 10 ** (4 - years.length);
    const first = Number(years) * span;
    return { first: dayOf(first, 1, 1), last: dayOf(first + span, 1, 1) - 1 };
  }
  const match = /^(\d{4})-(?:W(\d{2})(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)|(\d{2}))$/.exec(value);
  if (match === null) return null;
  const [, y, week, weekend, quarter, half, season, month] = match;
  const year = Number(y);
  if (week !== undefined) {
    const monday = mondayOf(year, Number(week));
    return weekend === undefined
      ? { first: monday, last: monday + 6 }
      : { first: monday + 5, last: monday + 6 };
  }
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  if (half !== undefined) return months(year, Number(half) * 6 - 5, 6);
  if (season !== undefined) return months(year, SEASON_START.get(season) ?? 1, 3);
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  const first = dayOf(year, number, 1);
  return { first, last: first + daysInMonth(year, number) - 1 };
};

/**
 * First day of a DATE or TIME value as an ISO date, to sort by: "2019-W14" → "2019-04-01", "2019-SU" → "2019-06-01".
 * Null where the value names no day, week, month, season, quarter, year, decade or century ("PAST_REF", "P3D").
 */
export const startOf = (value: string): string | null => {
  const stretch = stretchOf(value);
  return stretch === null || civilOf(stretch.first).year < 0 ? null : dayValue(stretch.first);
};

/** Last day of a DATE or TIME value, by the same reading: "2019-04" → "2019-04-30". */
export const endOf = (value: string): string | null => {
  const stretch = stretchOf(value);
  return stretch === null || civilOf(stretch.last).year > 9999 ? null : dayValue(stretch.last);
};

/** True where the whole of `value` lies before the day of `published`, or `value` is PAST_REF. */
export const beforeDocument = (value: string, published: string | null): boolean => {
  const end = endOf(value);
  return value === 'PAST_REF' || (end !== null && published !== null && end < published.slice(0, 10));
};

/** True where the whole of `value` lies after the day of `published`, or `value` is FUTURE_REF. */
export const isFuture = (value: string, published: string | null): boolean => {
  const start = startOf(value);
  return value === 'FUTURE_REF' || (start !== null && published !== null && start > published.slice(0, 10));
};
