/**
 * Finds where the dictionary's patterns stand in a sentence. Each token is looked up by its base forms; gaps are
 * bounded, so the work grows with the number of tokens. Where patterns share a word the one with more words wins:
 * "impose sanctions" leaves no "sanctions", and "meet a deadline" no "meet".
 */
import type { DraftSentence, Token } from '../../draft.js';
import type { Dictionary, Element, Pattern } from './patterns.js';

export interface Match {
  readonly pattern: Pattern;
  /** Token index of each element. */
  readonly at: readonly number[];
  readonly head: number;
  readonly first: number;
  readonly last: number;
}

const PHRASE_GAP = 8;
const OBJECT_GAP = 12;
const TIME_GAP = 5;
/** Words that make up a bare adverbial of time or manner between a verb and its preposition. */
const TIME_WORDS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow earlier later ago last next ' +
    'this week month year day days weeks months morning afternoon evening night weekend early late january february ' +
    'april june july august september october november december again briefly directly separately jointly secretly ' +
    'publicly privately formally officially repeatedly regularly recently together once twice only now back ' +
    'peacefully closely'
  ).split(' '),
);
const TIME_LEADS = new Set(['on', 'a', 'the', 'in', 'one', 'two', 'three', 'several']);
const PASSIVE_REACH = 10;
const PHRASE_POS = new Set(['ADJ', 'ADV', 'DET', 'NOUN', 'NUM', 'PRON', 'PROPN', 'PART', 'SYM', 'X']);
const PHRASE_WORDS = new Set([
  'of',
  'and',
  'or',
  '-',
  '’',
  "'",
  "'s",
  ',',
  '"',
  '“',
  '”',
  '/',
  '&',
  'more',
  'most',
  'such',
  'all',
  'any',
  'some',
  'further',
  'no',
  'a',
  'the',
]);
const STOPS = new Set(['.', ';', ':', '!', '?', '—', '–', '--']);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'am', "'s", "'re", 'get', 'got']);
/** Verbs that may stand between an object and its participle without breaking the tie. */
const AUXILIARY = new Set([
  ...BE,
  'has',
  'have',
  'had',
  'having',
  'will',
  'would',
  'can',
  'could',
  'may',
  'might',
  'must',
  'should',
  'shall',
  'to',
  'do',
  'does',
  'did',
  "'ll",
  "'ve",
  "'d",
]);

export function findMatches(
  dictionary: Dictionary,
  tokens: readonly Token[],
  sentence: DraftSentence,
): readonly Match[] {
  const found: Match[] = [];
  const present = presentSets(dictionary, tokens, sentence);
  for (let i = sentence.first; i <= sentence.last; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    for (const word of dictionary.bases.get(token.lower) ?? NONE) {
      for (const pattern of dictionary.byWord.get(word) ?? NO_PATTERNS) {
        if (!isPresent(pattern.needs, present)) continue;
        if (
          pattern.pos === 'verb'
            ? !mayBeVerb(dictionary, tokens, i, word, pattern)
            : !mayBeNominal(tokens, i, pattern)
        )
          continue;
        const at =
          matchFrom(dictionary, tokens, sentence, pattern, i, pattern.elements.length) ??
          matchPassive(dictionary, tokens, sentence, pattern, i);
        if (at !== null && !leadsToVerb(tokens, pattern, at)) found.push(matchOf(pattern, at));
      }
    }
  }
  return keepLongest(found);
}

/** "came to love": what should name a place or person is an infinitive. */
function leadsToVerb(tokens: readonly Token[], pattern: Pattern, at: readonly number[]): boolean {
  if (pattern.operator !== null || pattern.event === null || pattern.elements.length !== 2) return false;
  const last = at.at(-1) ?? 0;
  return tokens[last]?.lower === 'to' && tokens[last + 1]?.pos === 'VERB';
}

function matchOf(pattern: Pattern, at: readonly number[]): Match {
  return { pattern, at, head: at[pattern.head] ?? at[0] ?? 0, first: Math.min(...at), last: Math.max(...at) };
}

const NONE: readonly string[] = [];
const NO_PATTERNS: readonly Pattern[] = [];
const NO_SETS: readonly number[] = [];

/** Marks the word sets that some token of the sentence belongs to; a pattern needs all of its own. */
function presentSets(dictionary: Dictionary, tokens: readonly Token[], sentence: DraftSentence): Uint8Array {
  const present = new Uint8Array(dictionary.setCount);
  for (let i = sentence.first; i <= sentence.last; i++) {
    const bases = dictionary.bases.get(tokens[i]?.lower ?? '');
    if (bases === undefined) continue;
    for (const base of bases) for (const id of dictionary.setsOf.get(base) ?? NO_SETS) present[id] = 1;
  }
  return present;
}

function isPresent(needs: readonly number[], present: Uint8Array): boolean {
  for (const id of needs) if (present[id] !== 1) return false;
  return true;
}

/** Does this token stand for the element? Its own form counts, and each base form it may have. */
function fits(dictionary: Dictionary, element: Element, token: Token): boolean {
  for (const base of dictionary.bases.get(token.lower) ?? NONE) if (element.words.has(base)) return true;
  return false;
}

