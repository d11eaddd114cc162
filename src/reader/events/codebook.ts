/**
 * The codebook's rulings on what a word means in whose mouth, applied once the parties are known.
 *
 *   3.9.2, 3.12.2  a state's or an official's protest is ACCUSE (disapprove), its blockade COERCE; PROTEST is what crowds do
 *   3.1            a vow to do away with one's own arms or sites is AGREE, not THREATEN
 *   3.11.3         a threat's mode is its content, so it names the act intended: violence is ASSAULT
 */
import type { EventCategory } from '../../record/index.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { Coded } from './intends.js';

/** "vowed to destroy": a threat where somebody is to suffer it, else a promise about one's own things. */
const PROMISING = new Set(['vow', 'pledge', 'promise', 'undertake', 'agree', 'commit']);

/** "is planning his visit", "proposed a summit": what is agreed on is a consultation. */
const MEETINGS = new Set(['visit', 'trip', 'meeting', 'summit', 'talk', 'talks', 'negotiation', 'tour']);

/** A state that shuts a crossing or shuns another coerces or sanctions; only crowds do it in protest. */
const OFFICIAL_PROTEST: Readonly<Record<string, Coded>> = {
  obstruct: { event: 'COERCE', mode: 'restrict', intends: null },
  boycott: { event: 'SANCTION', mode: 'discontinue', intends: null },
};

const OFFICIAL = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'IGO']);

const THREATENED: Readonly<Record<string, EventCategory>> = {
  violence: 'ASSAULT',
  territory: 'ASSAULT',
  arrest: 'COERCE',
  restrict: 'COERCE',
  expel: 'SANCTION',
  relations: 'SANCTION',
};

export const applyRulings = (
  act: Coded,
  named: readonly string[],
  actors: readonly string[],
  recipients: readonly string[],
  crowd: boolean,
  mentions: MentionIndex,
): Coded => {
  if (act.event === 'THREATEN' && recipients.length === 0 && named.some((lemma) => PROMISING.has(lemma))) {
    return { event: 'AGREE', mode: null, intends: null };
  }
  if (act.event === 'AGREE' && act.intends === null && named.some((lemma) => MEETINGS.has(lemma))) {
    return { ...act, intends: 'CONSULT' };
  }
  if (act.event === 'PROTEST' && !crowd && actors.some((id) => isOfficial(mentions, id))) {
    return OFFICIAL_PROTEST[act.mode ?? ''] ?? { event: 'ACCUSE', mode: 'disapprove', intends: null };
  }
  if (act.event === 'THREATEN' && act.intends === null && act.mode !== null) {
    return { ...act, intends: THREATENED[act.mode] ?? null };
  }
  return act;
};

const isOfficial = (mentions: MentionIndex, id: string): boolean => {
  const entity = mentions.entity(id);
  return entity !== undefined && (entity.kind === 'state' || OFFICIAL.has(entity.sector ?? ''));
};
