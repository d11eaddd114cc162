/**
 * The category of a trigger after tense and negation, by the codebook: "will meet" is AGREE, "would withdraw" CONCEDE,
 * "will attack" THREATEN, "did not agree" REJECT.
 */
import type { EventCategory } from '../../record/index.js';
import type { DraftSentence } from '../draft.js';
import { announced, type Trigger } from './triggers/index.js';

const ANNOUNCING = new Set(['would', 'may', 'might', 'could']);
const REFUSED: ReadonlySet<EventCategory> = new Set([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
]);

const YIELDING: ReadonlySet<EventCategory> = new Set(['CONCEDE', 'RETREAT']);

export function settled(trigger: Trigger, sentence: DraftSentence): EventCategory {
  if (trigger.pos === 'noun') return trigger.event;
  const group = sentence.verbs.find(({ first, last }) => first <= trigger.head && trigger.head <= last);
  if (group === undefined) return trigger.event;
  const ahead = group.tense === 'future' || (group.modal !== null && ANNOUNCING.has(group.modal));
  if (group.negated && REFUSED.has(trigger.event)) return 'REJECT';
  if (trigger.operator === 'intend' && YIELDING.has(trigger.event)) return 'AGREE';
  if (!ahead) return trigger.event;
  // What is only expected of a retreat is intent, and pairs are coded as CAMEO's 03 is in the codebook's table 7.1.
  return YIELDING.has(trigger.event) ? 'AGREE' : announced(trigger).event;
}