/** The elements before `until` laid along the tokens from `start`, or null. */
function matchFrom(
  dictionary: Dictionary,
  tokens: readonly Token[],
  sentence: DraftSentence,
  pattern: Pattern,
  start: number,
  until: number,
): number[] | null {
  const at = [start];
  // Only the passive leaves no object behind the verb: "was accused of", but not "wanted to".
  const passive = pattern.pos !== 'verb' || mayBePassive(dictionary, tokens, start);
  for (let k = 1; k < until; k++) {
    const element = pattern.elements[k];
    const previous = at[k - 1];
    if (element === undefined || previous === undefined) return null;
    const next = findElement(dictionary, tokens, sentence, element, previous, passive);
    if (next < 0) return null;
    at.push(next);
  }
  return at;
}

function findElement(
  dictionary: Dictionary,
  tokens: readonly Token[],
  sentence: DraftSentence,
  element: Element,
  after: number,
  passive: boolean,
): number {
  if (element.gap === 'none' && element.small)
    return prepositionAfter(dictionary, tokens, sentence, element, after);
  const reach = element.gap === 'none' ? 0 : element.gap === 'phrase' ? PHRASE_GAP : OBJECT_GAP;
  const end = Math.min(after + 1 + reach, sentence.last);
  for (let i = after + 1; i <= end; i++) {
    const token = tokens[i];
    if (token === undefined) return -1;
    if (fits(dictionary, element, token) && !(element.gap === 'object' && i === after + 1 && !passive))
      return i;
    // "cease-fire" is one word: no phrase begins with its hyphen.
    if (i === after + 1 && token.lower === '-' && !token.spaced) return -1;
    if (element.gap === 'none' || STOPS.has(token.lower)) return -1;
    if (
      element.gap === 'phrase' &&
      !PHRASE_POS.has(token.pos) &&
      !PHRASE_WORDS.has(token.lower) &&
      !nounLike(token, tokens[i - 1])
    )
      return -1;
  }
  return -1;
}

/** A preposition right behind, or behind words of time: "arrived a day earlier in", "met on Monday with". */
function prepositionAfter(
  dictionary: Dictionary,
  tokens: readonly Token[],
  sentence: DraftSentence,
  element: Element,
  after: number,
): number {
  const end = Math.min(after + 1 + TIME_GAP, sentence.last);
  for (let i = after + 1; i <= end; i++) {
    const token = tokens[i];
    if (token === undefined) return -1;
    const next = tokens[i + 1];
    const leadsToTime = next !== undefined && TIME_WORDS.has(next.lower) && TIME_LEADS.has(token.lower);
    if (fits(dictionary, element, token) && !leadsToTime) return i;
    if (!leadsToTime && !TIME_WORDS.has(token.lower)) return -1;
  }
  return -1;
}

function mayBePassive(dictionary: Dictionary, tokens: readonly Token[], verb: number): boolean {
  if (!dictionary.participles.has(tokens[verb]?.lower ?? '')) return false;
  for (let i = verb - 1; i >= verb - 4; i--) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (BE.has(token.lower)) return true;
    if (token.pos !== 'ADV' && token.pos !== 'PART') return token.pos === 'NOUN' || token.pos === 'PROPN';
  }
  return false;
}

/** Taggers take participles before nouns for verbs: "crippling", "proposed". */
function nounLike(token: Token, before: Token | undefined): boolean {
  if (before?.pos === 'ADV' || before?.pos === 'AUX') return false;
  return token.pos === 'VERB' && /(ing|ed)$/.test(token.lower);
}

/** "sanctions … were imposed on", "a ceasefire agreed by": the object stands before the participle. */
function matchPassive(
  dictionary: Dictionary,
  tokens: readonly Token[],
  sentence: DraftSentence,
  pattern: Pattern,
  verb: number,
): number[] | null {
  const object = pattern.elements[pattern.object];
  const token = tokens[verb];
  if (object === undefined || token === undefined || !dictionary.participles.has(token.lower)) return null;
  const before = matchFrom(dictionary, tokens, sentence, pattern, verb, pattern.object);
  if (before === null) return null;
  const found = objectBefore(dictionary, tokens, sentence, object, verb);
  if (found < 0) return null;
  const at = [...before, found];
  let previous = before.at(-1) ?? verb;
  for (let k = pattern.object + 1; k < pattern.elements.length; k++) {
    const element = pattern.elements[k];
    if (element === undefined) return null;
    previous = findElement(dictionary, tokens, sentence, element, previous, true);
    if (previous < 0) return null;
    at.push(previous);
  }
  return at;
}

function objectBefore(
  dictionary: Dictionary,
  tokens: readonly Token[],
  sentence: DraftSentence,
  object: Element,
  verb: number,
): number {
  let passive = false;
  for (let i = verb - 1; i >= Math.max(sentence.first, verb - PASSIVE_REACH); i--) {
    const token = tokens[i];
    if (token === undefined || STOPS.has(token.lower) || token.lower === ',') return -1;
    if (fits(dictionary, object, token)) {
      const reduced = i === verb - 1 && !hasObject(tokens, verb);
      return passive || reduced || related(tokens, i, verb) ? i : -1;
    }
    if (BE.has(token.lower)) passive = true;
    else if (token.pos === 'VERB' && !AUXILIARY.has(token.lower)) return -1;
  }
  return -1;
}

