/**
 * Terms that run: "gave the envoy 72 hours to leave", "has 48 hours to comply", "expires in six days", "six days
 * before the arrangement expires". They count from the day of the act: the last day named up to there that is at most
 * three days before the article's, else the article's own.
 *
 * Refused: lengths that only last ("talked for 72 hours"), terms of the past ("had expired six days before"), and all
 * of them where the article has no date.
 */
import type { Draft, DraftSentence } from '../draft.js';
import type { PlacedTime, TimeIndex } from '../times/anchor.js';
import { dayValue, parseDay } from '../times/calendar.js';
import { isWeekday } from './coming.js';
import { isExpiry } from './expiry.js';
import type { Found } from './found.js';
import { clauseStart, phraseAround } from './what.js';

const GRANTING = new Set(['give', 'have', 'grant', 'allow', 'get']);

export const findTerms = (draft: Draft, sentence: DraftSentence, times: TimeIndex): readonly Found[] => {
  const placed = times.bySentence.get(sentence.index) ?? [];
  return placed.flatMap((time): readonly Found[] => {
    const days = daysOf(time.time.value);
    if (time.time.type !== 'DURATION' || days === null) return [];
    const day = anchorDay(draft, sentence, times, time);
    if (day === null) return [];
    const at = actOf(draft, sentence, time);
    if (at === null) return [];
    const from = clauseStart(draft, sentence, Math.min(at.from, time.first), at.from < time.first);
    const span = phraseAround(draft, sentence, Math.min(from, at.from), Math.max(at.head, time.last));
    return [{ kind: 'deadline', date: dayValue(day + days), at: at.head, ...span }];
  });
};

interface Act {
  readonly head: number;
  /** Token from which the evidence runs. */
  readonly from: number;
}

const actOf = (draft: Draft, sentence: DraftSentence, time: PlacedTime): Act | null => {
  const { first, last } = time;
  const before = draft.tokens[first - 1]?.lower ?? '';
  const after = draft.tokens[last + 1]?.lower ?? '';
  const next = sentence.verbs.find((verb) => verb.first > last);
  if (after === 'before' && next?.tense === 'present' && isExpiry(draft, next.head)) {
    return { head: next.head, from: last + 2 };
  }
  const left = sentence.verbs.findLast((verb) => verb.last < first);
  if (left === undefined || left.negated) return null;
  if (before === 'in' && left.tense !== 'past' && isExpiry(draft, left.head)) {
    return { head: left.head, from: left.first };
  }
  // "whether Iran must answer within 24 days" is a rule and no clock that runs
  if (before === 'within' && left.modal === 'must' && !isConditional(draft, sentence, left.first)) {
    return { head: left.head, from: left.first };
  }
  if (after !== 'to' && !(after === 'in' && draft.tokens[last + 2]?.lower === 'which')) return null;
  if (next === undefined || next.form !== 'infinitive' || next.first > last + 2) return null;
  // "would have 30 days to vote" waits for something else
  return GRANTING.has(left.lemma) && left.modal === null ? { head: next.head, from: left.first } : null;
};

const isConditional = (draft: Draft, sentence: DraftSentence, before: number): boolean => {
  for (let t = sentence.first; t < before; t++) {
    if (/^(?:if|when|whether|unless)$/.test(draft.tokens[t]?.lower ?? '')) return true;
  }
  return false;
};

/** Whole days of a duration in hours, days or weeks. */
const daysOf = (value: string): number | null => {
  const match = /^P(?:T(\d+)H|(\d+)([DW]))$/.exec(value);
  if (match === null) return null;
  const [, hours, count, unit] = match;
  const days = hours === undefined ? Number(count) * (unit === 'W' ? 7 : 1) : Math.round(Number(hours) / 24);
  return days > 0 && days < 370 ? days : null;
};

const NEAR = 3;

/** News of an order comes a day or two after the order. */
const anchorDay = (
  draft: Draft,
  sentence: DraftSentence,
  times: TimeIndex,
  { first }: PlacedTime,
): number | null => {
  const { published } = draft.document;
  const today = parseDay(published === null ? null : published.slice(0, 10));
  if (today === null) return null;
  for (let index = sentence.index; index >= Math.max(0, sentence.index - 4); index--) {
    const days = (times.bySentence.get(index) ?? []).filter(
      (each) => each.time.type === 'DATE' && each.last < first,
    );
    for (const each of days.reverse()) {
      const day = parseDay(each.time.value);
      if (day === null) continue;
      // "ordered him to leave on Thursday" may be read as the coming one; the clock runs from the order.
      const told = day > today && isWeekday(draft, each) ? day - 7 : day;
      if (told <= today && told >= today - NEAR) return told;
    }
  }
  return today;
};
