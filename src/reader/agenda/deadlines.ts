/**
 * Deadlines by name: "a deadline of midnight", "the truce expires on May 3", "the mandate runs out in June", "the
 * deadline is looming". They need a day ahead, or words that bring them near.
 *
 * Refused: deadlines gone by ("has passed", "missed"), first halves of compounds ("deadline-day"), "ultimatum" without
 * a day or a verb that looks ahead.
 */
import type { Draft, DraftSentence } from '../draft.js';
import { isFuture, type PlacedTime, type TimeIndex } from '../times/anchor.js';
import { type Coming, comingDay } from './coming.js';
import { isExpiry } from './expiry.js';
import type { Found } from './found.js';
import { clauseStart, phraseAround } from './what.js';

const NOUNS = new Set(['deadline', 'ultimatum', 'cutoff', 'cut-off']);
const NEARING = new Set(['loom', 'approach', 'near', 'come', 'face', 'set', 'meet']);
const NEARED = new Set(['looming', 'approaching', 'upcoming', 'impending', 'nearing']);

export const findDeadlines = (draft: Draft, sentence: DraftSentence, times: TimeIndex): readonly Found[] => {
  const { tokens } = draft;
  const placed = times.bySentence.get(sentence.index) ?? [];
  for (let t = sentence.first; t <= sentence.last; t++) {
    const token = tokens[t];
    if (token === undefined) break;
    const expires = isExpiry(draft, t);
    const compound = tokens[t + 1]?.text === '-' && tokens[t + 1]?.spaced === false;
    // "Friday is the last chance to agree"
    const chance = token.lemma === 'chance' && /^(?:last|final)$/.test(tokens[t - 1]?.lower ?? '');
    if (!expires && !chance && (!NOUNS.has(token.lemma) || compound)) continue;
    const day = dayAround(draft, placed, expires, t);
    if (day === null && (expires || chance || !isNear(draft, sentence, t))) continue;
    const told = sentence.verbs.find(({ first, last }) => first <= t && t <= last);
    if (expires && (told?.tense === 'past' || told?.negated === true)) continue;
    const through = Math.max(expires && token.lemma === 'run' ? t + 1 : t, day?.last ?? t);
    const span = phraseAround(draft, sentence, clauseStart(draft, sentence, t, true), through);
    return [{ kind: 'deadline', date: day?.value ?? null, at: t, ...span }];
  }
  return [];
};

/** The day ahead that follows the word, else one that stands before it ("a June 1 deadline"). */
const dayAround = (
  draft: Draft,
  placed: readonly PlacedTime[],
  expires: boolean,
  at: number,
): Coming | null => {
  const days = placed.filter(
    ({ time }) =>
      (time.type === 'DATE' || time.type === 'TIME') && isFuture(time.value, draft.document.published),
  );
  const next = days.find(({ first }) => first > at) ?? days[0];
  if (next !== undefined) return comingDay(draft, next, true);
  const weekday = expires ? placed.find(({ first }) => first > at) : undefined;
  return weekday === undefined ? null : comingDay(draft, weekday, true);
};

/** "the deadline is looming", "an approaching deadline": ahead, on whatever day. */
const isNear = (draft: Draft, sentence: DraftSentence, t: number): boolean => {
  if (NEARED.has(draft.tokens[t - 1]?.lower ?? '')) return true;
  const next = sentence.verbs.find(({ first }) => first > t && first <= t + 6);
  return next !== undefined && !next.perfect && next.tense !== 'past' && NEARING.has(next.lemma);
};
