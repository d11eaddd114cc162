/**
 * Deadlines: "must leave by June 1", "has until Friday to answer", "a deadline of midnight", "the truce expires on
 * May 3", "an ultimatum". They need a day still ahead, or the word itself told in the present or future. Refused:
 * "by" with a past day, "by 2019" with a perfect verb ("had left by March"), and "until" of a state ("closed until").
 */
import type { Draft, DraftSentence } from '../draft.js';
import { beforeDocument, isFuture, type PlacedTime, type TimeIndex } from '../times/anchor.js';
import { type Coming, comingDay } from './coming.js';
import { isExpiry } from './expiry.js';
import type { Found } from './found.js';
import { clauseStart, phraseAround } from './what.js';

const NOUNS = new Set(['deadline', 'ultimatum', 'cutoff', 'cut-off']);
const OBLIGING = new Set([
  'must',
  'have',
  'need',
  'should',
  'order',
  'require',
  'give',
  'tell',
  'demand',
  'urge',
  'oblige',
  'ask',
  'set',
  'want',
]);

export const findDeadlines = (draft: Draft, sentence: DraftSentence, times: TimeIndex): readonly Found[] => {
  const { tokens } = draft;
  const { published } = draft.document;
  const placed = (times.bySentence.get(sentence.index) ?? []).filter(
    ({ time }) => time.type === 'DATE' || time.type === 'TIME',
  );
  const ahead = placed.filter(({ time }) => isFuture(time.value, published));
  const found: Found[] = [];
  const push = (at: number, from: number, through: number, date: string | null): void => {
    const day = date?.replace(/T.*$/, '') ?? null;
    if (found.length === 0)
      found.push({ kind: 'deadline', date: day, at, ...phraseAround(draft, sentence, from, through) });
  };
  for (const { time, first, last } of ahead) {
    const before = tokens[first - 1]?.lower ?? '';
    if ((before === 'by' || before === 'until' || before === 'before') && obliged(draft, sentence, first)) {
      push(first, clauseStart(draft, sentence, first, true), last, time.value);
    }
  }
  for (let t = sentence.first; t <= sentence.last && found.length === 0; t++) {
    const token = tokens[t];
    if (token === undefined) break;
    const expires = isExpiry(draft, t);
    const compound = tokens[t + 1]?.text === '-' && tokens[t + 1]?.spaced === false;
    if ((!NOUNS.has(token.lemma) || compound) && !expires) continue;
    const next = ahead.find(({ first }) => first > t) ?? ahead[0];
    const date =
      next === undefined ? expiryDay(draft, placed, expires, t) : { ...next, value: next.time.value };
    const over = date === null && placed.some(({ time }) => beforeDocument(time.value, published));
    const told = sentence.verbs.find(({ first, last }) => first <= t && t <= last);
    if (over || (expires && date === null) || (told?.tense === 'past' && date === null)) continue;
    if (date === null && pastOnly(sentence)) continue;
    push(t, clauseStart(draft, sentence, t, true), Math.max(t, date?.last ?? t), date?.value ?? null);
  }
  return found;
};

/** "lapses at midnight on Friday": the coming one, be it the article's own day. */
const expiryDay = (
  draft: Draft,
  placed: readonly PlacedTime[],
  expires: boolean,
  at: number,
): Coming | null => {
  const next = expires ? placed.find((each) => each.first > at) : undefined;
  return next === undefined ? null : comingDay(draft, next, true);
};

/** A word of duty stands before the date in its clause: "must", "has until", "ordered to". */
const obliged = (draft: Draft, sentence: DraftSentence, before: number): boolean => {
  const from = clauseStart(draft, sentence, before, true);
  for (const verb of sentence.verbs) {
    if (verb.last < from || verb.first >= before) continue;
    if (verb.modal === 'must' || verb.modal === 'should' || verb.form === 'infinitive') return true;
    if (OBLIGING.has(verb.lemma)) return true;
  }
  return false;
};

const pastOnly = (sentence: DraftSentence): boolean =>
  sentence.verbs.some(({ tense }) => tense === 'past') &&
  !sentence.verbs.some(({ tense }) => tense === 'future' || tense === 'present');
