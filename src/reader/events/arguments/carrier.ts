/**
 * The verb that carries a noun's event: "[held] talks", "[arrived] for a meeting", "an attack [was carried out] by …".
 *
 * A noun names no doer of its own where it is the object of such a verb, so it borrows the verb's subject. Verbs that
 * only talk about the event ("condemned the attack", "discussed the visit") lend nothing.
 */
import { type ClauseView, isClauseWord, isStop, isTransparent, phraseAt, verbAt } from './clauses.js';
import { firstOwner, leftOf, listUpTo } from './lists.js';

export interface Carrier {
  /** Index of the verb chunk. */
  readonly verb: number;
  readonly relation: 'object' | 'adjunct' | 'subject';
}

const LIGHT = new Set([
  'hold',
  'make',
  'pay',
  'launch',
  'conduct',
  'carry',
  'begin',
  'start',
  'resume',
  'have',
  'attend',
  'host',
  'stage',
  'open',
  'deliver',
  'issue',
  'impose',
  'undertake',
  'perform',
  'mount',
  'join',
  'lead',
  'continue',
  'complete',
  'end',
  'finish',
  'kick',
  'wrap',
  'conclude',
  'give',
  'provide',
  'offer',
  'take',
  'slap',
  'place',
  'lodge',
  'file',
  'send',
  'commit',
  'enter',
  'sign',
  'strike',
  'reach',
  'seal',
  'convene',
  'chair',
  'organize',
  'organise',
  'do',
  'extend',
  'announce',
  'declare',
  'express',
  'voice',
  'step',
  'do',
  'execute',
  'wage',
  'escalate',
  'intensify',
  'put',
]);

const HAPPENS = new Set([
  'take',
  'occur',
  'happen',
  'begin',
  'start',
  'end',
  'come',
  'conclude',
  'resume',
  'continue',
  'hold',
  'launch',
  'carry',
  'conduct',
  'stage',
  'host',
  'follow',
  'kill',
  'hit',
  'target',
  'wound',
  'injure',
  'destroy',
  'impose',
  'make',
  'schedule',
  'plan',
  'set',
  'open',
  'break',
  'fail',
  'collapse',
  'attend',
  'go',
]);

const AROUND = new Set([
  'after',
  'before',
  'during',
  'at',
  'following',
  'for',
  'on',
  'upon',
  'in',
  'since',
  'through',
  'with',
]);

/** The verb that the noun phrase at chunk `c` hangs on, or null. */
export const carrierOf = (view: ClauseView, c: number): Carrier | null => {
  const row = listUpTo(view, c);
  let j = row.before;
  while (j >= 0 && leftOf(view, j + 1) !== j) j -= 1;
  const left = view.chunks[j];
  if (left?.kind === 'verb' && LIGHT.has(left.verb.lemma)) return { verb: j, relation: 'object' };
  if (left?.kind === 'word' && left.token.pos === 'ADP') {
    const outer = leftOf(view, j);
    const before = verbAt(view, outer);
    // A particle: "kicked off talks", "carried out an attack", "took part in talks".
    if (before !== undefined && LIGHT.has(before.lemma)) return { verb: outer, relation: 'object' };
    if (AROUND.has(left.token.lower)) return adjunct(view, j);
  }
  const opens =
    left?.kind === 'word' &&
    (left.token.lower === ',' || isClauseWord(left.token.lower) || left.token.pos === 'CCONJ');
  if (left === undefined || opens) {
    const right = pastPrepositions(view, c);
    const verb = verbAt(view, right);
    if (verb !== undefined && HAPPENS.has(verb.lemma)) return { verb: right, relation: 'subject' };
  }
  const direct = verbAt(view, firstOwner(view, c) - 1);
  return direct !== undefined && LIGHT.has(direct.lemma)
    ? { verb: firstOwner(view, c) - 1, relation: 'object' }
    : null;
};

/** "talks | between Oslo and Bern | [took place]": the chunk after the phrases that hang on the noun. */
const pastPrepositions = (view: ClauseView, c: number): number => {
  let k = c + 1;
  for (; k < view.chunks.length && k < c + 10; k++) {
    const chunk = view.chunks[k];
    if (chunk === undefined || chunk.kind === 'verb') break;
    if (
      chunk.kind === 'word' &&
      chunk.token.pos !== 'ADP' &&
      chunk.token.pos !== 'CCONJ' &&
      !isTransparent(view, k)
    )
      break;
  }
  return k;
};

/** "told reporters [after] a meeting": the nearest verb to the left, not across a stop or a finished clause. */
const adjunct = (view: ClauseView, prep: number): Carrier | null => {
  for (let k = prep - 1; k >= 0; k--) {
    const verb = verbAt(view, k);
    if (verb !== undefined) return { verb: k, relation: 'adjunct' };
    const chunk = view.chunks[k];
    if (chunk?.kind === 'word' && isStop(chunk.token.text)) return null;
  }
  // "At a meeting with Xi in Hanoi, Modi said …": the main clause to the right.
  for (let k = prep + 1; k < view.chunks.length; k++) {
    const verb = verbAt(view, k);
    if (verb?.form === 'finite' && phraseAt(view, leftOf(view, k)) !== undefined)
      return { verb: k, relation: 'adjunct' };
  }
  return null;
};
