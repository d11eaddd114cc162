/**
 * Whether a statement denies, disputes or confirms, and whose words: "Oslo denied the claim" is about the claim made before
 * it, "…, a figure the bank disputes" about the statement that the figure closes.
 *
 * `of` stays null where it cannot be told. Refuses denials of things that are no one's words ("denied him a visa",
 * "rejected the treaty", "declined to comment").
 */
import type { Entity, Statement } from '../../record/index.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { CueLexicon } from './cues.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';

const DISPUTES = new Set(
  'challenge dispute contest contradict question dismiss refute rebut repudiate counter reject call label deem discount'.split(
    ' ',
  ),
);
const DENIES = new Set(['deny', 'disavow', 'disown']);
const CONFIRMS = new Set('confirm corroborate verify affirm reaffirm acknowledge admit concede'.split(' '));

/** Words that point back at what was said. */
const POINTS_BACK = new Set('it that this them these those'.split(' '));
/** How many sentences back a pointing word may reach. */
const REACH = 4;

export const stanceOf = (reading: Reading, cues: CueLexicon, finding: Finding): Statement['stance'] => {
  const lemma = cueLemma(reading, finding);
  if (finding.rule === 'challenge') return DENIES.has(lemma) ? 'denies' : 'disputes';
  if (finding.rule === 'nominal') {
    if (finding.kind !== 'deny') return finding.kind === 'confirm' ? 'confirms' : null;
    return /denial/.test(cueText(reading, finding)) ? 'denies' : null;
  }
  if (DENIES.has(lemma)) return 'denies';
  if (CONFIRMS.has(lemma) && cues.verb(lemma)?.kind === 'confirm') return 'confirms';
  if (DISPUTES.has(lemma) && finding.kind === 'deny')
    return isAboutWords(reading, cues, finding) ? 'disputes' : null;
  return null;
};

const cueText = (reading: Reading, finding: Finding): string =>
  finding.cue === null ? '' : reading.text.slice(finding.cue.start, finding.cue.end).toLowerCase();

const cueLemma = (reading: Reading, finding: Finding): string => {
  if (finding.cue === null) return '';
  for (
    let i = reading.tokenAt(finding.cue.start);
    (reading.token(i)?.end ?? Infinity) <= finding.cue.end;
    i++
  ) {
    const verb = reading.verb(i);
    if (verb !== undefined) return verb.lemma;
  }
  return '';
};

/** "denied it", "rejected these"; in "denied | that Oslo had attacked" the first word only opens a clause. */
const pointer = (reading: Reading, finding: Finding): boolean => {
  const start = finding.content[0]?.start;
  if (start === undefined) return false;
  const at = reading.tokenAt(start);
  return (
    POINTS_BACK.has(reading.lower(at)) && (reading.lower(at) !== 'that' || reading.phrase(at) !== undefined)
  );
};

/** "a report | that its troops had crossed the border" says itself what is denied: it points back at nobody's words. */
const saysItself = (reading: Reading, finding: Finding): boolean => {
  const [first] = finding.content;
  if (first === undefined) return false;
  for (let i = reading.tokenAt(first.start); (reading.token(i)?.end ?? Infinity) <= first.end; i++)
    if (/^(?:that|of)$/.test(reading.lower(i)) && i > reading.tokenAt(first.start)) return true;
  return false;
};

/** True where the thing disputed is something said: a claim, a report, "it", or a clause. */
const isAboutWords = (reading: Reading, cues: CueLexicon, finding: Finding): boolean => {
  const start = finding.content[0]?.start;
  if (start === undefined) return false;
  const at = reading.tokenAt(start);
  if (POINTS_BACK.has(reading.lower(at))) return true;
  let phrase = reading.phrase(at);
  while (phrase?.possessive === true) phrase = reading.phrase(phrase.last + 1);
  const head = phrase === undefined ? undefined : reading.token(phrase.head);
  return (
    head !== undefined &&
    (cues.noun(head.lemma) !== undefined ||
      /^(?:charge|account|version|idea|rumou?r|narrative|figure)$/.test(head.lemma))
  );
};

/** Index of the finding that a stance is about, or null. */
export const aboutWhich = (
  reading: Reading,
  cues: CueLexicon,
  mentions: MentionIndex,
  findings: readonly Finding[],
  speakers: readonly (Entity | null)[],
  index: number,
): number | null => {
  const own = findings[index];
  const at = own?.cue?.start;
  if (own === undefined || at === undefined) return null;
  const hung = own.rule === 'challenge';
  const speaker = speakers[index] ?? null;
  let best: number | null = null;
  for (let k = index - 1; k >= Math.max(0, index - 12); k--) {
    const other = findings[k];
    if (other?.cue === null || other === undefined || other.kind === 'want' || other.rule === 'challenge')
      continue;
    if (own.sentence - other.sentence > (hung ? 0 : REACH)) break;
    const end = other.content.at(-1)?.end ?? 0;
    if (other.content.some((span) => span.start <= at && span.end > at)) continue;
    if (sameSource(reading, own, other, speaker, speakers[k] ?? null)) continue;
    if (hung) {
      // Of several statements that close here the widest is the one characterized.
      if (end <= at && (best === null || widthOf(other) > widthOf(findings[best]))) best = k;
      continue;
    }
    if (pointer(reading, own) || (isAboutWords(reading, cues, own) && !saysItself(reading, own))) return k;
    if (accuses(mentions, other, speaker) || sharesWords(reading, own, other)) return k;
  }
  return best;
};

const widthOf = (finding: Finding | undefined): number =>
  (finding?.content ?? []).reduce((sum, span) => sum + span.end - span.start, 0);

const sameSource = (
  reading: Reading,
  a: Finding,
  b: Finding,
  speakerA: Entity | null,
  speakerB: Entity | null,
): boolean => {
  if (speakerA !== null || speakerB !== null) return speakerA?.id === speakerB?.id;
  if (a.source === null || b.source === null) return false;
  return (
    reading.text.slice(a.source.start, a.source.end) === reading.text.slice(b.source.start, b.source.end)
  );
};

/** True where the other's words are about the one who now denies: "accused Oslo of spying" … "Oslo denies". */
const accuses = (mentions: MentionIndex, other: Finding, speaker: Entity | null): boolean => {
  if (speaker === null || (other.kind !== 'judge' && other.kind !== 'say')) return false;
  return other.content.some((span) =>
    mentions.within(span.start, span.end).some((mention) => {
      const entity = mentions.entityOf(mention);
      return (
        entity?.id === speaker.id ||
        (other.kind === 'judge' && entity?.country !== null && entity?.country === speaker.country)
      );
    }),
  );
};

/** True where both contents share two words that carry meaning. */
const sharesWords = (reading: Reading, a: Finding, b: Finding): boolean => {
  const mine = lemmas(reading, a);
  let count = 0;
  for (const lemma of lemmas(reading, b)) if (mine.has(lemma)) count++;
  return count >= 2;
};

const lemmas = (reading: Reading, finding: Finding): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const span of finding.content) {
    const from = reading.tokenAt(span.start);
    for (let i = from; i < from + 60 && (reading.token(i)?.end ?? Infinity) <= span.end; i++) {
      const token = reading.token(i);
      if (token !== undefined && /^(?:NOUN|PROPN|VERB|ADJ)$/.test(token.pos)) found.add(token.lemma);
    }
  }
  return found;
};
