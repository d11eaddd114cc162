/**
 * Attitudes in an adjective: "the bank | is confident | that prices fall", "critics | were wary of | the deal", and
 * "the envoy | made it clear | that talks were over".
 *
 * Refuses adjectives of things ("it is clear that …", "the road is clear") and those without a complement.
 */
import type { DraftSentence } from '../draft.js';
import type { Cue, CueLexicon } from './cues.js';
import { contentEnd } from './extent.js';
import type { Finding } from './finding.js';
import { hasQuotation } from './indirect.js';
import type { Reading } from './reading.js';
import { subjectBefore } from './subject.js';

const CLEAR: Cue = { lemma: 'clear', kind: 'say', frames: new Set(['that', 'about', 'how', 'why', 'what']) };

export const findAdjectival = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
): readonly Finding[] => {
  const found: Finding[] = [];
  for (const verb of sentence.verbs) {
    if (reading.quotation(verb.head) !== undefined || verb.form !== 'finite') continue;
    let at = verb.last + 1;
    const makes = verb.lemma === 'make';
    if (makes && reading.lower(at) === 'it') at++;
    while (reading.token(at)?.pos === 'ADV' && cues.adjective(reading.lower(at)) === undefined) at++;
    // The tagger takes "concerned" for a participle: then it is the group's own head.
    const inside = verb.passive && cues.adjective(reading.lower(verb.head)) !== undefined;
    if (inside) at = verb.head;
    else if (!makes && !/^(?:be|remain|seem|feel|appear|sound|become|grow)$/.test(verb.lemma)) continue;
    const word = reading.lower(at);
    const cue = makes ? (word === 'clear' ? CLEAR : undefined) : cues.adjective(word);
    if (cue === undefined) continue;
    const next = reading.lower(at + 1);
    if (!cue.frames.has(next)) continue;
    const subject = subjectBefore(reading, verb.first, sentence.first);
    if (subject === null || /^(?:it|that|this|there|which|what)$/.test(reading.lower(subject.first)))
      continue;
    const clause = /^(?:that|to|whether|how|what|why)$/.test(next);
    const from = clause ? at + 1 : at + 2;
    const last = contentEnd(reading, cues, clause ? 'clause' : 'np', from, sentence.last);
    if (last < from) continue;
    found.push({
      rule: 'adjectival',
      content: [reading.span(from, last)],
      cue: reading.span(verb.first, clause ? at : at + 1),
      source: reading.span(subject.first, subject.last),
      sourceHead: subject.head,
      kind: cue.kind,
      directness: hasQuotation(reading, from, last) ? 'mixed' : 'indirect',
      sentence: sentence.index,
      setting: null,
    });
  }
  return found;
};
