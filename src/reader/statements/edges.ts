/**
 * The edges of what the model marks: a source does not end in "the" or begin with "and", a content does not reach into a
 * heading above it, and one of nothing but "that" or "something" says nothing.
 */
import type { Span } from '../../record/index.js';
import type { Reading } from './reading.js';

/** Words that open a name and never are one. */
const OPENS_NAME = /^(?:mr|mrs|ms|miss|dr|prof|sen|rep|gov|gen|col|lt|sgt|capt|sir|dame|lord|lady)\.?$/;
const LINKS = new Set(['ADP', 'CCONJ', 'SCONJ', 'AUX', 'PART']);
/** "Whoever", "those" and "some" may speak; these stand for no one. */
const NOBODY = new Set(['there', 'the', 'a', 'an', 'of', 'to', 'then', 'also', 'so', 'as']);

/**
 * The words of a source, whole: null where they name nobody ("There is no doubt that …").
 * @param taken what it may not reach into: cue and content
 */
export const sourceWithin = (reading: Reading, { start, end }: Span, taken: readonly Span[]): Span | null => {
  let first = reading.tokenAt(start);
  let last = first;
  while ((reading.token(last + 1)?.end ?? Number.POSITIVE_INFINITY) <= end) last += 1;
  while (first < last && isLink(reading, first) && !isRelative(reading, first)) first += 1;
  while (last > first && (isRelative(reading, last) || isLink(reading, last)) && reading.lower(last) !== "'s")
    last -= 1;
  const whole = phraseEnd(reading, last);
  const reach = reading.span(last + 1, whole);
  if (!taken.some((span) => span.start < reach.end && reach.start < span.end)) last = whole;
  if (first === last && NOBODY.has(reading.lower(first))) return null;
  const begins = Math.max(start, reading.token(first)?.start ?? start);
  return { start: begins, end: reading.token(last)?.end ?? end };
};

const isLink = (reading: Reading, at: number): boolean => LINKS.has(reading.token(at)?.pos ?? '');

const isRelative = (reading: Reading, at: number): boolean => /^(?:who|which|that)$/.test(reading.lower(at));

/** "[Mr] Ahmadi", "[the] mayor", "[Prime] Minister Poe": the end of the phrase whose head is still to come. */
const phraseEnd = (reading: Reading, last: number): number => {
  const phrase = reading.phrase(last);
  if (phrase === undefined || phrase.possessive) return last;
  const opens = reading.token(last)?.pos === 'DET' || OPENS_NAME.test(reading.lower(last));
  return opens || phrase.head > last ? Math.max(last, phrase.last) : last;
};

/** A content without the headings that the model took in before it; what a heading itself says stays. */
export const belowHeadings = (reading: Reading, cue: Span, content: readonly Span[]): readonly Span[] => {
  const own = reading.sentenceOf(reading.tokenAt(cue.start));
  // what a heading says ends with it
  if (own?.heading === true)
    return content.flatMap(({ start, end }) =>
      start < own.end ? [{ start, end: Math.min(end, own.end) }] : [],
    );
  if (own === undefined) return content;
  return content.flatMap(({ start, end }) => {
    let at = reading.tokenAt(start);
    let sentence = reading.sentenceOf(at);
    while (sentence?.heading === true && sentence.end <= cue.start) {
      at = sentence.last + 1;
      sentence = reading.sentenceOf(at);
    }
    const from = Math.max(start, reading.token(at)?.start ?? end);
    return from < end ? [{ start: from, end }] : [];
  });
};

/** "[has] pledged": a cue of nothing but an auxiliary goes on to its verb. */
export const wholeCue = (reading: Reading, cue: Span): Span => {
  const at = reading.tokenAt(cue.start);
  const verb = reading.verb(at);
  const last = reading.token(verb?.last ?? at);
  const alone = verb !== undefined && at === verb.first && cue.end <= (reading.token(at)?.end ?? 0);
  return alone && AUXILIARY.test(reading.lower(at)) && last !== undefined && last.end > cue.end
    ? { start: cue.start, end: last.end }
    : cue;
};

const AUXILIARY =
  /^(?:has|have|had|is|are|was|were|be|been|will|would|may|might|could|can|should|must|did|does|do)$/;

/** A content without the words of its cue. */
export const behindCue = (reading: Reading, cue: Span, content: readonly Span[]): readonly Span[] =>
  content.flatMap(({ start, end }) => {
    const behind = reading.token(reading.tokenAt(cue.end))?.start ?? end;
    const from = start >= cue.start && start < cue.end ? behind : start;
    return from < end ? [{ start: from, end }] : [];
  });

const OPENING = /["“]/;

/** What is said without the quotation marks around it: “We waited,” → We waited; 'of “consequences”' keeps its own. */
export const unquoted = (text: string, span: Span): Span => {
  let { start, end } = span;
  const inner = (): string => text.slice(start + 1, end - 1);
  const opens = OPENING.test(text[start] ?? '');
  const closes = /["”]/.test(text[end - 1] ?? '');
  const alone = !/["“”]/.test(inner());
  if (opens && (closes ? alone : !/["”]/.test(text.slice(start + 1, end)))) {
    start += 1;
    if (!closes && /[,.]/.test(text[end - 1] ?? '')) end -= 1;
  }
  if (closes && alone && !(OPENING.test(text[start] ?? '') && start === span.start)) {
    end -= 1;
    if (/[,.]/.test(text[end - 1] ?? '')) end -= 1;
  }
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? { start, end } : span;
};

/** Words that stand for what other words say, or for nothing in particular. */
const EMPTY = new Set(
  (
    'which who that this it something anything nothing everything someone somebody anyone so too also there here then ' +
    'not no yes one a an the of to for about as in on by with from at and or but be is was were been did does do had has have'
  ).split(' '),
);

/** True where a content has a word that says something: not "which", "about that", "so". */
export const saysSomething = (reading: Reading, content: readonly Span[]): boolean =>
  content.some(({ start, end }) => {
    for (let at = reading.tokenAt(start); (reading.token(at)?.start ?? end) < end; at++) {
      const token = reading.token(at);
      if (token !== undefined && /\p{L}|\p{N}/u.test(token.text) && !EMPTY.has(token.lower)) return true;
    }
    return false;
  });
