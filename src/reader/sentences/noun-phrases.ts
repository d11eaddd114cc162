/**
 * Base noun phrases: determiner, modifiers, head ("a planned exchange", "the Russian and North Korean agencies" as
 * two, "U.S.-South Korea alliance problems" as one). A possessive ends its phrase and owns the next. Pronouns and bare
 * quantifiers ("some say") are phrases of their own. Refused: verbs in -ing with an object ("meeting Putin").
 */
import type { NounPhrase, Token } from '../draft.js';

const POSSESSIVE_PRONOUN = /^(?:my|your|his|her|its|our|their|whose)$/;
const QUANTIFIER =
  /^(?:some|many|most|both|all|few|several|others|another|none|this|that|these|those|each|more)$/;
/** Tokens; beyond it a run of modifiers is noise, and looking on from each of them would take quadratic time. */
const LONGEST_PHRASE = 40;
const HYPHEN = /^[-‐‑–/]$/;

/** @param from,to first and last token of the sentence, inclusive. @returns phrases in order, none overlapping. */
export function findNounPhrases(tokens: readonly Token[], from: number, to: number): readonly NounPhrase[] {
  const phrases: NounPhrase[] = [];
  let i = from;
  while (i <= to) {
    const phrase = phraseAt(tokens, i, from, to);
    if (phrase) {
      phrases.push(phrase);
      i = phrase.last + 1;
    } else {
      i++;
    }
  }
  return phrases;
}

