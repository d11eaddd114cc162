/**
 * What stands after a verb or noun and belongs to it: direct objects, and prepositions with their noun phrases.
 *
 *   "[hosted] the Omani minister in Riyadh on Sunday"  → direct: minister; in: Riyadh (the date is nobody's object)
 *   "[trips] to Ottawa by Mexico's envoy and his aide" → to: Ottawa; by: envoy, aide
 *
 * It stops where another verb, a clause or a comma begins; an apposition between commas is stepped over.
 */
import { type ClauseView, isRelativeWord, isStop, isTransparent, phraseAt, verbAt } from './clauses.js';
import { listFrom, ownedBy, rightOf } from './lists.js';
import { takesClause } from './reporting.js';

export interface PrepPhrase {
  readonly prep: string;
  /** Token index of the preposition. */
  readonly at: number;
  readonly heads: readonly number[];
}

export interface Objects {
  /** Indices of phrase chunks. */
  readonly direct: readonly number[];
  /** The second of two objects: "gave Kyiv | a loan". */
  readonly second: readonly number[];
  readonly preps: readonly PrepPhrase[];
  /** Subject of the clause that the verb takes: "said | Russia | had left". */
  readonly complement: readonly number[];
}

const REACH = 16;

const isPreposition = (view: ClauseView, i: number): boolean => {
  const chunk = view.chunks[i];
  return (
    chunk?.kind === 'word' &&
    (chunk.token.pos === 'ADP' || chunk.token.pos === 'SCONJ' || chunk.token.lower === 'to')
  );
};

/** Objects after chunk `i`. */
export const objectsOf = (view: ClauseView, i: number): Objects => {
  const direct: number[] = [];
  const second: number[] = [];
  const complement: number[] = [];
  const preps: PrepPhrase[] = [];
  let mayTakeObject = view.chunks[i]?.kind === 'verb';
  let at = i + 1;
  const end = Math.min(view.chunks.length, at + REACH);
  while (at < end) {
    const chunk = view.chunks[at];
    if (chunk === undefined || chunk.kind === 'verb') break;
    if (chunk.kind === 'phrase') {
      if (chunk.time) {
        at += 1;
        continue;
      }
      if (!mayTakeObject) break;
      const list = listFrom(view, at);
      const following = verbAt(view, rightOf(view, list.next - 1));
      const verb = verbAt(view, i);
      if (following?.form === 'finite' && verb !== undefined && takesClause(verb.lemma)) {
        complement.push(...list.heads);
        break;
      }
      if (direct.length === 0) direct.push(...list.heads);
      else {
        second.push(...list.heads);
        mayTakeObject = false;
      }
      at = list.next;
      continue;
    }
    if (isTransparent(view, at)) {
      at += 1;
      continue;
    }
    const word = chunk.token.lower;
    if (word === ',') {
      const resumed = afterInsertion(view, at);
      if (resumed === null) break;
      at = resumed;
      continue;
    }
    if (word === 'that' && view.chunks[i]?.kind === 'verb') {
      complement.push(...clauseSubject(view, at + 1));
      break;
    }
    if (isRelativeWord(word) || isStop(chunk.token.text) || !isPreposition(view, at)) break;
    const start = rightOf(view, at);
    const object = phraseAt(view, start);
    if (object === undefined) {
      // Two prepositions in a row ("from within", "up to") and bare ones ("carried on").
      if (isPreposition(view, start)) {
        at += 1;
        continue;
      }
      break;
    }
    if (object.time) {
      at = start + 1;
      continue;
    }
    const list = listFrom(view, start);
    const following = verbAt(view, rightOf(view, list.next - 1));
    if (chunk.token.pos === 'SCONJ' && following?.form === 'finite') break;
    preps.push({ prep: word, at: chunk.first, heads: list.heads });
    mayTakeObject = false;
    at = list.next;
  }
  return { direct, second, preps, complement };
};

/** Past ", the defence chief," or ", on Monday,": the chunk where the clause goes on, or null where it does not. */
const afterInsertion = (view: ClauseView, comma: number): number | null => {
  for (let k = comma + 1; k < view.chunks.length && k < comma + 8; k++) {
    const chunk = view.chunks[k];
    if (chunk === undefined || chunk.kind === 'verb') return null;
    if (chunk.kind === 'word' && (isRelativeWord(chunk.token.lower) || isStop(chunk.token.text))) return null;
    if (chunk.kind === 'word' && chunk.token.lower === ',') {
      const next = view.chunks[k + 1];
      return next?.kind === 'word' && isPreposition(view, k + 1) ? k + 1 : null;
    }
  }
  return null;
};

/** The first phrase of a that-clause, where a finite verb follows. */
const clauseSubject = (view: ClauseView, from: number): number[] => {
  for (let k = from; k < view.chunks.length && k < from + 8; k++) {
    const chunk = phraseAt(view, k);
    if (chunk !== undefined && !chunk.time) return listFrom(view, ownedBy(view, k)).heads;
    if (verbAt(view, k) !== undefined) return [];
  }
  return [];
};
