/**
 * How sure the rules are of an event, 0 to 1: a product, so that one weak link shows.
 *
 *   trigger      the pattern's own weight: "signed a treaty" says more than "backed"
 *   arguments    how sure the path from trigger to actor and recipient was; the actor counts most
 *   missing      a recipient that the category asks for and nobody names
 *   status       open and denied events rest on more words, each a chance to misread
 */
import type { EventCategory, EventStatus } from '../../record/index.js';
import type { Parties } from './arguments/parties.js';

/** Categories for which the codebook requires a recipient (chapter 3), and those that seldom go without one. */
const WANTS_RECIPIENT: ReadonlySet<EventCategory> = new Set([
  'COOPERATE',
  'AID',
  'SANCTION',
  'ACCUSE',
  'REQUEST',
  'THREATEN',
]);

export interface Evidence {
  readonly weight: number;
  readonly actor: Parties;
  readonly recipient: Parties;
  readonly reciprocal: boolean;
  /** True where the recipient is only the other state of the sentence. */
  readonly inferred: boolean;
  readonly event: EventCategory;
  readonly status: EventStatus;
}

export const ruleConfidenceOf = (evidence: Evidence): number => {
  const { actor, recipient, event, status } = evidence;
  let score = evidence.weight;
  score *= actor.ids.length === 0 ? 0.55 : actor.certainty;
  if (recipient.ids.length > 0) score *= (1 + recipient.certainty) / 2;
  else if (evidence.reciprocal) score *= actor.ids.length > 1 ? 1 : 0.7;
  else if (WANTS_RECIPIENT.has(event)) score *= 0.75;
  if (evidence.inferred) score *= 0.85;
  if (status === 'hypothetical' || status === 'negated') score *= 0.9;
  return Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
};