/** "rebels captured the town" is no "rebels [who were] captured": an object follows. */
function hasObject(tokens: readonly Token[], verb: number): boolean {
  const pos = tokens[verb + 1]?.pos;
  return (
    pos === 'DET' || pos === 'PROPN' || pos === 'NOUN' || pos === 'NUM' || pos === 'PRON' || pos === 'ADJ'
  );
}

/** "the sanctions (that) Washington imposed", "talks recently held in Geneva". */
function related(tokens: readonly Token[], object: number, verb: number): boolean {
  const next = tokens[object + 1];
  if (next === undefined) return false;
  if (next.lower === 'that' || next.lower === 'which' || next.pos === 'ADV') return true;
  return verb - object <= 3 && (next.pos === 'PROPN' || next.pos === 'PRON' || next.pos === 'DET');
}

function mayBeVerb(
  dictionary: Dictionary,
  tokens: readonly Token[],
  i: number,
  word: string,
  pattern: Pattern,
): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  const isForm = dictionary.verbs.get(token.lower)?.includes(word) ?? token.lower === word;
  if (!isForm) return false;
  if (token.pos === 'AUX') return word !== 'have' || !isAuxiliary(tokens, i);
  if (token.pos === 'VERB') return pattern.elements.length > 1 || !attributive(tokens, i);
  // Longer phrases speak for themselves; a lone word has to be tagged as a verb, or be a participle taken for an
  // adjective, or stand where no noun can ("to strike", "they strike").
  // In headlines every word has a capital ("U.S. Lifts Travel Ban").
  if (pattern.elements.length > 1) {
    if (token.pos === 'PROPN') return token.lower !== word || i === 0;
    return token.pos !== 'NOUN' || !followsModifier(tokens, i);
  }
  if (token.pos === 'ADJ' && dictionary.participles.has(token.lower)) return !attributive(tokens, i);
  const before = tokens[i - 1];
  if (before === undefined) return false;
  if (before.lower === 'to' && (token.pos === 'NOUN' || token.pos === 'ADJ')) return token.lower === word;
  return (
    before.pos === 'PRON' && token.pos === 'NOUN' && /^(he|she|it|they|we|i|you|who)$/.test(before.lower)
  );
}

/** "the security forces", "its questions": what stands before tells a noun. */
function followsModifier(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined) return false;
  if (before.pos === 'DET' || before.pos === 'ADJ' || before.pos === 'NUM' || before.pos === 'ADP')
    return true;
  return before.pos === 'NOUN' || POSSESSIVE.has(before.lower);
}
const POSSESSIVE = new Set(["'s", "'", 'its', 'his', 'her', 'their', 'our', 'my', 'your', 'no']);

/** "have long refused": the "have" of a perfect tense. */
function isAuxiliary(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k <= i + 3; k++) {
    const pos = tokens[k]?.pos;
    if (pos === 'VERB' || pos === 'AUX') return true;
    if (pos !== 'ADV' && pos !== 'PART') return false;
  }
  return false;
}

/** "the accused minister": a participle right before a noun is no verb of the sentence. */
function attributive(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  const before = tokens[i - 1];
  const noun = next?.pos === 'NOUN' || next?.pos === 'ADJ' || next?.pos === 'PROPN';
  return noun && (before?.pos === 'DET' || (before?.pos === 'ADJ' && next?.pos === 'NOUN'));
}

function mayBeNominal(tokens: readonly Token[], i: number, pattern: Pattern): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  // The month.
  if (token.text === 'March' && token.pos === 'PROPN') return false;
  if (token.pos !== 'VERB' && token.pos !== 'AUX') return true;
  if (pattern.elements.length > 1 || pattern.pos === 'adjective') return true;
  const before = tokens[i - 1];
  return (
    before !== undefined &&
    (before.pos === 'DET' ||
      before.pos === 'ADJ' ||
      before.lower === "'s" ||
      before.lower === 'of' ||
      before.pos === 'NUM')
  );
}

/** Of patterns of one size a verb with its object says more than a compound noun: "signed a ceasefire deal". */
function rank({ size, pos }: Pattern): number {
  return pos === 'verb' ? size + 0.1 : size;
}

/** The larger patterns first, then tighter, then earlier ones; each word serves one match. */
function keepLongest(found: readonly Match[]): readonly Match[] {
  const ranked = [...found].sort(
    (a, b) =>
      rank(b.pattern) - rank(a.pattern) ||
      a.last - a.first - (b.last - b.first) ||
      b.pattern.weight - a.pattern.weight ||
      a.first - b.first,
  );
  const taken = new Set<number>();
  const kept: Match[] = [];
  for (const match of ranked) {
    if (match.at.some((index) => taken.has(index))) continue;
    for (const index of match.at) taken.add(index);
    kept.push(match);
  }
  return kept.sort((a, b) => a.head - b.head);
}
