/**
 * Finds the words that name who speaks: the subject before a cue verb ("Lena Ortiz, who leads the union, | said")
 * or after it where the order is turned round ("… ," said | Lena Ortiz, head of the union).
 *
 * The whole description is taken: prepositional phrases, appositions and relative clauses. It refuses settings before
 * the subject ("On Monday, | the mayor said") and after it ("said the mayor | in an interview").
 */
import { isDash, type Reading } from './reading.js';
import {
  NOMINATIVES,
  NOUN_PREPOSITIONS,
  OPENING_CONJUNCTIONS,
  RELATIVES,
  SETTING_PREPOSITIONS,
  SUBORDINATORS,
} from './words.js';

export interface Subject {
  readonly first: number;
  readonly last: number;
  /** Token index of the head word. */
  readonly head: number;
}

/** How far a description may reach; longer is a sign that the clause was misread. */
const MOST_TOKENS = 60;

const isAdverb = (reading: Reading, position: number): boolean => {
  const token = reading.token(position);
  return token !== undefined && (token.pos === 'ADV' || token.pos === 'PART') && token.lower !== 'to';
};

const isRelativeAt = (reading: Reading, position: number): boolean => {
  const word = reading.lower(position);
  if (word === 'who' || word === 'which') return true;
  if (word !== 'that') return false;
  const before = reading.token(position - 1);
  return before !== undefined && (before.pos === 'NOUN' || before.pos === 'PROPN') && before.lower !== 'so';
};

/** Position of the relative pronoun that governs a finite verb ("who | never | spoke"), or null. */
const relativeOf = (reading: Reading, verbFirst: number, floor: number): number | null => {
  let i = verbFirst - 1;
  while (i > floor && isAdverb(reading, i)) i--;
  if (isRelativeAt(reading, i)) return i;
  const owner = reading.phrase(i);
  if (owner !== undefined) {
    const before = reading.lower(owner.first - 1);
    if (before === 'whose' || before === 'where' || before === 'whom') return owner.first - 1;
    if (reading.lower(owner.first) === 'whose') return owner.first;
  }
  return null;
};

/** The first position of the clause whose verb begins at `verbFirst`: words left of it belong to other clauses. */
const clauseStart = (reading: Reading, verbFirst: number, floor: number): number => {
  let conjunction = -1;
  for (let i = verbFirst - 1; i >= floor; i--) {
    const token = reading.token(i);
    if (token === undefined || verbFirst - i > MOST_TOKENS) return i + 1;
    if (token.lower === ')') {
      while (i > floor && reading.lower(i) !== '(') i--;
      continue;
    }
    if (token.lower === ';' || token.lower === ':' || isDash(reading, i)) return i + 1;
    if (OPENING_CONJUNCTIONS.has(token.lower) && token.pos !== 'ADV') return i + 1;
    if (token.lower === 'and' || token.lower === 'or') {
      if (conjunction === -1 && !joinsNames(reading, i, floor)) conjunction = i;
      continue;
    }
    const verb = reading.verb(i);
    if (verb?.form === 'finite') {
      const relative = relativeOf(reading, verb.first, floor);
      if (relative !== null) {
        i = relative;
        continue;
      }
      // "the deal Paris signed | says": a verb that touches ours, or a comma before ours, closes a relative clause.
      if (i === verbFirst - 1) {
        i = verb.first;
        continue;
      }
      if (conjunction !== -1 && conjunction > i + 1) return conjunction + 1;
      return i + 1;
    }
    const subordinates = SUBORDINATORS.has(token.lower) && !(token.lower === 'that' && token.pos === 'DET');
    if (subordinates && !isRelativeAt(reading, i)) return i + 1;
  }
  return floor;
};

/** True where "and" joins names, not clauses: "current and former officials", "…, she and a colleague | said". */
const joinsNames = (reading: Reading, conjunction: number, floor: number): boolean => {
  if (reading.token(conjunction - 1)?.pos === 'ADJ') return true;
  const left = reading.phrase(conjunction - 1);
  return left !== undefined && (left.first <= floor || reading.lower(left.first - 1) === ',');
};

/** Splits a run of tokens at its commas: pairs of first and last position, empty ones left out. */
const segmentsOf = (reading: Reading, first: number, last: number): [number, number][] => {
  const segments: [number, number][] = [];
  let from = first;
  for (let i = first; i <= last + 1; i++) {
    if (i === last + 1 || reading.lower(i) === ',') {
      if (i > from) segments.push([from, i - 1]);
      from = i + 1;
    }
  }
  return segments;
};

