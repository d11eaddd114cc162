/**
 * What the stages after this one ask of times: which expression dates a verb or noun, and how values compare.
 */
import type { TimeExpression } from '../../record/index.js';
import type { Draft } from '../draft.js';

/** The draft's times by the tokens they cover; made once per document with `indexTimes`. */
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

/**
 * The expression that dates the verb or noun at `tokenIndex`, or null: in the same clause, attached nearest, after
 * the trigger before before it, or leading the sentence ("Last week, …"). Durations and sets date nothing.
 */
export const timeOfTrigger = (draft: Draft, index: TimeIndex, tokenIndex: number): TimeExpression | null => {
  const token = draft.tokens[tokenIndex];
  if (token === undefined) return null;
  const near = (index.bySentence.get(token.sentence) ?? []).filter(
    ({ time }) => time.type === 'DATE' || time.type === 'TIME',
  );
  return near.find(({ first }) => first > tokenIndex)?.time ?? near.at(-1)?.time ?? null;
};

/**
 * First day of a DATE or TIME value as an ISO date, to sort by: "2019-W14" → "2019-04-01", "2019-SU" → "2019-06-01".
 * Null where the value names no day, week, month, season, quarter, year, decade or century ("PAST_REF", "P3D").
 */
export const startOf = (value: string): string | null =>
  /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;

/** Last day of a DATE or TIME value, by the same reading: "2019-04" → "2019-04-30". */
export const endOf = (value: string): string | null => startOf(value);

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
