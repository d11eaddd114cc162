/** All rules over one document, in order: a rule that has taken a cue verb keeps it from the later ones. */
import type { Draft } from '../draft.js';
import { findAccordingTo } from './according-to.js';
import { findAdjectival } from './adjectival.js';
import { findChallenges } from './challenge.js';
import { carryOn } from './continuation.js';
import type { CueLexicon } from './cues.js';
import { readQuotations, type SpokenBy } from './direct.js';
import type { Finding } from './finding.js';
import { findHeadline } from './headline.js';
import { findIndirect } from './indirect.js';
import { findNominal } from './nominal.js';
import { findPassive } from './passive.js';
import { isProse, type Reading } from './reading.js';
import { findTrailing } from './trailing.js';
import { findTranscript } from './transcript.js';

export const findAttributions = (draft: Draft, reading: Reading, cues: CueLexicon): readonly Finding[] => {
  const runs = readQuotations(reading, cues);
  const taken = new Set<number>();
  for (const run of runs) if (run.by?.verb !== null && run.by?.verb !== undefined) taken.add(run.by.verb);
  const found: Finding[] = [];
  /** By paragraph, what its reported speech says of who speaks: quotations without a cue carry on from it. */
  const reported = new Map<number, Finding[]>();
  for (const sentence of draft.sentences) {
    const transcript = findTranscript(reading, draft, sentence);
    if (transcript !== null) found.push(transcript);
    const headline = findHeadline(reading, sentence);
    if (headline !== null) {
      found.push(headline);
      continue;
    }
    if (!isProse(sentence)) continue;
    const trailing = findTrailing(reading, cues, sentence, taken);
    for (const { verb } of trailing) taken.add(verb);
    const here = [
      ...trailing.map(({ finding }) => finding),
      ...findIndirect(reading, cues, sentence, taken),
      ...findPassive(reading, cues, sentence),
      ...findAccordingTo(reading, cues, sentence),
      ...findAdjectival(reading, cues, sentence),
      ...findNominal(reading, cues, sentence),
      ...findChallenges(reading, sentence),
    ];
    found.push(...here.filter((one) => !here.some((other) => isWithin(one, other))));
    const list = reported.get(sentence.paragraph);
    if (list === undefined) reported.set(sentence.paragraph, [...here]);
    else list.push(...here);
  }
  const lastSpeaker = (offset: number, paragraph: number): SpokenBy | null => {
    const last = (reported.get(paragraph) ?? []).findLast(
      (finding) => finding.source !== null && finding.kind === 'say' && (finding.cue?.start ?? 0) < offset,
    );
    if (last === undefined) return null;
    return {
      cue: last.cue,
      source: last.source,
      sourceHead: last.sourceHead,
      kind: 'say',
      setting: last.setting,
      sentence: last.sentence,
      verb: null,
    };
  };
  const quoted = carryOn(reading, cues, runs, lastSpeaker);
  return [...found, ...quoted].sort(
    (a, b) =>
      (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0) || (a.cue?.start ?? 0) - (b.cue?.start ?? 0),
  );
};

/** "voiced | concern over | the deal": the verb alone is the lesser half of the cue that verb and noun make together. */
const isWithin = (one: Finding, other: Finding): boolean =>
  one.rule === 'indirect' &&
  other.rule === 'nominal' &&
  one.cue !== null &&
  other.cue !== null &&
  one.cue.start >= other.cue.start &&
  one.cue.end < other.cue.end;
