/**
 * Deadlines: "must leave by June 1", "has until Friday to answer", "a deadline of midnight", "the truce expires on
 * May 3", "an ultimatum". They need a day still ahead, or the word itself told in the present or future. Refused:
 * "by" with a past day, "by 2019" with a perfect verb ("had left by March"), and "until" of a state ("closed until").
 */
import type { Draft, DraftSentence } from '../draft.js';
import { beforeDocument, isFuture, type TimeIndex } from '../times/anchor.js';
import type { Found } from './anniversaries.js';
import { clauseStart, phraseAround } from './what.js';

const NOUNS = new Set(['deadline', 'ultimatum', 'cutoff', 'cut-off']);
const EXPIRING = new Set(['expire', 'lapse', 'elapse']);
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
  const push = (from: number, through: number, date: string | null): void => {
    if (found.length === 0)
      found.push({ kind: 'deadline', date, ...phraseAround(draft, sentence, from, through) });
  };
  for (const { time, first, last } of ahead) {
    const before = tokens[first - 1]?.lower ?? '';
    if ((before === 'by' || before === 'until' || before === 'before') && obliged(draft, sentence, first)) {
      push(clauseStart(draft, sentence, first, true), last, time.value);
    }
  }
  for (let t = sentence.first; t <= sentence.last && found.length === 0; t++) {
    const token = tokens[t];
    if (token === undefined) break;
    const expires = EXPIRING.has(token.lemma) && token.pos === 'VERB';
    const compound = tokens[t + 1]?.text === '-' && tokens[t + 1]?.spaced === false;
    if ((!NOUNS.has(token.lemma) || compound) && !expires) continue;
    const date = ahead.find(({ first }) => first > t) ?? ahead[0];
    const over = date === undefined && placed.some(({ time }) => beforeDocument(time.value, published));
    const told = sentence.verbs.find(({ first, last }) => first <= t && t <= last);
    if (over || (expires && date === undefined) || (told?.tense === 'past' && date === undefined)) continue;
    if (date === undefined && pastOnly(sentence)) continue;
    push(clauseStart(draft, sentence, t, true), Math.max(t, date?.last ?? t), date?.time.value ?? null);
  }
  return found;
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
