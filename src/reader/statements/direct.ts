/**
 * Quotations and the cues beside them: after ("…," | the mayor said), turned round ("…," | said the mayor), before
 * (The mayor said: | "…") and inside ("We will go," | she said, | "and soon").
 *
 * One statement for each run of words between marks; a run that a cue breaks in mid-sentence is one statement in two
 * pieces. Refused here: marks around a phrase that no cue introduces ("the so-called "zone""), which `indirect.ts`
 * takes in where a cue covers the whole clause.
 */
import type { Span } from '../../record/index.js';
import type { DraftSentence, Quotation, VerbGroup } from '../draft.js';
import { complementOf, skipSettings } from './complement.js';
import { cueFirst, cueLast } from './cue-span.js';
import type { CueKind, CueLexicon } from './cues.js';
import type { Finding } from './finding.js';
import { isProse, type Reading } from './reading.js';
import { type Subject, subjectAfter, subjectBefore } from './subject.js';

export interface SpokenBy {
  readonly cue: Span | null;
  readonly source: Span | null;
  readonly sourceHead: number | null;
  readonly kind: CueKind;
  readonly setting: Span | null;
  readonly sentence: number;
  /** Token index of the cue verb, so that no other rule takes it again. */
  readonly verb: number | null;
}

export interface QuotedRun {
  readonly quotation: Quotation;
  readonly first: number;
  readonly last: number;
  readonly speech: boolean;
  readonly by: SpokenBy | null;
  readonly finding: Finding | null;
}

/** A quotation's words as token positions, marks left in. */
const positionsOf = (reading: Reading, quotation: Quotation): readonly [number, number] => {
  const first = reading.tokenAt(quotation.start);
  let last = reading.tokenAt(quotation.end) - 1;
  if (last < first) last = first;
  return [first, last];
};

/** The last character of the quoted words: "," promises a cue, "." closes a sentence. */
const closingMark = (reading: Reading, quotation: Quotation): string => {
  const inner = reading.text.slice(quotation.innerStart, quotation.innerEnd).trimEnd();
  return inner.at(-1) ?? '';
};

/** True where the quoted words are speech and not a phrase in marks: they hold a finite verb, or end as a sentence does. */
const isSpeech = (reading: Reading, quotation: Quotation, first: number, last: number): boolean => {
  let words = 0;
  let verb = false;
  for (let i = first; i <= last; i++) {
    if (/\p{L}/u.test(reading.lower(i))) words++;
    if (reading.verb(i)?.form === 'finite') verb = true;
  }
  if (words === 0) return false;
  const opens = opensSentence(reading, first);
  if (opens && /[.?!,…—-]/.test(closingMark(reading, quotation))) return true;
  return (verb && words >= 4) || (opens && words >= 6);
};

const opensSentence = (reading: Reading, first: number): boolean => {
  const sentence = reading.sentenceOf(first);
  if (sentence === undefined) return false;
  return (
    first <= sentence.first ||
    (first === sentence.first + 1 && /^(?:and|but|so)$/.test(reading.lower(sentence.first)))
  );
};

/** The cue that follows a closing mark: `said X` or `X said`. */
const cueAfter = (
  reading: Reading,
  cues: CueLexicon,
  quotation: Quotation,
  last: number,
): SpokenBy | null => {
  const mark = closingMark(reading, quotation);
  if (!quotation.closed) return null;
  let at = last + 1;
  const outerComma = reading.lower(at) === ',';
  if (outerComma) at++;
  const sentence = reading.sentenceOf(at);
  if (sentence === undefined || !isProse(sentence)) return null;
  const sameSentence = sentence.index === reading.token(last)?.sentence;
  const sameParagraph = sentence.paragraph === reading.sentenceOf(last)?.paragraph;
  if (!sameParagraph || (!sameSentence && !/[?!…—,-]/.test(mark))) return null;
  const promised = mark === ',' || outerComma;
  let verbAt = at;
  while (reading.token(verbAt)?.pos === 'ADV') verbAt++;
  const turned = reading.verb(verbAt);
  if (
    turned !== undefined &&
    turned.first <= verbAt &&
    turned.form !== 'infinitive' &&
    cues.verb(turned.lemma) !== undefined
  ) {
    const subject = subjectAfter(reading, turned.last + 1, sentence.last);
    if (subject !== null)
      return spokenBy(reading, cues, sentence, turned, subject, Math.max(subject.last, turned.last));
  }
  for (const verb of sentence.verbs) {
    if (verb.first <= at || verb.form !== 'finite') continue;
    if (reading.quotation(verb.head) !== undefined) break;
    const subject = subjectBefore(reading, verb.first, at);
    if (subject === null || subject.first > at + 1) {
      if (verb.first - at > 40) break;
      continue;
    }
    const cue = cues.verb(verb.lemma);
    if (cue === undefined && !promised) break;
    if (!promised && !endsHere(reading, verb, sentence)) break;
    if (cue !== undefined && !promised && !cue.frames.has('quote') && !cue.frames.has('tell')) break;
    return spokenBy(reading, cues, sentence, verb, subject, verb.last);
  }
  return null;
};