/** True where a segment is a setting or an aside and no name: "on Monday", "speaking in Bonn", "however". */
const isAside = (reading: Reading, [first, last]: readonly [number, number]): boolean => {
  const token = reading.token(first);
  if (token === undefined) return true;
  if (reading.isTime(first) && (first === last || reading.isTime(last))) return true;
  if (token.pos === 'ADP' || token.pos === 'ADV' || token.pos === 'SCONJ' || token.pos === 'CCONJ')
    return true;
  if (token.pos === 'INTJ' || SETTING_PREPOSITIONS.has(token.lower)) return true;
  return (
    (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PART') &&
    reading.phrase(first) === undefined
  );
};

/** Where the chain of phrases that ends at `last` begins: "the head | of the union in Bonn". Stops between bare neighbours. */
const chainStart = (reading: Reading, first: number, last: number): number => {
  let start = last + 1;
  let i = last;
  while (i >= first) {
    const phrase = reading.phrase(i);
    if (phrase !== undefined) {
      const next = reading.phrase(start);
      const nextIsNew = start <= last && next !== undefined && next.first === start;
      if (nextIsNew && phrase.last === start - 1 && !phrase.possessive && reading.lower(start) !== 'who')
        return start;
      start = Math.max(first, phrase.first);
      i = start - 1;
      continue;
    }
    start = i;
    i--;
  }
  return start;
};

const trimLeft = (reading: Reading, first: number, last: number): number => {
  let i = first;
  while (i < last) {
    const token = reading.token(i);
    if (token === undefined || reading.phrase(i) !== undefined) break;
    if (!['ADP', 'ADV', 'CCONJ', 'PUNCT', 'SCONJ', 'PART', 'VERB', 'AUX', 'SYM'].includes(token.pos)) break;
    if (token.lower === 'both' || token.lower === '$') break;
    i++;
  }
  return i;
};

/** The head of the first phrase in a run: "fellow" in "a fellow at the institute". */
export const headIn = (reading: Reading, first: number, last: number): number => {
  let phrase = reading.phrase(first);
  for (let i = first; phrase === undefined && i <= last; i++) phrase = reading.phrase(i);
  // "Seoul's minister": the owner is a phrase of its own, what it owns is meant.
  while (phrase?.possessive === true && phrase.last < last) {
    const next = reading.phrase(phrase.last + 1);
    if (next === undefined) break;
    phrase = next;
  }
  return phrase === undefined || phrase.head > last ? last : phrase.head;
};

export const subjectBefore = (reading: Reading, verbFirst: number, floor: number): Subject | null => {
  let last = verbFirst - 1;
  while (last >= floor && (isAdverb(reading, last) || reading.lower(last) === ')')) {
    if (reading.lower(last) === ')') {
      while (last > floor && reading.lower(last) !== '(') last--;
    }
    last--;
  }
  if (last < floor) return null;
  if (isRelativeAt(reading, last)) return { first: last, last, head: last };
  if (NOMINATIVES.has(reading.lower(last))) return { first: last, last, head: last };
  const start = clauseStart(reading, verbFirst, floor);
  // "the mayor on Tuesday | said", "the mayor Tuesday | said"
  while (last >= start && reading.isTime(last)) {
    last--;
    if (SETTING_PREPOSITIONS.has(reading.lower(last))) last--;
  }
  if (last < start) return null;
  const before = reading.token(last);
  if (before === undefined || before.pos === 'CCONJ') return null;
  const interrupted = before.lower === ',';
  const segments = segmentsOf(reading, start, last);
  const fewest = interrupted ? 0 : 1;
  while (segments.length > fewest && segments[0] !== undefined && isAside(reading, segments[0]))
    segments.shift();
  let tail = segments.at(-1);
  if (tail === undefined) return null;
  const head = segments[0] ?? tail;
  if (!interrupted) {
    const listed = tail[0] > head[1] && /^(?:and|or)$/.test(reading.lower(tail[0]));
    const first = listed ? chainStart(reading, head[0], head[1]) : chainStart(reading, tail[0], tail[1]);
    return named(reading, first, tail[1]);
  }
  // A closing comma: an apposition or relative clause stands between name and verb.
  while (segments.length > 1 && tail !== undefined && isAside(reading, tail)) {
    if (reading.lower(tail[0]) === 'of') break;
    segments.pop();
    tail = segments.at(-1);
  }
  if (tail === undefined) return null;
  const first = chainStart(reading, head[0], head[1]);
  return named(reading, first, tail[1]);
};

const named = (reading: Reading, from: number, last: number): Subject | null => {
  const first = trimLeft(reading, from, last);
  if (first > last) return null;
  const token = reading.token(first);
  const phrase = reading.phrase(first);
  if (token === undefined) return null;
  if (phrase === undefined && !['NOUN', 'PROPN', 'PRON', 'DET', 'NUM', 'ADJ'].includes(token.pos))
    return null;
  return { first, last, head: headIn(reading, first, last) };
};

/** The subject that follows an inverted cue, from position `from` at the latest to `ceiling`. */
export const subjectAfter = (reading: Reading, from: number, ceiling: number): Subject | null => {
  const start = reading.phrase(from);
  if (start === undefined || start.first > from) return null;
  let last = start.last;
  let apposition = false;
  let relative = false;
  let i = last + 1;
  while (i <= ceiling && i - from <= MOST_TOKENS) {
    const token = reading.token(i);
    if (token === undefined) break;
    const word = token.lower;
    if (word === ',') {
      const next = reading.token(i + 1);
      if (next === undefined || i + 1 > ceiling) break;
      const describes = next.lower === 'who' || next.lower === 'whose' || next.lower === 'which';
      const phrase = reading.phrase(i + 1);
      const names = phrase !== undefined && phrase.first === i + 1 && !NOMINATIVES.has(next.lower);
      if (!describes && !names) {
        if (next.lower === 'of') {
          i++;
          continue;
        }
        break;
      }
      if (reading.isTime(i + 1) || next.pos === 'VERB') break;
      if (!describes && opensClause(reading, i + 1, ceiling)) break;
      apposition = true;
      i++;
      continue;
    }
    if (word === '(') {
      while (i < ceiling && reading.lower(i) !== ')') i++;
      last = i;
      i++;
      continue;
    }
    if (reading.isTime(i) || word === ':' || word === ';' || isDash(reading, i) || word === '.') break;
    if (RELATIVES.has(word) || word === 'whose') relative = true;
    const phrase = reading.phrase(i);
    if (phrase !== undefined) {
      if (phrase.first === i && i === last + 1 && !reading.phrase(last)?.possessive && !apposition) {
        if (reading.token(i)?.pos === 'PRON') break;
      }
      last = Math.min(phrase.last, ceiling);
      i = last + 1;
      continue;
    }
    if (token.pos === 'ADP' || word === 'to') {
      const ties = word === 'of' || (NOUN_PREPOSITIONS.has(word) && (apposition || isCommon(reading, last)));
      if (!ties || reading.isTime(i + 1) || opensSpeech(reading, i + 1)) break;
      i++;
      continue;
    }
    if (token.pos === 'CCONJ') {
      const next = reading.phrase(i + 1);
      const verbAfter = next === undefined ? undefined : reading.verb(next.last + 1);
      if (word !== 'and' || next === undefined || verbAfter?.form === 'finite') break;
      i++;
      continue;
    }
    // "said | the bridge would close": a clause, and no turned-round speaker.
    if (!relative && reading.verb(i)?.form === 'finite') return null;
    if (RELATIVES.has(word) || word === 'whose' || token.pos === 'AUX' || token.pos === 'VERB') {
      if (!RELATIVES.has(word) && !apposition && reading.verb(i)?.form === 'gerund' && last === start.last)
        break;
      apposition = true;
      last = i;
      i++;
      continue;
    }
    if (token.pos === 'ADJ' || token.pos === 'NUM' || token.pos === 'PART') {
      last = i;
      i++;
      continue;
    }
    break;
  }
  if (last < from) return null;
  return { first: from, last, head: headIn(reading, from, last) };
};

/** True where the words up to the next comma have a verb of their own: "…, | the ferry sails" is no apposition. */
const opensClause = (reading: Reading, from: number, ceiling: number): boolean => {
  for (let i = from; i <= ceiling && reading.lower(i) !== ','; i++) {
    if (RELATIVES.has(reading.lower(i)) || reading.lower(i) === 'whose' || reading.lower(i) === 'where')
      return false;
    const verb = reading.verb(i);
    if (verb?.form === 'finite') return true;
  }
  return false;
};

const isCommon = (reading: Reading, position: number): boolean =>
  reading.token(position)?.pos === 'NOUN' || reading.token(position)?.pos === 'ADJ';

const SPEECH_PLACES = new Set(
  (
    'interview statement speech tweet email post letter report briefing conference call rally debate memo message ' +
    'telephone phone hearing address appearance tv television radio analysis article column note release'
  ).split(' '),
);

/** True where the phrase is an occasion of speaking: "an interview with the paper", "a statement". */
export const opensSpeech = (reading: Reading, position: number): boolean => {
  const phrase = reading.phrase(position);
  const head = phrase === undefined ? undefined : reading.token(phrase.head);
  return head !== undefined && SPEECH_PLACES.has(head.lemma);
};
