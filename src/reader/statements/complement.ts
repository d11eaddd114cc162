/**
 * What follows a cue verb: a clause ("said | that talks failed"), a quotation, a noun phrase, an infinitive, or a
 * preposition that belongs to the cue ("called | for"). Settings between the two are stepped over ("said on Monday |
 * that …", "told reporters in Bonn | that …") and reported, for they hold the time of speaking.
 */
import type { Cue } from './cues.js';
import type { Reading } from './reading.js';
import { opensSpeech } from './subject.js';
import { SETTING_PREPOSITIONS, WH_WORDS } from './words.js';

export type Frame = 'clause' | 'quote' | 'np' | 'to' | 'ing' | 'as';

export interface Complement {
  readonly frame: Frame;
  /** Token index where the content begins. */
  readonly from: number;
  /** Last token of the cue: the verb, or its particle or preposition. */
  readonly cueLast: number;
}

const clauseOpens = (reading: Reading, position: number, ceiling: number): boolean => {
  const token = reading.token(position);
  if (token === undefined || position > ceiling) return false;
  const own = reading.verb(position);
  // "There is", "it is": pronouns and expletives begin a clause.
  let sawPhrase = false;
  for (let i = position; i <= Math.min(ceiling, position + 40); i++) {
    const here = reading.token(i);
    if (here === undefined) return false;
    const verb = reading.verb(i);
    if (verb !== undefined && verb !== own) {
      if (verb.form === 'finite') return sawPhrase && !isRelativeBefore(reading, verb.first, position);
      i = verb.last;
      continue;
    }
    if (reading.phrase(i) !== undefined || here.lower === 'there') sawPhrase = true;
    if (here.lower === ';' || here.lower === ':') return false;
    if (
      /^(?:who|which|that|whose|whom|where|when|if|because|after|before|while|as)$/.test(here.lower) &&
      i > position
    ) {
      if (i === position) continue;
      // A relative clause within the subject: step over its verb.
      if (/^(?:who|which|that)$/.test(here.lower)) {
        const next = nextFinite(reading, i + 1, ceiling);
        if (next === null) return false;
        i = next;
        continue;
      }
      return false;
    }
  }
  return false;
};

const nextFinite = (reading: Reading, from: number, ceiling: number): number | null => {
  for (let i = from; i <= Math.min(ceiling, from + 20); i++) {
    const verb = reading.verb(i);
    if (verb?.form === 'finite') return verb.last;
  }
  return null;
};

const isRelativeBefore = (reading: Reading, verbFirst: number, floor: number): boolean => {
  let i = verbFirst - 1;
  while (i > floor && reading.token(i)?.pos === 'ADV') i--;
  return i > floor && /^(?:who|which|that)$/.test(reading.lower(i));
};

/** Steps over "on Monday", "Tuesday", "in a statement", "at a rally in Ohio", adverbs. @returns the next position. */
export const skipSettings = (reading: Reading, from: number, ceiling: number): number => {
  let i = from;
  while (i <= ceiling) {
    const token = reading.token(i);
    if (token === undefined) return i;
    const word = token.lower;
    if (token.pos === 'ADV' && !WH_WORDS.has(word) && reading.phrase(i) === undefined) {
      i++;
      continue;
    }
    if (
      reading.isTime(i) ||
      ((word === 'last' || word === 'this' || word === 'earlier') && isTimeNoun(reading, i + 1))
    ) {
      while (
        i <= ceiling &&
        (reading.isTime(i) || isTimeNoun(reading, i) || /^(?:last|this|earlier)$/.test(reading.lower(i)))
      )
        i++;
      continue;
    }
    if (SETTING_PREPOSITIONS.has(word) && token.pos !== 'PART' && reading.lower(i + 1) !== ',') {
      const next = skipPhrases(reading, i + 1, ceiling);
      if (next === i + 1) return i;
      i = next;
      continue;
    }
    return i;
  }
  return i;
};

const isTimeNoun = (reading: Reading, position: number): boolean =>
  /^(?:week|month|year|day|night|morning|afternoon|evening|summer|fall|autumn|winter|spring)$/.test(
    reading.lower(position),
  ) || reading.isTime(position);

