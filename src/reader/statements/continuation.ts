/**
 * Quotations without a cue of their own that go on from one that has it: the next quoted sentence of the paragraph
 * ("…," the mayor said. | "We will pay."), the paragraph after an unclosed mark, a paragraph that is all quotation after
 * one by a known speaker, and a quotation after a sentence about its speaker (The mayor shrugged. | "We will pay.").
 *
 * Refuses phrases in marks ("virtuous circle"), which are no speech by themselves.
 */
import type { DraftSentence } from '../draft.js';
import type { CueLexicon } from './cues.js';
import { findingOf, type QuotedRun, type SpokenBy } from './direct.js';
import type { Finding } from './finding.js';
import { isProse, type Reading } from './reading.js';
import { subjectBefore } from './subject.js';

/** @returns the findings of all runs in text order, those carried on included. */
export const carryOn = (
  reading: Reading,
  _cues: CueLexicon,
  runs: readonly QuotedRun[],
  lastSpeakerBefore: (offset: number, paragraph: number) => SpokenBy | null,
): readonly Finding[] => {
  const found: Finding[] = [];
  const speakers: (SpokenBy | null)[] = runs.map((run) => run.by);
  for (const [index, run] of runs.entries()) {
    if (run.finding !== null) {
      found.push(run.finding);
      continue;
    }
    if (!run.speech) continue;
    const by = speakerOf(reading, runs, speakers, index, lastSpeakerBefore);
    if (by === null) continue;
    speakers[index] = by;
    found.push(findingOf(reading.span(run.first, run.last), by, false, 'continuation'));
  }
  return found;
};

const speakerOf = (
  reading: Reading,
  runs: readonly QuotedRun[],
  speakers: readonly (SpokenBy | null)[],
  index: number,
  lastSpeakerBefore: (offset: number, paragraph: number) => SpokenBy | null,
): SpokenBy | null => {
  const run = runs[index];
  if (run === undefined) return null;
  const paragraph = paragraphOf(reading, run.first);
  const previous = runs[index - 1];
  const known = speakers[index - 1] ?? null;
  const opens = reading.sentenceOf(run.first)?.first === run.first;
  if (!opens) return null;
  // A mark left open hands its speaker on, in both directions.
  if (run.quotation.continues !== null && known !== null) return known;
  const next = runs[index + 1];
  if (
    !run.quotation.closed &&
    next?.by !== null &&
    next?.by !== undefined &&
    next.quotation.continues !== null
  )
    return next.by;
  const samePara = lastSpeakerBefore(reading.token(run.first)?.start ?? 0, paragraph);
  if (
    samePara !== null &&
    previous !== undefined &&
    known !== null &&
    paragraphOf(reading, previous.first) === paragraph
  ) {
    // Whoever spoke last in this paragraph goes on, be it in marks or in reported speech.
    return (samePara.source?.start ?? 0) > (known.source?.start ?? 0) ? samePara : known;
  }
  if (samePara !== null) return samePara;
  if (previous !== undefined && known !== null && paragraphOf(reading, previous.last) === paragraph)
    return known;
  const sentence = reading.sentenceOf(run.first);
  const before = sentence === undefined ? undefined : reading.draft.sentences[sentence.index - 1];
  if (before !== undefined && before.paragraph === paragraph && isProse(before))
    return subjectOf(reading, before);
  // A paragraph that opens with a quotation and names nobody: the last paragraph's speaker.
  if (known !== null && previous !== undefined && paragraphOf(reading, previous.last) === paragraph - 1)
    return known;
  const above = lastSpeakerBefore(reading.token(run.first)?.start ?? 0, paragraph - 1);
  return above;
};

const paragraphOf = (reading: Reading, position: number): number =>
  reading.sentenceOf(position)?.paragraph ?? -1;

/** The subject of the sentence before, as the one who speaks: there is no cue. */
const subjectOf = (reading: Reading, sentence: DraftSentence): SpokenBy | null => {
  for (const verb of sentence.verbs) {
    if (verb.form !== 'finite' || reading.quotation(verb.head) !== undefined) continue;
    const subject = subjectBefore(reading, verb.first, sentence.first);
    if (subject === null) continue;
    if (/^(?:it|that|this|there|which)$/.test(reading.lower(subject.first))) return null;
    return {
      cue: null,
      source: reading.span(subject.first, subject.last),
      sourceHead: subject.head,
      kind: 'say',
      setting: null,
      sentence: sentence.index,
      verb: null,
    };
  }
  return null;
};
