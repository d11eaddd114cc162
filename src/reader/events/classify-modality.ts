/**
 * The category of a trigger after tense and negation, by the codebook: "will meet" is AGREE, "would withdraw" AGREE,
 * "will attack" THREATEN, "did not agree" REJECT.
 */
import type { EventCategory } from '../../record/index.js';
import type { DraftSentence, Token } from '../draft.js';
import { announced, type Trigger } from './triggers/index.js';

const MODALS = new Set(['will', 'would', 'may', 'might', 'could', "'ll"]);
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

/** What is decided is as good as granted. */
const DECIDED = /^(?:decid|resolv|opt|chose|choos)/;
const YIELDING: ReadonlySet<EventCategory> = new Set(['CONCEDE', 'RETREAT']);

export function settled(trigger: Trigger, sentence: DraftSentence, tokens: readonly Token[]): EventCategory {
  if (trigger.pos === 'noun') return trigger.event;
  const group = sentence.verbs.find(({ first, last }) => first <= trigger.head && trigger.head <= last);
  const before = tokens[trigger.head - 1]?.lower ?? '';
  // "would free": the tagger's adjective after a modal is a verb.
  if (group === undefined) return MODALS.has(before) ? ahead(trigger) : trigger.event;
  const isAhead = group.tense === 'future' || (group.modal !== null && ANNOUNCING.has(group.modal));
  if (group.negated && REFUSED.has(trigger.event)) return 'REJECT';
  if (
    trigger.operator === 'intend' &&
    YIELDING.has(trigger.event) &&
    !DECIDED.test(tokens[trigger.head]?.lower ?? '')
  )
    return 'AGREE';
  if (!isAhead) return trigger.event;
  return ahead(trigger);
}

/** What is only expected of a retreat is intent, and pairs are coded as CAMEO's 03 is in the codebook's table 7.1. */
function ahead(trigger: Trigger): EventCategory {
  return YIELDING.has(trigger.event) ? 'AGREE' : announced(trigger).event;
}