/** Steps over a phrase and the phrases tied to it by "of" or ownership. */
export const skipPhrases = (reading: Reading, from: number, ceiling: number): number => {
  let i = from;
  for (;;) {
    const phrase = reading.phrase(i);
    if (phrase === undefined || i > ceiling) {
      while (i <= ceiling && reading.isTime(i)) i++;
      return i;
    }
    i = phrase.last + 1;
    if (phrase.possessive) continue;
    const word = reading.lower(i);
    const ties =
      word === 'of' || (opensSpeech(reading, phrase.first) && /^(?:with|to|on|in|at|from|for)$/.test(word));
    if (!ties || reading.phrase(i + 1) === undefined) return i;
    i++;
  }
};

/** Reads what follows the cue verb that ends at `verbLast`, or null where no frame of the cue fits. */
export const complementOf = (
  reading: Reading,
  cue: Cue,
  verbLast: number,
  ceiling: number,
): Complement | null => {
  const takes = cue.frames;
  let at = verbLast + 1;
  let cueLast = verbLast;
  while (
    at <= ceiling &&
    reading.token(at)?.pos === 'ADV' &&
    !takes.has(reading.lower(at)) &&
    !opensQuote(reading, at)
  ) {
    if (WH_WORDS.has(reading.lower(at))) break;
    at++;
  }
  if (at > ceiling) return null;
  const word = reading.lower(at);
  // Particles and prepositions that belong to the cue: "called for", "pointed out", "refers to".
  if ((takes.has(word) && word !== 'to' && word !== 'as') || (word === 'to' && takes.has('to-np'))) {
    cueLast = at;
    at++;
    if (word === 'out') {
      return clauseOrQuote(reading, at, ceiling, cueLast) ?? nounAt(reading, at, cueLast);
    }
    if (opensQuote(reading, at)) return { frame: 'quote', from: at, cueLast };
    const token = reading.token(at);
    if (token === undefined || at > ceiling || token.pos === 'PUNCT') return null;
    if (word === 'to' && reading.verb(at)?.form === 'infinitive') return null;
    return { frame: 'np', from: at, cueLast };
  }
  if (takes.has('as') && cue.lemma === 'see') {
    for (let i = at; i <= Math.min(ceiling, at + 12); i++) {
      if (reading.lower(i) === 'as') return { frame: 'as', from: at, cueLast };
    }
  }
  if (takes.has('to') && word === 'to' && isInfinitive(reading, at))
    return { frame: 'to', from: at, cueLast };
  if (takes.has('to') && word === 'not' && reading.lower(at + 1) === 'to')
    return { frame: 'to', from: at, cueLast };
  if (takes.has('tell')) {
    const after = skipPhrases(reading, at, ceiling);
    if (after > at) {
      const next = skipSettings(reading, after, ceiling);
      const found =
        clauseOrQuote(reading, next, ceiling, cueLast) ?? clauseOrQuote(reading, after, ceiling, cueLast);
      if (found !== null) return found;
      if (reading.lower(after) === 'to' && isInfinitive(reading, after))
        return { frame: 'to', from: after, cueLast };
      if (/^(?:about|of)$/.test(reading.lower(after))) return { frame: 'np', from: after, cueLast };
      // "asked aides | what went wrong", "told them | talks failed": the phrase may itself open the clause.
    }
    if (takes.has('clause') || takes.has('tell')) {
      const direct = clauseOrQuote(reading, at, ceiling, cueLast);
      if (direct !== null && cue.lemma !== 'tell') return direct;
    }
    if (after > at && cue.kind === 'ask') return { frame: 'np', from: at, cueLast };
    return null;
  }
  if (takes.has('clause')) {
    const found = clauseOrQuote(reading, at, ceiling, cueLast);
    if (found !== null) return found;
    if (cue.kind === 'say' || cue.kind === 'confirm' || cue.kind === 'deny' || cue.kind === 'ask') {
      const next = skipSettings(reading, at, ceiling);
      const later = next > at ? clauseOrQuote(reading, next, ceiling, cueLast) : null;
      if (later !== null) return later;
      const titled = afterTitle(reading, at, ceiling) ?? afterAside(reading, at, ceiling);
      if (titled !== null) return { frame: 'clause', from: titled, cueLast };
      // "said raising taxes was wrong": whatever the words after "say" are, they are what is said.
      const token = reading.token(at);
      const mere =
        token === undefined || ['PUNCT', 'CCONJ', 'ADP', 'SCONJ'].includes(token.pos) || token.lower === 'to';
      if (cue.lemma === 'say' && !mere && at + 2 < ceiling) return { frame: 'clause', from: at, cueLast };
    }
  }
  if (takes.has('quote') && opensQuote(reading, at)) return { frame: 'quote', from: at, cueLast };
  if (takes.has('ing') && reading.verb(at)?.form === 'gerund') return { frame: 'ing', from: at, cueLast };
  if (takes.has('np')) return nounAt(reading, at, cueLast);
  return null;
};

