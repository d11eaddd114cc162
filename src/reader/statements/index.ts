/**
 * Stage `statements`. Needs tokens, sentences, quotations, the model's reading, entities, mentions and times; adds statements: who
 * said, asked, denied, believed or wanted what, in whose words, through whom.
 */
import type { Entity, Statement, TimeExpression } from '../../record/index.js';
import type { Draft, Stage } from '../draft.js';
import { createMentionIndex, type MentionIndex } from '../entities/lookup.js';
import { firstFrom } from '../offsets.js';
import { isAnonymous } from './anonymous.js';
import { parentsOf, viaOf, withCarriers } from './chain.js';
import { loadCues } from './cues.js';
import { saysSomething } from './edges.js';
import { findAttributions } from './find.js';
import type { Finding } from './finding.js';
import { createReading, type Reading } from './reading.js';
import { type SpeakerMemory, speakerOf } from './speakers.js';
import { aboutWhich, stanceOf } from './stance.js';

export const createStatementsStage = (): Stage => {
  const cues = loadCues();
  return {
    name: 'statements',
    needs: ['tokens', 'sentences', 'quotations', 'model', 'entities', 'mentions', 'times'],
    adds: ['statements'],
    run: (draft: Draft) => {
      const reading = createReading(draft);
      const mentions = createMentionIndex(draft);
      const all = findAttributions(draft, reading, cues);
      const heard = speakersOf(reading, mentions, all);
      const findings = all.flatMap((finding, i) => {
        if (!isBare(reading, finding)) return [finding];
        const about = all[aboutWhich(reading, cues, mentions, all, heard, i) ?? -1];
        return about === undefined ? [] : [{ ...finding, content: about.content }];
      });
      const speakers = speakersOf(reading, mentions, findings);
      const parents = withCarriers(findings, speakers, parentsOf(findings));
      const id = (index: number | null): string | null => (index === null ? null : `s${index + 1}`);
      const statements = findings.map((finding, i): Statement => {
        const stance = stanceOf(reading, cues, finding);
        return {
          id: `s${i + 1}`,
          content: finding.content,
          cue: finding.cue,
          source: finding.source,
          speaker: speakers[i]?.id ?? null,
          anonymous: isAnonymous(reading, finding, speakers[i] ?? null),
          directness: finding.directness,
          via: viaOf(findings, speakers, parents, mentions, i),
          parent: id(parents[i] ?? null),
          time: timeOf(draft.times, finding)?.id ?? null,
          stance,
          of: stance === null ? null : id(aboutWhich(reading, cues, mentions, findings, speakers, i)),
        };
      });
      return { statements };
    },
  };
};

const speakersOf = (
  reading: Reading,
  mentions: MentionIndex,
  findings: readonly Finding[],
): readonly (Entity | null)[] => {
  const memory: SpeakerMemory = { person: null, outlet: null, issuer: null };
  return findings.map((finding) => speakerOf(reading, mentions, finding, memory));
};

/** "…, [which] Oslo denies", "Oslo denied [that]": the words are those of the statement that it is about. */
const isBare = (reading: Reading, { kind, content }: Finding): boolean =>
  (kind === 'deny' || kind === 'confirm') && !saysSomething(reading, content);

/** The time of speaking: a date in the cue's own clause ("said on Tuesday"), never one within the content. */
const timeOf = (
  times: readonly TimeExpression[],
  { setting, cue, content }: Finding,
): TimeExpression | undefined => {
  const places = [setting, cue].filter((span) => span !== null);
  const from = Math.min(...places.map(({ start }) => start));
  const to = Math.max(...places.map(({ end }) => end));
  for (let i = firstFrom(times, from); i < times.length; i++) {
    const time = times[i];
    if (time === undefined || time.end > to) break;
    if (
      (time.type === 'DATE' || time.type === 'TIME') &&
      places.some((span) => time.start >= span.start && time.end <= span.end) &&
      !content.some((span) => time.start < span.end && time.end > span.start)
    )
      return time;
  }
  return undefined;
};