/** True where nothing but a setting stands between the cue verb and the next stop: it has no complement of its own. */
const endsHere = (reading: Reading, verb: VerbGroup, sentence: DraftSentence): boolean => {
  const next = skipSettings(reading, verb.last + 1, sentence.last);
  const token = reading.token(next);
  if (token === undefined || next > sentence.last || token.pos === 'PUNCT') return true;
  return token.lower === 'to' || reading.phrase(next) !== undefined
    ? verb.lemma === 'tell' || verb.lemma === 'ask'
    : false;
};

const spokenBy = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
  verb: VerbGroup,
  subject: Subject,
  last: number,
): SpokenBy => {
  let end = last;
  while (end < sentence.last && reading.quotation(end + 1) === undefined) end++;
  return {
    cue: reading.span(
      cueFirst(reading, verb),
      subject.first > verb.last ? verb.last : cueLast(reading, verb.last, end),
    ),
    source: reading.span(subject.first, subject.last),
    sourceHead: subject.head,
    kind: cues.verb(verb.lemma)?.kind ?? 'say',
    setting: end > last ? reading.span(last + 1, end) : null,
    sentence: sentence.index,
    verb: verb.head,
  };
};

/** The cue before an opening mark: `X said, "`, `X told the court: "`. */
const cueBefore = (reading: Reading, cues: CueLexicon, first: number): SpokenBy | null => {
  const sentence = reading.sentenceOf(first);
  if (sentence !== undefined && !isProse(sentence)) return null;
  if (sentence === undefined || first <= sentence.first) {
    // The colon may have closed the sentence before.
    const before = reading.token(first - 1);
    return before?.lower === ':' ? introducedBy(reading, cues, first) : null;
  }
  for (let k = sentence.verbs.length - 1; k >= 0; k--) {
    const verb = sentence.verbs[k];
    if (verb === undefined || verb.first >= first) continue;
    if (reading.quotation(verb.head) !== undefined) return null;
    const cue = cues.verb(verb.lemma);
    const complement = cue === undefined ? null : complementOf(reading, cue, verb.last, first);
    if (cue !== undefined && complement?.frame === 'quote' && complement.from === first) {
      const subject = subjectOf(reading, sentence, verb);
      if (subject === null) return null;
      return spokenBy(reading, cues, sentence, verb, subject, verb.last);
    }
  }
  return /^[:,]$/.test(reading.lower(first - 1)) ? introducedBy(reading, cues, first) : null;
};

const subjectOf = (reading: Reading, sentence: DraftSentence, verb: VerbGroup): Subject | null => {
  const own = verb.form === 'finite' ? subjectBefore(reading, verb.first, sentence.first) : null;
  if (own !== null) return own;
  for (const other of sentence.verbs) {
    if (other.first >= verb.first) break;
    if (other.form !== 'finite' || reading.quotation(other.head) !== undefined) continue;
    const subject = subjectBefore(reading, other.first, sentence.first);
    if (subject !== null) return subject;
  }
  return null;
};

