/**
 * The words that name an agenda item: the clause around its trigger, from the subject to the end of the clause.
 *
 * `start` and `end` are the evidence; `what` is the same words with leading and trailing marks off. A clause ends at a
 * stop, a closing quotation mark, a relative word, or a comma before a new clause; it is never longer than a line.
 */
import type { Span } from '../../record/index.js';
import type { Draft, DraftSentence, Token } from '../draft.js';

const MOST_WORDS = 22;
const ENDS = new Set([
  'who',
  'which',
  'because',
  'although',
  'while',
  'but',
  'after',
  'as',
  'since',
  'whereas',
  'that',
  'said',
  'says',
]);

/** From token `from` to the end of the clause that holds token `through`; before token `stop` where given. */
export const phraseAround = (
  draft: Draft,
  sentence: DraftSentence,
  from: number,
  through: number,
  stop = Number.POSITIVE_INFINITY,
): Span => {
  const { tokens } = draft;
  let last = through;
  for (let t = through + 1; t <= sentence.last && t < from + MOST_WORDS && t < stop; t++) {
    const token = tokens[t];
    if (token === undefined || ENDS.has(token.lower) || opensClause(tokens, t)) break;
    if (/^[;:—–,"“”.!?]+$/.test(token.text)) break;
    last = t;
  }
  while (last > through && LOOSE_ENDS.has(tokens[last]?.pos ?? '') && tokens[last - 1]?.pos !== 'VERB')
    last -= 1;
  let first = from;
  while (first < through && (/^[\W_]+$/.test(tokens[first]?.text ?? '') || isLead(tokens[first]))) first += 1;
  return { start: tokens[first]?.start ?? sentence.start, end: tokens[last]?.end ?? sentence.end };
};

const LOOSE_ENDS = new Set(['ADP', 'CCONJ', 'DET', 'PART', 'SCONJ']);

/** "and then we are", "and he said": a clause of its own. */
const opensClause = (tokens: readonly Token[], t: number): boolean =>
  tokens[t]?.lower === 'and' &&
  (tokens[t + 1]?.lower === 'then' || /^(?:he|she|they|we|i|it|that)$/.test(tokens[t + 1]?.lower ?? ''));

/** Small words that a clause may begin with and a phrase need not: "on restarting talks", "is to resume". */
const isLead = (token: Token | undefined): boolean =>
  token !== undefined &&
  ['ADP', 'PART', 'CCONJ', 'SCONJ', 'AUX', 'ADV'].includes(token.pos) &&
  token.lower !== 'not';

/** First token of the clause that `token` stands in; behind another finite verb only where asked to go there. */
export const clauseStart = (
  draft: Draft,
  sentence: DraftSentence,
  token: number,
  acrossVerbs = false,
): number => {
  let first = token;
  const own = sentence.verbs.find((verb) => verb.first <= token && token <= verb.last);
  const wall = Math.max(
    -1,
    ...sentence.verbs
      .filter(
        (verb) => verb !== own && verb.last < token && verb.form === 'finite' && own?.form !== 'infinitive',
      )
      .map(({ last }) => last),
  );
  for (let t = token - 1; t >= sentence.first && t > token - MOST_WORDS; t--) {
    const word = draft.tokens[t];
    if (word === undefined || /^[;:—–,"“”.!?]+$/.test(word.text)) break;
    if (OPENERS.has(word.lower) || (t <= wall && !acrossVerbs)) break;
    first = t;
  }
  return first;
};

const OPENERS = new Set([
  'that',
  'who',
  'which',
  'because',
  'although',
  'while',
  'but',
  'after',
  'as',
  'since',
  'when',
  'where',
  'said',
  'if',
]);
