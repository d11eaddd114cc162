/** What stems cannot tell is proved on the words themselves, a batch of candidates at a time. */
import { findPhrases } from './phrases.js';
import type { Question, Term } from './question.js';
import { needsProof, type Search } from './ranking.js';
import { stemsOf } from './stems.js';

const BATCH = 100;

/** A candidate with the text that must hold the phrases. */
export interface Provable<Hit> {
  readonly proof: string;
  readonly hit: () => Hit;
}

/** Reads the candidates a batch at a time and gives those on which the phrases hold, until enough are found. */
export async function* prove<Candidate, Hit>(
  { question, limit, offset }: Search,
  candidates: readonly Candidate[],
  read: (batch: readonly Candidate[]) => Promise<readonly Provable<Hit>[]>,
): AsyncGenerator<Hit, void, undefined> {
  const inText = needsProof(question);
  let skip = inText ? offset : 0;
  let left = limit;
  for (let from = 0; from < candidates.length && left > 0; from += BATCH) {
    for (const { proof, hit } of await read(candidates.slice(from, from + BATCH))) {
      if (left === 0) return;
      if (inText && !holds(question, proof)) continue;
      if (skip > 0) {
        skip -= 1;
        continue;
      }
      left -= 1;
      yield hit();
    }
  }
}

/** The whole question again, now with the words themselves at hand. */
export function holds({ clauses, excluded }: Question, text: string): boolean {
  const exact = [...clauses.flat(), ...excluded].filter((term) => term.exact);
  const places = findPhrases(text, exact);
  const stands = new Map(exact.map((term, index) => [term, (places[index]?.length ?? 0) > 0]));
  let stems: ReadonlySet<string> | null = null;
  const has = (term: Term): boolean => {
    if (term.exact) return stands.get(term) ?? false;
    stems ??= new Set(stemsOf(text).keys());
    return term.stems.every((stem) => stems?.has(stem));
  };
  return (
    clauses.every((clause) => clause.some(has)) && !excluded.some((term) => term.exact && stands.get(term))
  );
}