/** "The minister was blunt: "…"": the colon is all the cue there is, unless a cue verb stands in the clause. */
const introducedBy = (reading: Reading, cues: CueLexicon, first: number): SpokenBy | null => {
  const sentence = reading.sentenceOf(first - 1);
  if (sentence === undefined || !isProse(sentence)) return null;
  let fallback: SpokenBy | null = null;
  const colon = reading.lower(first - 1) === ':';
  for (let k = sentence.verbs.length - 1; k >= 0; k--) {
    const verb = sentence.verbs[k];
    if (verb === undefined || verb.first >= first || reading.quotation(verb.head) !== undefined) continue;
    const cue = cues.verb(verb.lemma);
    const subject = subjectOf(reading, sentence, verb);
    if (subject === null) continue;
    if (cue !== undefined && (cue.frames.has('quote') || cue.frames.has('tell'))) {
      return spokenBy(reading, cues, sentence, verb, subject, verb.last);
    }
    if (colon) fallback = { ...spokenBy(reading, cues, sentence, verb, subject, verb.last), verb: null };
  }
  return fallback;
};

const trimmed = (reading: Reading, first: number, last: number): Span => reading.span(first, last);

/** Reads every quotation with the cue beside it; runs without one are left to `continuation.ts`. */
export const readQuotations = (reading: Reading, cues: CueLexicon): readonly QuotedRun[] => {
  const runs: QuotedRun[] = [];
  for (const quotation of reading.draft.quotations) {
    const [first, last] = positionsOf(reading, quotation);
    if (reading.token(first) === undefined) continue;
    const speech = isSpeech(reading, quotation, first, last);
    const after = cueAfter(reading, cues, quotation, last);
    const opens = opensSentence(reading, first);
    const previous = runs.at(-1);
    let by: SpokenBy | null = null;
    let content: Span = trimmed(reading, first, last);
    let mixed = false;
    if (opens) {
      by = after ?? (speech ? cueBefore(reading, cues, first) : null);
    } else {
      const near = cueBefore(reading, cues, first);
      const resumed = near !== null && near.verb !== null && near.verb === previous?.by?.verb;
      const before = resumed ? null : near;
      if (before !== null && speech) by = before;
      else if (resumed && after === null) by = null;
      else if (after !== null && before === null) {
        // "The plan is "dead on arrival," said the mayor": the words before the marks are hers too.
        const sentence = reading.sentenceOf(last);
        const start = reading.sentenceOf(first);
        const resumes = previous?.by?.sentence === sentence?.index;
        by = after;
        if (sentence !== undefined && start !== undefined && !resumes) {
          content = { start: start.start, end: content.end };
          mixed = true;
        }
      }
    }
    if (
      by === null &&
      speech &&
      previous?.by !== null &&
      previous?.by !== undefined &&
      resumesAfterCue(reading, previous, first)
    ) {
      by = previous.by;
      const joined = joinPieces(reading, previous, content, first, quotation.innerStart);
      if (!speech && joined === null) by = null;
      if (joined !== null) {
        runs[runs.length - 1] = { ...previous, last, finding: joined, quotation };
        continue;
      }
    }
    runs.push({
      quotation,
      first,
      last,
      speech,
      by,
      finding: by === null ? null : findingOf(content, by, mixed),
    });
  }
  return runs;
};

export const findingOf = (content: Span, by: SpokenBy, mixed: boolean, rule = 'direct'): Finding => ({
  rule,
  content: [content],
  cue: by.cue,
  source: by.source,
  sourceHead: by.sourceHead,
  kind: by.kind,
  directness: mixed ? 'mixed' : 'direct',
  sentence: by.sentence,
  setting: by.setting,
});

/** True where a run opens in the sentence of the cue that closed the run before: `"…," she said, | "and soon."` */
const resumesAfterCue = (reading: Reading, previous: QuotedRun, first: number): boolean =>
  previous.by !== null && previous.last < first && reading.token(first)?.sentence === previous.by.sentence;

/** One statement in two pieces where the cue broke a sentence: the first ended in a comma, the second goes on small. */
const joinPieces = (
  reading: Reading,
  previous: QuotedRun,
  content: Span,
  first: number,
  inner: number,
): Finding | null => {
  if (previous.finding === null) return null;
  const next = reading.text.slice(inner, inner + 1);
  const goesOn =
    /^\p{Ll}/u.test(next) ||
    (reading.lower(first - 1) === ',' && closingMark(reading, previous.quotation) === ',');
  if (!goesOn) return null;
  return { ...previous.finding, content: [...previous.finding.content, content] };
};
