/** The articles that hold the words looked for: what `q` means wherever it stands among the filters. */
import { parseQuestion, type Term } from '../../archive/search/question.js';
import { folded } from '../../archive/search/stems.js';
import type { Bound } from './bound.js';

/**
 * A condition on `documents d`; words as in a search: "phrases", OR, -without. Unlike a search it wants no order and all of
 * them, so the database proves the phrases too.
 * @throws ChanceryError SEARCH_INVALID
 */
export function holdsWords(q: string, bound: Bound): string {
  const { clauses, excluded } = parseQuestion(q);
  const holds = (term: Term): string => holdsTerm(term, bound);
  return [
    ...clauses.map((clause) => `(${clause.map(holds).join(' OR ')})`),
    ...excluded.map((term) => `NOT (${holds(term)})`),
  ].join(' AND ');
}

function holdsTerm({ stems, words, exact }: Term, bound: Bound): string {
  const conditions: string[] = [];
  if (stems.length > 0)
    conditions.push(`d.document IN (
      SELECT p.document FROM postings p WHERE p.stem IN (SELECT k.stem FROM stems k WHERE k.word IN (SELECT unnest(${bound.texts(stems)})))
      GROUP BY p.document HAVING count(*) = ${bound.bind(stems.length)})`);
  if (exact) {
    // A phrase may stand in the title alone, but not across its end. To look once is faster: the expression is large.
    const pattern = bound.bind(phrasePattern(words));
    conditions.push(`regexp_matches(strip_accents(concat_ws(' … ', d.title, d.text)), ${pattern})`);
  }
  return conditions.join(' AND ');
}

/**
 * These very words side by side, case and accents aside, as a regular expression of RE2. As in a search
 * (../../archive/search/phrases.ts), but that the end of a paragraph does not part words: to see it takes a hundred times as long.
 */
function phrasePattern(words: readonly string[]): string {
  return `(?i)(?:^|[^${LETTER}])${words.map(folded).join(`[^${LETTER}…]{1,10}`)}(?:$|[^${LETTER}])`;
}

const LETTER = '\\pL\\pM\\pN';