/** How many words the title of a piece may take. */
const LONGEST_TITLE = 25;

/** "reports in its article Rivals Warm Up | that …": a title without marks stands before the clause. @returns where it opens. */
const afterTitle = (reading: Reading, at: number, ceiling: number): number | null => {
  if (reading.lower(at) !== 'in') return null;
  const piece = [at + 1, at + 2, at + 3].find((i) =>
    /^(?:article|report|piece|story|editorial|column|essay|op-ed)$/.test(reading.lower(i)),
  );
  if (piece === undefined) return null;
  for (let i = piece + 1; i <= Math.min(ceiling, piece + LONGEST_TITLE); i++) {
    if (reading.lower(i) === 'that') return clauseOpens(reading, i + 1, ceiling) ? i : null;
  }
  return null;
};

/** "said before leaving Bonn | that …", "said, however, | that …": an aside stands before "that". @returns where it opens. */
const afterAside = (reading: Reading, at: number, ceiling: number): number | null => {
  const comma = reading.lower(at) === ',';
  if (!comma && reading.token(at)?.pos !== 'ADP' && reading.token(at)?.pos !== 'SCONJ') return null;
  for (let i = at + 1; i <= Math.min(ceiling, at + 15); i++) {
    const word = reading.lower(i);
    if (word === 'that')
      return (!comma || reading.lower(i - 1) === ',') && clauseOpens(reading, i + 1, ceiling) ? i : null;
    if (reading.verb(i)?.form === 'finite') return null;
  }
  return null;
};

const isInfinitive = (reading: Reading, position: number): boolean =>
  reading.verb(position)?.form === 'infinitive' ||
  reading.verb(position + 1) !== undefined ||
  reading.token(position + 1)?.pos === 'VERB' ||
  reading.token(position + 1)?.pos === 'AUX';

export const opensQuote = (reading: Reading, position: number): boolean => {
  const quotation = reading.quotation(position);
  return quotation !== undefined && (reading.token(position)?.start ?? -1) <= quotation.innerStart;
};

const clauseOrQuote = (reading: Reading, at: number, ceiling: number, cueLast: number): Complement | null => {
  let from = at;
  if (from > ceiling) return null;
  if ((reading.lower(from) === ':' || reading.lower(from) === ',') && opensQuote(reading, from + 1)) from++;
  if (opensQuote(reading, from)) return { frame: 'quote', from, cueLast };
  if (reading.lower(from) === ',' && reading.lower(from + 1) === 'that') from++;
  const token = reading.token(from);
  if (token === undefined) return null;
  if (token.lower === 'that') {
    // "said that" opens a clause; "backed that plan" does not.
    if (token.pos === 'SCONJ' || clauseOpens(reading, from + 1, ceiling))
      return { frame: 'clause', from, cueLast };
    return null;
  }
  if (WH_WORDS.has(token.lower) && from < ceiling) return { frame: 'clause', from, cueLast };
  if (clauseOpens(reading, from, ceiling) && token.pos !== 'PUNCT' && token.pos !== 'CCONJ') {
    if (token.pos === 'VERB' || token.pos === 'AUX') return null;
    if (token.pos === 'ADP' || token.pos === 'ADV') return null;
    return { frame: 'clause', from, cueLast };
  }
  return null;
};

const nounAt = (reading: Reading, at: number, cueLast: number): Complement | null => {
  const token = reading.token(at);
  if (token === undefined) return null;
  if (reading.phrase(at) === undefined && !['DET', 'NOUN', 'PROPN', 'PRON', 'ADJ', 'NUM'].includes(token.pos))
    return null;
  return { frame: 'np', from: at, cueLast };
};
