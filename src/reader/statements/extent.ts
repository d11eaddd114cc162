/**
 * How far reported content reaches: from where the complement begins to the end of its clause.
 * A clause runs to the end of the sentence but for what is the writer's again: ", according to …", ", he said", ", adding …",
 * "; …", ", but …", "and accused …". A noun phrase stops sooner, at the first comma that no list or relative clause explains.
 */

import { CHALLENGES } from './challenge.js';
import type { Frame } from './complement.js';
import type { CueLexicon } from './cues.js';
import { isDash, type Reading } from './reading.js';
import { NOMINATIVES, WEEKDAYS } from './words.js';

/** The last token of a sentence that can be content: its final stop is the sentence's own. */
export const lastWord = (reading: Reading, last: number): number => {
  let i = last;
  while (i > 0 && /^[.!?]+$/.test(reading.lower(i))) i--;
  return i;
};

/** True where ", X said" or ", said X" begins after this comma: the content is over or interrupted. */
export const isParenthesisCue = (
  reading: Reading,
  cues: CueLexicon,
  comma: number,
  ceiling: number,
): boolean => {
  const first = comma + 1;
  if (first > ceiling) return false;
  if (reading.lower(first) === 'according' && reading.lower(first + 1) === 'to') return true;
  const opening = reading.verb(first);
  if (opening?.form === 'finite' && opening.first === first && cues.verb(opening.lemma)?.kind === 'say') {
    const after = reading.phrase(opening.last + 1);
    return after !== undefined && after.last <= ceiling;
  }
  const phrase = reading.phrase(first) ?? undefined;
  let position =
    phrase?.first === first ? phrase.last + 1 : NOMINATIVES.has(reading.lower(first)) ? first + 1 : -1;
  if (position === -1) return false;
  while (reading.token(position)?.pos === 'ADV') position++;
  const verb = reading.verb(position);
  if (verb?.form !== 'finite' || verb.first !== position) return false;
  const cue = cues.verb(verb.lemma);
  if (cue === undefined || !cue.frames.has('clause')) return false;
  const next = reading.token(verb.last + 1);
  return (
    next === undefined ||
    verb.last + 1 > ceiling ||
    next.pos === 'PUNCT' ||
    WEEKDAYS.has(next.lower) ||
    next.lower === 'in' ||
    next.lower === 'on'
  );
};

/** The last token of content that begins at `from`, at most `ceiling`. */
export const contentEnd = (
  reading: Reading,
  cues: CueLexicon,
  frame: Frame,
  from: number,
  ceiling: number,
): number => {
  const end = lastWord(reading, ceiling);
  const nominal = frame === 'np' || frame === 'ing';
  let sawVerb = false;
  for (let i = from; i <= end; i++) {
    const token = reading.token(i);
    if (token === undefined) return i - 1;
    const word = token.lower;
    const quotation = reading.quotation(i);
    if (quotation?.closed) {
      // Words within marks are the speaker's to the last.
      const close = reading.tokenAt(quotation.end) - 1;
      if (close > i) {
        i = Math.min(close, end);
        // "… is "dead," | said the mayor": the comma stands within the marks.
        const comma = reading.text[quotation.innerEnd - 1] === ',';
        if (i === end || (comma && isParenthesisCue(reading, cues, i, end))) return i;
        continue;
      }
    }
    if (word === ';') return i - 1;
    if (isDash(reading, i) && nominal) return i - 1;
    if (i > from && word === ',' && endsAtComma(reading, cues, nominal, i, end)) return i - 1;
    if (
      i > from &&
      (word === 'and' || word === 'but') &&
      endsAtConjunction(reading, cues, nominal, sawVerb, i)
    )
      return i - 1;
    if (i > from && word === 'according' && reading.lower(i + 1) === 'to') return i - 1;
    const verb = reading.verb(i);
    if (verb !== undefined && verb.form === 'finite') sawVerb = true;
    if (
      nominal &&
      i > from &&
      /^(?:while|although|though|because|when|after|if|before|saying|calling|adding|noting|arguing|as)$/.test(
        word,
      )
    ) {
      if (word !== 'as' || reading.token(i)?.pos === 'SCONJ') return i - 1;
    }
  }
  return end;
};

