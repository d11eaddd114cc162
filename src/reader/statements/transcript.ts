/**
 * Transcripts: a paragraph that opens with its speaker's name in capitals and a colon ("ORTIZ: The ferry sails.") is what
 * that speaker said. Refuses datelines and labels ("NOTE:", "PHOTO:", "UPDATE:").
 */
import type { Draft, DraftSentence } from '../draft.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';

const LABELS = new Set(
  'note photo photos update correction video watch read abstract more related breaking exclusive editor image source caption ps'.split(
    ' ',
  ),
);
const LONGEST_NAME = 5;

export const findTranscript = (reading: Reading, draft: Draft, sentence: DraftSentence): Finding | null => {
  const before = draft.sentences[sentence.index - 1];
  if (before !== undefined && before.paragraph === sentence.paragraph) return null;
  let colon = sentence.first;
  while (colon - sentence.first <= LONGEST_NAME && reading.lower(colon) !== ':') colon++;
  if (reading.lower(colon) !== ':' || colon === sentence.first) return null;
  for (let i = sentence.first; i < colon; i++) {
    const text = reading.token(i)?.text ?? '';
    if (!/^[\p{Lu}.'’-]+$/u.test(text) || LABELS.has(text.toLowerCase())) return null;
  }
  const lone = (reading.token(sentence.first)?.text ?? '').length < 2 && colon === sentence.first + 1;
  if (lone && !/^[QA]$/.test(reading.token(sentence.first)?.text ?? '')) return null;
  let last = sentence.last;
  for (let k = sentence.index + 1; draft.sentences[k]?.paragraph === sentence.paragraph; k++) {
    last = draft.sentences[k]?.last ?? last;
  }
  if (last <= colon) return null;
  return {
    rule: 'transcript',
    content: [reading.span(colon + 1, last)],
    cue: reading.span(colon, colon),
    source: reading.span(sentence.first, colon - 1),
    sourceHead: colon - 1,
    kind: 'say',
    directness: 'direct',
    sentence: sentence.index,
    setting: null,
  };
};
