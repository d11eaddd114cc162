/**
 * Reported speech and thought: "Lena Ortiz | said | that the ferry would sail", "the union | denounced | the plan",
 * "…, | adding | that talks go on", "officials | vowed | to appeal". Subject, cue verb, complement.
 *
 * Refuses: a cue lemma without the complement it needs ("he said little"), cues within another's direct quotation,
 * "to say the least", questions of the writer.
 */
import type { DraftSentence, VerbGroup } from '../draft.js';
import { type Complement, complementOf } from './complement.js';
import { cueFirst, cueLast } from './cue-span.js';
import type { CueLexicon } from './cues.js';
import { contentEnd } from './extent.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';
import { type Subject, subjectAfter, subjectBefore } from './subject.js';

/** True where the sentence's cue stands in words that are themselves quoted. */
const isQuoted = (reading: Reading, position: number): boolean => {
  const quotation = reading.quotation(position);
  return quotation !== undefined;
};

/** The subject of a verb that shares it: "mocked the plan and | said", "…, | adding", "wants | to say". */
const sharedSubject = (reading: Reading, sentence: DraftSentence, verb: VerbGroup): Subject | null => {
  const before = reading.lower(verb.first - 1);
  // "critics | calling the deal off": a participle right after a noun belongs to it.
  if (verb.form === 'gerund' || verb.form === 'participle') {
    const owner = reading.phrase(verb.first - 1);
    if (owner !== undefined && owner.first >= sentence.first && !owner.possessive) {
      return subjectBefore(reading, verb.first, sentence.first);
    }
  }
  const earlier = sentence.verbs.filter((other) => other.first < verb.first && other.form === 'finite');
  const order = before === ',' || verb.form === 'gerund' ? earlier : [...earlier].reverse();
  for (const other of order) {
    if (isQuoted(reading, other.first)) continue;
    const turned = reading.quotation(other.first - 1) !== undefined || reading.lower(other.first - 1) === ',';
    const subject =
      subjectBefore(reading, other.first, sentence.first) ??
      (turned ? subjectAfter(reading, other.last + 1, verb.first - 1) : null);
    if (subject !== null && reading.token(subject.first)?.lower !== 'which') return subject;
  }
  return null;
};

export const findIndirect = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
  taken: ReadonlySet<number>,
): readonly Finding[] => {
  const found: Finding[] = [];
  for (const verb of sentence.verbs) {
    const cue = cues.verb(verb.lemma);
    if (cue === undefined || taken.has(verb.head) || isQuoted(reading, verb.head)) continue;
    if (verb.passive && cue.lemma !== 'convince') continue;
    // "would support the deal": what one might praise, blame or back is no attitude that one has shown.
    const shown = verb.modal === null || (cue.kind !== 'judge' && cue.kind !== 'want');
    if (!shown) continue;
    const complement = complementOf(reading, cue, verb.last, sentence.last);
    if (complement === null) continue;
    if (cue.kind === 'find' && verb.lemma !== 'show' && complement.frame !== 'clause') continue;
    if (cue.kind === 'find' && verb.form === 'infinitive') continue;
    // "a plan to seek funds": an infinitive with a mere object tells of an act, unless the verb is one of speech.
    if (verb.form === 'infinitive' && complement.frame === 'np' && cue.kind !== 'judge' && cue.kind !== 'say')
      continue;
    const own = verb.form === 'finite' ? subjectBefore(reading, verb.first, sentence.first) : null;
    const subject = own ?? sharedSubject(reading, sentence, verb);
    if (subject === null) continue;
    if (cue.kind === 'find' && complement.frame === 'np' && !isDocument(reading, subject)) continue;
    if (/^(?:there|this|what|that)$/.test(reading.lower(subject.first)) && subject.first === subject.last) {
      if (cue.kind !== 'say' && cue.kind !== 'find') continue;
    }
    const last = contentEnd(reading, cues, complement.frame, complement.from, sentence.last);
    if (last < complement.from) continue;
    found.push({
      rule: 'indirect',
      content: [reading.span(complement.from, last)],
      cue: reading.span(cueFirst(reading, verb), cueEnd(reading, complement)),
      source: reading.span(subject.first, subject.last),
      sourceHead: subject.head,
      kind: cue.kind,
      directness: hasQuotation(reading, complement.from, last) ? 'mixed' : 'indirect',
      sentence: sentence.index,
      setting: settingOf(reading, subject, verb, complement.from),
    });
  }
  return found;
};

const DOCUMENTS = new Set(
  'poll survey study report record document analysis data figure result research statistics video footage photo image email review test'.split(
    ' ',
  ),
);

/** True where what shows something is a document that can: "polls show a lead", not "she showed courage". */
const isDocument = (reading: Reading, subject: Subject): boolean =>
  DOCUMENTS.has(reading.token(subject.head)?.lemma ?? '');

/** Where a clause or quotation follows, the occasion between is the cue's: "said on Friday | that …". */
const cueEnd = (reading: Reading, { frame, from, cueLast: last }: Complement): number =>
  frame === 'clause' || frame === 'quote' ? cueLast(reading, last, from - 1) : last;

const settingOf = (reading: Reading, subject: Subject, verb: VerbGroup, contentFrom: number) => {
  const first = subject.last < verb.first ? subject.last + 1 : verb.first;
  return contentFrom - 1 >= first ? reading.span(first, contentFrom - 1) : null;
};

export const hasQuotation = (reading: Reading, first: number, last: number): boolean => {
  for (let i = first; i <= last; i++) if (reading.quotation(i) !== undefined) return true;
  return false;
};
