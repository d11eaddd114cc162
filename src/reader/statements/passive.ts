/**
 * Passive cues: "the envoy | is seen | to favour delay", "was quoted as saying that …", "it was reported that …",
 * "is expected to". The one who thinks or says is named after "by", or not at all.
 *
 * What was praised or denounced is the content, so "the plan was criticized by the bank" is the bank's. Refuses passives of
 * verbs of wanting and finding ("was backed into a corner", "was found dead").
 */
import type { Span } from '../../record/index.js';
import type { DraftSentence, VerbGroup } from '../draft.js';
import type { CueLexicon } from './cues.js';
import { contentEnd } from './extent.js';
import type { Finding } from './finding.js';
import { hasQuotation } from './indirect.js';
import type { Reading } from './reading.js';
import { subjectAfter, subjectBefore } from './subject.js';

const HELD = new Set(
  'see expect believe think consider say report allege rumor rumour understand know suppose assume view regard deem hold perceive describe'.split(
    ' ',
  ),
);

export const findPassive = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
): readonly Finding[] => {
  const found: Finding[] = [];
  for (const verb of sentence.verbs) {
    const reduced = verb.form === 'participle' || (verb.form === 'finite' && verb.first === sentence.first);
    if (
      !(verb.passive || reduced) ||
      (verb.form !== 'finite' && !reduced) ||
      reading.quotation(verb.head) !== undefined
    )
      continue;
    if (verb.lemma === 'ask') {
      const asked = findAsked(reading, cues, sentence, verb);
      if (asked !== null) found.push(asked);
      continue;
    }
    if (reduced) {
      // "a plan | denounced | by the bank"
      const judged = reading.lower(verb.last + 1) === 'by' ? findJudged(reading, cues, sentence, verb) : null;
      if (judged !== null) found.push(judged);
      continue;
    }
    const quoted = verb.lemma === 'quote' || verb.lemma === 'cite';
    if (!HELD.has(verb.lemma) && !quoted) {
      const judged = findJudged(reading, cues, sentence, verb);
      if (judged !== null) found.push(judged);
      continue;
    }
    if (!HELD.has(verb.lemma) && !quoted) continue;
    const subject = subjectBefore(reading, verb.first, sentence.first);
    if (subject === null) continue;
    let at = verb.last + 1;
    while (reading.token(at)?.pos === 'ADV') at++;
    if (quoted) {
      if (reading.lower(at) !== 'as' || !/^(?:saying|telling)$/.test(reading.lower(at + 1))) continue;
      const last = contentEnd(reading, cues, 'clause', at + 2, sentence.last);
      if (last < at + 2) continue;
      found.push({
        ...shell(sentence, [reading.span(at + 2, last)], reading.span(verb.first, at + 1)),
        source: reading.span(subject.first, subject.last),
        sourceHead: subject.head,
        directness: hasQuotation(reading, at + 2, last) ? 'mixed' : 'indirect',
      });
      continue;
    }
    const by = reading.lower(at) === 'by' ? subjectAfter(reading, at + 1, sentence.last) : null;
    if (by !== null) at = by.last + 1;
    const opens = /^(?:to|as|that)$/.test(reading.lower(at));
    if (!opens) continue;
    const impersonal = reading.lower(subject.first) === 'it' && reading.lower(at) === 'that';
    const last = contentEnd(reading, cues, 'clause', at, sentence.last);
    if (last <= at) continue;
    const rest = reading.span(at, last);
    const relative = /^(?:who|which|that)$/.test(reading.lower(subject.first));
    const content = impersonal || relative ? [rest] : [reading.span(subject.first, subject.last), rest];
    found.push({
      ...shell(sentence, content, reading.span(verb.first, verb.last)),
      source: by === null ? null : reading.span(by.first, by.last),
      sourceHead: by?.head ?? null,
      directness: hasQuotation(reading, at, last) ? 'mixed' : 'indirect',
    });
  }
  return found;
};

/** Kinds of act that tell what someone holds even in the passive: "the plan | was criticized | by the bank". */
const TELLING = new Set(['say', 'judge', 'deny', 'confirm']);

/** "The deal | was denounced | as a trap by the bank": what stood before the verb is what was spoken of. */
const findJudged = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
  verb: VerbGroup,
): Finding | null => {
  const cue = cues.verb(verb.lemma);
  if (cue === undefined || !TELLING.has(cue.kind) || !cue.frames.has('np')) return null;
  const subject = subjectBefore(reading, verb.first, sentence.first);
  if (subject === null) return null;
  let at = verb.last + 1;
  while (reading.token(at)?.pos === 'ADV') at++;
  const by = reading.lower(at) === 'by' ? subjectAfter(reading, at + 1, sentence.last) : null;
  if (by !== null) at = by.last + 1;
  const content = [reading.span(subject.first, subject.last)];
  if (/^(?:as|for|of|over)$/.test(reading.lower(at))) {
    const last = contentEnd(reading, cues, 'np', at, sentence.last);
    if (last > at) content.push(reading.span(at, last));
  }
  return {
    ...shell(sentence, content, reading.span(verb.first, verb.last)),
    kind: cue.kind,
    source: by === null ? null : reading.span(by.first, by.last),
    sourceHead: by?.head ?? null,
  };
};

/** "The envoy | was asked | whether talks go on": the question is told, who asked it is not. */
const findAsked = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
  verb: VerbGroup,
): Finding | null => {
  let at = verb.last + 1;
  while (reading.isTime(at)) at++;
  const word = reading.lower(at);
  if (!/^(?:about|whether|if|how|why|what|who|when|where|to)$/.test(word)) return null;
  const from = word === 'about' ? at + 1 : at;
  const last = contentEnd(reading, cues, word === 'about' ? 'np' : 'clause', from, sentence.last);
  if (last < from) return null;
  const cue = reading.span(verb.first, word === 'about' ? at : verb.last);
  return { ...shell(sentence, [reading.span(from, last)], cue), kind: 'ask' };
};

const shell = (sentence: DraftSentence, content: readonly Span[], cue: Span): Finding => ({
  rule: 'passive',
  content,
  cue,
  source: null,
  sourceHead: null,
  kind: 'think',
  directness: 'indirect',
  sentence: sentence.index,
  setting: null,
});
