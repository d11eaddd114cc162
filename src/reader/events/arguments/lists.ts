/**
 * Coordinated noun phrases: "Russia and China", "Lavrov, Wang Yi and their aides", "both A and B".
 *
 * A comma alone joins nothing ("in a call with Putin, Trump said"); the row must end in "and" or "or". A phrase that
 * is the subject of the next clause is refused ("met Putin and | Xi left").
 */
import { type ClauseView, isClauseWord, isTransparent, phraseAt, verbAt, wordAt } from './clauses.js';
import { takesClause } from './reporting.js';

const JOINERS = new Set(['and', 'or', '&', 'nor']);

/** The chunk that a phrase chunk ends in: possessors lead on to what they own ("Russia's | foreign minister"). */
export const ownedBy = (view: ClauseView, i: number): number => {
  let at = i;
  while (phraseAt(view, at)?.phrase.possessive === true && phraseAt(view, at + 1) !== undefined) at += 1;
  return at;
};

/** The chunk where a phrase begins, its possessors taken in. */
export const firstOwner = (view: ClauseView, i: number): number => {
  let at = i;
  for (;;) {
    if (phraseAt(view, at - 1)?.phrase.possessive === true) at -= 1;
    // "Chad's | vice | foreign minister": a word that stands alone between owner and owned.
    else if (isLoneWord(view, at - 1) && phraseAt(view, at - 2)?.phrase.possessive === true) at -= 2;
    else return at;
  }
};

const isLoneWord = (view: ClauseView, i: number): boolean => {
  const phrase = phraseAt(view, i)?.phrase;
  return (
    phrase !== undefined &&
    phrase.first === phrase.last &&
    /^\p{Ll}/u.test(view.draft.tokens[phrase.first]?.text ?? '')
  );
};

export const leftOf = (view: ClauseView, i: number): number => {
  let at = i - 1;
  while (at >= 0 && isTransparent(view, at)) at -= 1;
  return at;
};

export const rightOf = (view: ClauseView, i: number): number => {
  let at = i + 1;
  while (at < view.chunks.length && isTransparent(view, at)) at += 1;
  return at;
};

/** True where a finite verb follows and one stands before: the phrase begins a clause of its own. */
const isSubject = (view: ClauseView, start: number, i: number): boolean => {
  const verb = verbAt(view, rightOf(view, i));
  if (verb === undefined || verb.form !== 'finite') return false;
  for (let k = start - 1; k >= 0; k--) {
    const before = verbAt(view, k);
    if (before !== undefined) return !takesClause(before.lemma);
    const word = wordAt(view, k);
    if (isClauseWord(word) || word === 'but' || (word === ',' && phraseAt(view, k + 1) !== undefined))
      return false;
  }
  return false;
};

/** The row that begins at phrase chunk `i`: chunk indices of its heads, and the first chunk after it. */
export const listFrom = (view: ClauseView, i: number): { heads: number[]; next: number } => {
  const first = ownedBy(view, i);
  const heads = [first];
  const waiting: number[] = [];
  let next = first + 1;
  let at = next;
  for (let guard = 0; guard < 12; guard++) {
    const word = wordAt(view, at);
    if (word === ',' && JOINERS.has(wordAt(view, at + 1))) at += 1;
    const joined = JOINERS.has(wordAt(view, at));
    if (!joined && wordAt(view, at) !== ',') break;
    let start = at + 1;
    while (isTransparent(view, start)) start += 1;
    const chunk = phraseAt(view, start);
    if (chunk === undefined || chunk.time) break;
    const head = ownedBy(view, start);
    if (joined) {
      if (isSubject(view, i, head)) break;
      heads.push(...waiting, head);
      waiting.length = 0;
      next = head + 1;
    } else {
      waiting.push(head);
    }
    at = head + 1;
  }
  return { heads, next };
};

/**
 * The row that ends at phrase chunk `i`, in order, and the chunk before it. "as well as" and "both" are looked
 * through; phrases told apart by a comma alone are not taken in.
 */
export const listUpTo = (view: ClauseView, i: number): { heads: number[]; before: number } => {
  const heads = [i];
  let before = firstOwner(view, i) - 1;
  let joined = false;
  let parted = -1;
  for (let guard = 0; guard < 12; guard++) {
    let at = before;
    const word = wordAt(view, at);
    if (JOINERS.has(word)) {
      joined = true;
      at -= 1;
      if (wordAt(view, at) === ',') {
        parted = before;
        at -= 1;
      }
    } else if (word === ',' && joined) {
      at -= 1;
    } else break;
    const chunk = phraseAt(view, at);
    if (chunk === undefined || chunk.time) break;
    heads.unshift(at);
    before = firstOwner(view, at) - 1;
  }
  // "…, and Chad sent food": a comma before "and" parts two clauses, unless it ends a longer row.
  if (parted >= 0 && heads.length === 2) return { heads: [i], before: parted };
  while (before >= 0 && (isTransparent(view, before) || wordAt(view, before) === 'both')) before -= 1;
  return { heads, before };
};