const endsAtComma = (
  reading: Reading,
  cues: CueLexicon,
  nominal: boolean,
  comma: number,
  end: number,
): boolean => {
  const next = reading.token(comma + 1);
  if (next === undefined || comma + 1 > end) return true;
  if (isParenthesisCue(reading, cues, comma, end)) return true;
  if (/^(?:but|while|although|though|whereas|even|despite|citing|adding|noting)$/.test(next.lower)) {
    return (
      next.lower !== 'even' || reading.lower(comma + 2) === 'as' || reading.lower(comma + 2) === 'though'
    );
  }
  if (next.lower === 'which') {
    // ", which Rome calls false": a challenge to the words, no part of them.
    const owner = reading.phrase(comma + 2);
    const judging = owner === undefined ? undefined : verbAfter(reading, owner.last + 1);
    if (
      judging !== undefined &&
      (CHALLENGES.has(judging.lemma) || /^(?:call|label|deem)$/.test(judging.lemma))
    )
      return true;
  }
  const verb = reading.verb(comma + 1);
  if (verb !== undefined && verb.form === 'gerund' && cues.verb(verb.lemma) !== undefined) return true;
  if (next.lower === 'a' || next.lower === 'an' || next.lower === 'the') {
    // ", a claim that Rome denies": the writer's word for what was said.
    const phrase = reading.phrase(comma + 1);
    const head = phrase === undefined ? undefined : reading.token(phrase.head);
    if (head !== undefined && cues.noun(head.lemma) !== undefined && next.lower !== 'the') return true;
  }
  if (!nominal) {
    if (next.lower !== 'and' && next.lower !== 'or') return false;
    return startsCueClause(reading, cues, comma + 2);
  }
  if (next.lower === 'and' || next.lower === 'or') return startsClause(reading, comma + 2);
  if (/^(?:who|which|whose|including|such|where)$/.test(next.lower)) return false;
  // A list goes on: "sanctions, tariffs and quotas".
  const phrase = reading.phrase(comma + 1);
  if (phrase === undefined) return true;
  const after = reading.lower(phrase.last + 1);
  return !(after === ',' || after === 'and' || after === 'or' || phrase.last >= end);
};

const endsAtConjunction = (
  reading: Reading,
  cues: CueLexicon,
  nominal: boolean,
  sawVerb: boolean,
  position: number,
): boolean => {
  const verb = verbAfter(reading, position + 1);
  if (verb !== undefined && verb.form === 'finite') {
    // "said he would go and called the offer generous": a second act of speaking by the same subject.
    if (nominal && !sawVerb) return true;
    return verb.tense === 'past' && cues.verb(verb.lemma) !== undefined && !verb.passive;
  }
  if (nominal) return startsClause(reading, position + 1);
  return startsCueClause(reading, cues, position + 1);
};

const verbAfter = (reading: Reading, from: number) => {
  let i = from;
  while (reading.token(i)?.pos === 'ADV') i++;
  const verb = reading.verb(i);
  return verb !== undefined && verb.first <= i ? verb : undefined;
};

/** "… and | Paris rejected …" */
const startsClause = (reading: Reading, from: number): boolean => {
  if (NOMINATIVES.has(reading.lower(from)) && reading.lower(from) !== 'it') return true;
  const phrase = reading.phrase(from);
  if (phrase === undefined) return verbAfter(reading, from)?.form === 'finite';
  const verb = verbAfter(reading, phrase.last + 1);
  return verb?.form === 'finite';
};

/** "… and | Paris said …": a clause with a cue verb of its own. */
const startsCueClause = (reading: Reading, cues: CueLexicon, from: number): boolean => {
  const phrase = reading.phrase(from);
  if (phrase === undefined) return false;
  const verb = verbAfter(reading, phrase.last + 1);
  if (verb?.form !== 'finite') return false;
  const kind = cues.verb(verb.lemma)?.kind;
  return kind === 'say' || kind === 'deny';
};