function phraseAt(tokens: readonly Token[], first: number, from: number, to: number): NounPhrase | null {
  let head = -1;
  let lastModifier = -1;
  let determined = false;
  let inQuote = false;
  let i = first;
  for (; i <= to && i - first < LONGEST_PHRASE; i++) {
    const token = tokens[i];
    if (!token) break;
    const next = i < to ? tokens[i + 1] : undefined;
    const tight = !token.spaced;
    if (token.pos === 'PRON' && !POSSESSIVE_PRONOUN.test(token.lower)) {
      if (i > first) break;
      return build(tokens, first, i, i, to);
    }
    if (token.pos === 'DET' || token.pos === 'PRON') {
      if (i > first && head >= 0) break;
      if (i > first && token.pos === 'DET' && !determined) break;
      determined = true;
      lastModifier = i;
    } else if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'NUM' || token.pos === 'SYM') {
      if (head >= 0 && beginsAnother(tokens, first, head, i)) break;
      head = i;
    } else if (
      token.pos === 'ADJ' ||
      (token.pos === 'ADV' && next !== undefined && modifiesAdjective(next))
    ) {
      if (
        head >= 0 &&
        (!tight || beginsAnother(tokens, first, head, i)) &&
        !insideName(tokens, head, next) &&
        !counts(tokens, first, head, next)
      )
        break;
      if (head >= 0 && beginsAnother(tokens, first, head, i)) break;
      if (head < 0 && token.pos === 'ADV' && i === first) break;
      lastModifier = i;
    } else if (
      token.pos === 'VERB' &&
      (head < 0 || counts(tokens, first, head, next)) &&
      isModifier(tokens, i, first, from, to, determined)
    ) {
      lastModifier = i;
    } else if (HYPHEN.test(token.text) && tight && next && !next.spaced && i > first) {
      i++; // what a hyphen ties on belongs to the phrase, whatever its tag: "Jae-in", "go-between"
      if (head >= 0) head = i;
      else lastModifier = i;
    } else if (/^[“"‘]$/.test(token.text) && i > first && head < 0 && next && !next.spaced) {
      inQuote = true;
    } else if (/^[”"’]$/.test(token.text) && inQuote && tight && head >= 0) {
      inQuote = false;
      if (!next || !(next.pos === 'NOUN' || next.pos === 'PROPN')) break;
    } else {
      break;
    }
  }
  if (head < 0) {
    const only = tokens[first];
    if (only && first === lastModifier && QUANTIFIER.test(only.lower))
      return build(tokens, first, first, first, to);
    const last = tokens[lastModifier];
    // "the poor", "the French": a determined adjective heads its phrase when nothing else does
    if (last && determined && lastModifier > first && last.pos === 'ADJ')
      return build(tokens, first, lastModifier, lastModifier, to);
    return null;
  }
  return build(tokens, first, head, head, to);
}

function build(
  tokens: readonly Token[],
  first: number,
  last: number,
  head: number,
  to: number,
): NounPhrase | null {
  const start = tokens[first]?.start;
  let end = tokens[last]?.end;
  if (start === undefined || end === undefined) return null;
  const mark = last < to ? tokens[last + 1] : undefined;
  const possessive =
    mark !== undefined && mark.pos === 'PART' && !mark.spaced && /^(?:['’]s?)$/.test(mark.text);
  if (possessive && mark) end = mark.end;
  return { first, last: possessive ? last + 1 : last, head, start, end, possessive };
}

const TIME_WORD =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|january|february|march|april|june|july|august|september|october|november|december|days?|weeks?|months?|years?|decades?|hours?|minutes?|weekend|night|morning|evening|afternoon|spring|summer|autumn|fall|winter|quarter|century)$/;

/** What follows a head without belonging to it: times ("the White House | next week"), names after "a site". */
function beginsAnother(tokens: readonly Token[], first: number, head: number, i: number): boolean {
  const token = tokens[i];
  const headToken = tokens[head];
  const next = tokens[i + 1];
  if (!token || !headToken || !token.spaced) return false;
  if (/day$/.test(token.lower) && TIME_WORD.test(token.lower)) return true;
  if (/^(?:last|next|this|earlier)$/.test(token.lower) && next && TIME_WORD.test(next.lower)) return true;
  if (token.pos === 'NUM' && next && TIME_WORD.test(next.lower) && !TIME_WORD.test(headToken.lower))
    return true;
  // "a site Pyongyang vowed to destroy": an indefinite noun takes no name behind it
  const indefinite = /^an?$/.test(tokens[first]?.lower ?? '');
  return (
    indefinite &&
    headToken.pos === 'NOUN' &&
    /^\p{Ll}/u.test(headToken.text) &&
    token.pos === 'PROPN' &&
    /^\p{Lu}/u.test(token.text)
  );
}

function modifiesAdjective(next: Token): boolean {
  return next.pos === 'ADJ' || (HYPHEN.test(next.text) && !next.spaced);
}

/** An adjective between two parts of a name: "North Korean ballistic missile", "Foreign National Front". */
function insideName(tokens: readonly Token[], head: number, next: Token | undefined): boolean {
  return (
    next !== undefined &&
    (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ') &&
    tokens[head]?.pos === 'PROPN'
  );
}

/** A number before what it counts: "three | foreign ministers", "the five | armed men"; years and days ("Oct. 7") count nothing. */
function counts(tokens: readonly Token[], first: number, head: number, next: Token | undefined): boolean {
  const number = tokens[head];
  return (
    number?.pos === 'NUM' &&
    (head === first || tokens[head - 1]?.pos === 'DET') &&
    !/^(?:1[5-9]|20)\d\d$/.test(number.text) &&
    (next?.pos === 'NOUN' || next?.pos === 'ADJ')
  );
}

function isModifier(
  tokens: readonly Token[],
  i: number,
  first: number,
  from: number,
  to: number,
  determined: boolean,
): boolean {
  const token = tokens[i];
  const next = i < to ? tokens[i + 1] : undefined;
  if (!token || !next) return false;
  if (!/(?:ed|ing|en|n|t|wn)$/.test(token.lower) || token.lower.length < 4) return false;
  const joins =
    (HYPHEN.test(next.text) && !next.spaced) ||
    next.pos === 'NOUN' ||
    next.pos === 'PROPN' ||
    next.pos === 'ADJ' ||
    (next.pos === 'VERB' && /(?:ed|ing)$/.test(next.lower));
  if (!joins) return false;
  if (determined || i > first || HYPHEN.test(next.text)) return true;
  const before = i > from ? tokens[i - 1] : undefined;
  if (!before) return false;
  const opensPhrase = before.pos === 'ADP' || (before.pos === 'PART' && /^['’]s?$/.test(before.text));
  return opensPhrase && /ed$/.test(token.lower) && next.pos !== 'ADJ';
}
