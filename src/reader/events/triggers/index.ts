/**
 * Event triggers: finds the dictionary's words in a sentence and lets operators work on the acts in their
 * complements ("refused | to meet"). Needs tokens and sentences; adds nothing to the draft itself.
 */
import type { Draft, DraftSentence, Token } from '../../draft.js';
import { compose, isYielding } from './compose.js';
import { findMatches, type Match } from './match.js';
import { type Dictionary, loadDictionary } from './patterns.js';
import type { Frame, Operator, Trigger } from './types.js';

export { announced, threatened } from './compose.js';
export { type Dictionary, loadAssociations, loadDictionary } from './patterns.js';
export type { Trigger } from './types.js';

export type TriggerMatcher = (draft: Pick<Draft, 'tokens'>, sentence: DraftSentence) => readonly Trigger[];

/** Reads the dictionary; keep the matcher for as long as there is something to read. */
export function createTriggerMatcher(dictionary: Dictionary = loadDictionary()): TriggerMatcher {
  return (draft, sentence) => assemble(findMatches(dictionary, draft.tokens, sentence), draft.tokens);
}

/** How many tokens after an operator its complement may begin. */
const REACH: Readonly<Record<Operator, number>> = {
  refuse: 7,
  intend: 7,
  threaten: 8,
  request: 18,
  accuse: 18,
  deny: 7,
  stop: 6,
  start: 6,
  try: 5,
  fail: 5,
  allow: 9,
  prevent: 10,
};
const CLAUSE_END = new Set([
  ';',
  ':',
  '.',
  '!',
  '?',
  '—',
  '–',
  '--',
  'after',
  'because',
  'while',
  'when',
  'who',
  'which',
  'amid',
  'following',
  'despite',
  'although',
  'though',
  'since',
  'before',
  'as',
  'but',
  'whose',
  'where',
  'if',
  'unless',
  'during',
]);

/** From the last match to the first, so that inner acts are ready when the operator before them asks. */
function assemble(matches: readonly Match[], tokens: readonly Token[]): readonly Trigger[] {
  const triggers: Trigger[] = [];
  for (const match of [...matches].reverse()) {
    const { operator, event } = match.pattern;
    const next = triggers.at(-1);
    const inner = operator !== null && next !== undefined && isComplement(match, next, tokens) ? next : null;
    if (inner === null) {
      if (event !== null) triggers.push(plain(match));
      continue;
    }
    const trigger = composed(match, inner);
    if (trigger === null) continue;
    triggers.pop();
    triggers.push(trigger);
  }
  return triggers.reverse();
}

function isComplement(match: Match, inner: Trigger, tokens: readonly Token[]): boolean {
  const operator = match.pattern.operator;
  if (operator === null) return false;
  // "has launched": a light verb works on nouns and gerunds, not on the verb that it is an auxiliary of.
  if (operator === 'start' && inner.pos === 'verb' && !isNominal(match, inner, tokens)) return false;
  const from = match.last;
  const distance = inner.head - from;
  if (distance <= 0 || distance > REACH[operator] + 1) return false;
  for (let i = from + 1; i < inner.head; i++) {
    const token = tokens[i];
    if (token === undefined || CLAUSE_END.has(token.lower)) return false;
    // A short-reaching operator works on its own object: a comma or a finite verb ends that.
    if (REACH[operator] < 10 && (token.lower === ',' || token.pos === 'AUX')) return false;
  }
  return true;
}

function isNominal(match: Match, inner: Trigger, tokens: readonly Token[]): boolean {
  return tokens[match.last]?.lower === 'to' || /ing$/.test(tokens[inner.head]?.lower ?? '');
}

function plain(match: Match): Trigger {
  const { pattern } = match;
  return {
    head: match.head,
    first: match.first,
    last: match.last,
    event: pattern.event ?? 'AGREE',
    mode: pattern.mode,
    pos: pattern.pos,
    frame: pattern.frame,
    operator: pattern.operator,
    embeds: null,
    intends: null,
    weight: pattern.weight,
  };
}

function composed(match: Match, inner: Trigger): Trigger | null {
  const { operator, event } = match.pattern;
  if (operator === null) return null;
  // By the codebook an announced withdrawal is CONCEDE; one that is agreed or promised in so many words is AGREE.
  const promised = operator === 'intend' && event === 'AGREE' && isYielding(inner);
  const act = promised ? { event, mode: null } : compose(operator, inner);
  if (act === null) return null;
  const same = act.event === inner.event;
  return {
    ...plain(match),
    // An operator's own event stands where it says more than the rule: "accept" is AGREE whatever is accepted.
    event: act.event ?? event,
    mode: act.mode,
    frame: joined(match.pattern.frame, inner.frame),
    embeds: inner,
    intends: same ? inner.intends : (inner.intends ?? inner.event),
    weight: Math.max(match.pattern.weight, same ? inner.weight : 0.8),
  };
}

/** The operator's subject acts; its own object is the recipient where it has one, else that of the inner act. */
function joined(outer: Frame, inner: Frame): Frame {
  return {
    actor: outer.actor,
    recipient: outer.recipient.length > 0 ? [...outer.recipient, ...inner.recipient] : inner.recipient,
    reciprocal: outer.reciprocal || inner.reciprocal,
  };
}
