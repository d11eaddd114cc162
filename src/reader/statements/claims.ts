/**
 * Claims told by a noun, where the model sees no cue: "Assad's | claims | that the attack was faked", "a warning | by Oslo | that …", "a new
 * report | that …". Without an owner the noun itself is the source.
 *
 * Refuses relative clauses ("the report that was published") and nouns of what is not said ("the fact that").
 */
import type { DraftSentence } from '../draft.js';
import type { CueLexicon } from './cues.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';

const CLAIM =
  /^(?:claim|assertion|allegation|accusation|warning|suggestion|contention|insistence|report|speculation|assurance|denial|announcement|rumou?r|conclusion|argument|belief|fear|complaint|admission|prediction|declaration)$/;
/** How far behind "that" its verb may stand. */
const REACH = 10;

export const findClaims = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
): readonly Finding[] => {
  const found: Finding[] = [];
  for (let that = sentence.first + 1; that < sentence.last; that++) {
    if (reading.lower(that) !== 'that' || reading.quotation(that) !== undefined) continue;
    const told = claimBefore(reading, that);
    if (told === null || !opensClause(reading, sentence, that)) continue;
    const { noun, source } = told;
    const content = reading.span(that + 1, clauseEnd(reading, sentence, that + 1));
    found.push({
      rule: 'nominal',
      content: [content],
      cue: reading.span(noun, noun),
      source: reading.span(source.first, source.last),
      sourceHead: source.head,
      kind: cues.noun(reading.token(noun)?.lemma ?? '')?.kind ?? 'say',
      directness: 'indirect',
      sentence: sentence.index,
      setting: null,
    });
  }
  return found;
};

interface Claim {
  readonly noun: number;
  readonly source: { readonly first: number; readonly last: number; readonly head: number };
}

/** "[Assad]'s [claims] | that", "[warnings] by [Oslo] | that", "[a report] | that". */
const claimBefore = (reading: Reading, that: number): Claim | null => {
  const last = reading.phrase(that - 1);
  if (last === undefined || last.last !== that - 1) return null;
  const isClaim = (at: number): boolean => CLAIM.test(reading.token(at)?.lemma ?? '');
  if (isClaim(last.head)) {
    const owner = reading.phrase(last.first - 1);
    const owned = owner?.possessive === true && owner.last === last.first - 1;
    // "its claims": the pronoun is the owner
    const own = /^(?:his|her|its|their)$/.test(reading.lower(last.first))
      ? { first: last.first, last: last.first, head: last.first }
      : null;
    // the genitive's own "'s" is no part of the source
    const source = owned ? { first: owner.first, last: owner.head, head: owner.head } : (own ?? last);
    return { noun: last.head, source };
  }
  const before = reading.phrase(last.first - 2);
  const by = /^(?:by|from)$/.test(reading.lower(last.first - 1));
  return by && before !== undefined && before.last === last.first - 2 && isClaim(before.head)
    ? { noun: before.head, source: last }
    : null;
};

/** A subject and a finite verb follow. */
const opensClause = (reading: Reading, sentence: DraftSentence, that: number): boolean =>
  reading.phrase(that + 1) !== undefined &&
  sentence.verbs.some(({ form, first }) => form === 'finite' && first > that + 1 && first <= that + REACH);

/** Up to the next mark, or to a comma that leads on to something else. */
const clauseEnd = (reading: Reading, sentence: DraftSentence, from: number): number => {
  for (let i = from; i < sentence.last; i++) {
    const word = reading.lower(i + 1);
    if (/^[;:.!?)—–]$/.test(word)) return i;
    if (
      word === ',' &&
      /^(?:saying|but|and|which|who|while|although|though|as|according|adding)$/.test(reading.lower(i + 2))
    )
      return i;
  }
  return sentence.last;
};
