/**
 * A search as it is typed: words, "phrases in quotation marks", OR between alternatives, - before what must not be
 * there. All the rest is AND. Anything else is taken as words, so no input is an error of syntax; only its size is
 * bounded.
 */
import { searchInvalid } from '../queries/errors.js';
import { stemsOf } from './stems.js';
import { wordPattern } from './words.js';

/** One bit of a 64-bit integer for each stem, with some to spare. */
const MOST_TERMS = 48;
const LONGEST = 2_000;

/** A word or phrase. */
export interface Term {
  /** As typed, without marks. */
  readonly words: readonly string[];
  /** Empty where all of it is too common to be searched. */
  readonly stems: readonly string[];
  /** In quotation marks, or of several parts: these very words must stand side by side. */
  readonly exact: boolean;
}

export interface Question {
  /** Each clause must hold; in a clause any term will do. */
  readonly clauses: readonly (readonly Term[])[];
  readonly excluded: readonly Term[];
}

/** @throws ChanceryError SEARCH_INVALID: nothing to look for, or too much at once */
export function parseQuestion(typed: string): Question {
  if (typed.length > LONGEST) throw tooLong();
  const clauses: Term[][] = [];
  const excluded: Term[] = [];
  let alternative = false;
  let terms = 0;
  for (const [, minus, quoted, word] of typed.matchAll(/(-)?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))/g)) {
    const lone = minus === undefined ? word : undefined;
    if (lone === 'OR' || lone === '|') {
      alternative = clauses.length > 0;
      continue;
    }
    if (lone === 'AND') continue;
    const term = termOf(quoted ?? word ?? '', quoted !== undefined);
    if (term === null) continue;
    terms += Math.max(1, term.stems.length);
    if (terms > MOST_TERMS) throw tooLong();
    if (minus !== undefined) {
      excluded.push(term);
      continue;
    }
    const last = clauses.at(-1);
    if (alternative && last !== undefined) last.push(term);
    else clauses.push([term]);
    alternative = false;
  }
  // Words too common to be kept cannot be looked for: "the" beside others is no condition.
  const useful = clauses.map((clause) => clause.filter(isUseful)).filter((clause) => clause.length > 0);
  const found = useful.some((clause) => clause.every(({ stems }) => stems.length > 0));
  if (!found) {
    throw clauses.length > 0
      ? searchInvalid('these words are too common to be searched', 'Add a rarer word.')
      : excluded.length > 0
        ? searchInvalid('it only says what to leave out', 'Say what to look for as well.')
        : searchInvalid('there is no word to look for', 'Write a word or more, as in: grain corridor');
  }
  return { clauses: useful, excluded: excluded.filter(isUseful) };
}

/** Every phrase's words can be proved on the text; a lone common word cannot. */
function isUseful({ stems, exact }: Term): boolean {
  return stems.length > 0 || exact;
}

function termOf(words: string, quoted: boolean): Term | null {
  const parts = words.match(wordPattern());
  if (parts === null) return null;
  // "Jae-in" is two words side by side, with quotation marks or without.
  return { words: parts, stems: [...stemsOf(words).keys()], exact: quoted || parts.length > 1 };
}

function tooLong() {
  return searchInvalid(
    `a search takes at most ${MOST_TERMS} words and ${LONGEST.toLocaleString('en')} characters`,
    'Leave out the common words.',
  );
}
