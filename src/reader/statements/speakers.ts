/**
 * Who stands behind the words that name a source: the entity of the source's head word. "who" is the person before it,
 * "he" whoever the mentions say, else the last person to speak; "the agency" the last outlet to speak.
 *
 * Refuses states and bodies that only describe ("the French minister" is no statement by France).
 */
import type { Entity } from '../../record/index.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';

const OUTLET_NOUNS = new Set(
  'agency newspaper paper outlet daily broadcaster magazine network channel website journal tabloid weekly'.split(
    ' ',
  ),
);
const SINGULAR = new Set(['he', 'she', 'his', 'her']);

export interface SpeakerMemory {
  /** The last person to speak, in the paragraph where that was. */
  person: Entity | null;
  outlet: Entity | null;
  /** Who spoke last in a statement ("said in a statement"). */
  issuer: Entity | null;
}

/** The entity that speaks, or null. Reads and renews what it remembers of earlier speakers. */
export const speakerOf = (
  reading: Reading,
  mentions: MentionIndex,
  finding: Finding,
  memory: SpeakerMemory,
): Entity | null => {
  const entity = resolve(reading, mentions, finding, memory);
  if (entity?.kind === 'person') memory.person = entity;
  if (entity?.kind === 'outlet') memory.outlet = entity;
  if (entity !== null && isInWriting(reading, finding)) memory.issuer = entity;
  return entity;
};

/** "said in a statement", "issued a statement saying". */
const isInWriting = (reading: Reading, { cue, setting, source }: Finding): boolean =>
  [cue, setting, source].some(
    (span) => span !== null && /\bstatement\b/i.test(reading.text.slice(span.start, span.end)),
  );

const resolve = (
  reading: Reading,
  mentions: MentionIndex,
  finding: Finding,
  memory: SpeakerMemory,
): Entity | null => {
  const { source, sourceHead } = finding;
  if (source === null || sourceHead === null) return null;
  const head = reading.token(sourceHead);
  if (head === undefined) return null;
  if (/^(?:who|which|that)$/.test(head.lower)) return antecedent(reading, mentions, sourceHead);
  const apposed = nameAtEnd(reading, mentions, source);
  if (apposed !== null) return apposed;
  const direct = entityAt(mentions, head.start);
  if (direct !== null) return peopleBehind(reading, mentions, finding, direct) ?? direct;
  if (STATEMENT.test(reading.text.slice(source.start, source.end))) return memory.issuer;
  if (SINGULAR.has(head.lower)) return memory.person;
  if (OUTLET_NOUNS.has(head.lemma)) {
    const named = within(mentions, source.start, source.end, 'outlet');
    return named ?? memory.outlet;
  }
  // "former minister Lena Ortiz", "the mayor, Lena Ortiz": a person named anywhere before a comma's aside.
  const person = within(mentions, source.start, source.end, 'person');
  if (person !== null && head.pos !== 'PRON') return person;
  return null;
};

const STATEMENT = /^the (?:\w+ )?statement$/i;

/** "European and [U.S. officials]": the people, not the land that half of them are from. */
const peopleBehind = (
  reading: Reading,
  mentions: MentionIndex,
  { source, sourceHead }: Finding,
  { kind }: Entity,
): Entity | null => {
  if (source === null || sourceHead === null || (kind !== 'state' && kind !== 'place')) return null;
  if (reading.lower(sourceHead + 1) !== 'and') return null;
  const last = mentions.within(source.start, source.end).find(({ end }) => end === source.end);
  const people = last === undefined ? undefined : mentions.entityOf(last);
  return people?.kind === 'group' ? people : null;
};

/** "his spokesman, Colonel [Ann Poe]", "party leader [Ann Poe]": the person whom a source ends in, unless "for" or "to" leads up to her. */
const nameAtEnd = (
  reading: Reading,
  mentions: MentionIndex,
  source: NonNullable<Finding['source']>,
): Entity | null => {
  const last = mentions.within(source.start, source.end).at(-1);
  const entity = last === undefined ? undefined : mentions.entityOf(last);
  if (last === undefined || entity?.kind !== 'person') return null;
  if (!/^[\s,]*$/.test(reading.text.slice(last.end, source.end))) return null;
  const before = reading.text.slice(source.start, last.start);
  const title = before.slice(before.lastIndexOf(',') + 1);
  return /\b(?:for|of|to|with|by|from|at|in|on|and|who|whose)\b/i.test(title) ? null : entity;
};

const entityAt = (mentions: MentionIndex, offset: number): Entity | null => {
  const mention = mentions.at(offset);
  return mention === undefined ? null : (mentions.entityOf(mention) ?? null);
};

const within = (mentions: MentionIndex, start: number, end: number, kind: Entity['kind']): Entity | null => {
  for (const mention of mentions.within(start, end)) {
    const entity = mentions.entityOf(mention);
    if (entity?.kind === kind) return entity;
  }
  return null;
};

/** Whom "who" means: the phrase before it, with its prepositional phrases where the nearest is no one. */
const antecedent = (reading: Reading, mentions: MentionIndex, relative: number): Entity | null => {
  let at = relative - 1;
  if (reading.lower(at) === ',') at--;
  const floor = reading.sentenceOf(relative)?.first ?? 0;
  for (let i = at; i >= Math.max(floor, at - 12); i--) {
    const phrase = reading.phrase(i);
    if (phrase === undefined) continue;
    const head = reading.token(phrase.head);
    const entity = head === undefined ? null : entityAt(mentions, head.start);
    if (entity !== null && entity.kind !== 'place') return entity;
    if (!/^(?:of|in|at|for|from)$/.test(reading.lower(phrase.first - 1))) return null;
    i = phrase.first;
  }
  return null;
};
