/**
 * Quotations that no cue covers and that go on from one that has it: the next quoted sentence of the paragraph
 * ("…," the mayor said. | "We will pay."), the paragraph after an unclosed mark, a paragraph that is all quotation after
 * one by a known speaker, and a quotation after a sentence about its speaker (The mayor shrugged. | "We will pay.").
 *
 * Refuses phrases in marks ("virtuous circle"), which are no speech by themselves, and marks within a sentence.
 */
import type { DraftSentence, Quotation } from '../draft.js';
import { firstFrom } from '../offsets.js';
import { unquoted } from './edges.js';
import type { Finding } from './finding.js';
import { isProse, type Reading } from './reading.js';
import { subjectBefore } from './subject.js';

/** A quotation, and who is known to speak it. */
interface Run {
  readonly quotation: Quotation;
  readonly first: number;
  readonly last: number;
  by: SpokenBy | null;
}

type SpokenBy = Pick<Finding, 'cue' | 'source' | 'sourceHead' | 'kind' | 'setting' | 'sentence'>;

/** @param found findings with a cue of their own, in text order. @returns those of the quotations that carry on. */
export const carryOn = (reading: Reading, found: readonly Finding[]): readonly Finding[] => {
  const covers = contentsOf(found);
  const runs = reading.draft.quotations.map((quotation): Run => {
    const first = reading.tokenAt(quotation.start);
    const last = Math.max(first, reading.tokenAt(quotation.end) - 1);
    return { quotation, first, last, by: covers(quotation) };
  });
  const carried: Finding[] = [];
  for (const [index, run] of runs.entries()) {
    if (run.by !== null || !isSpeech(reading, run)) continue;
    const by = speakerOf(reading, runs, index, found);
    if (by === null) continue;
    run.by = by;
    carried.push({
      ...by,
      rule: 'continuation',
      content: [unquoted(reading.text, reading.span(run.first, run.last))],
      directness: 'direct',
    });
  }
  return carried;
};

/** Who speaks a quotation by the contents of findings: the one that takes in the half of it. */
const contentsOf = (found: readonly Finding[]): ((quotation: Quotation) => Finding | null) => {
  const pieces = found
    .flatMap((finding) => finding.content.map((span) => ({ ...span, finding })))
    .sort((a, b) => a.start - b.start);
  const widest = pieces.reduce((width, { start, end }) => Math.max(width, end - start), 0);
  return ({ innerStart, innerEnd }) => {
    const shares = new Map<Finding, number>();
    for (let i = firstFrom(pieces, innerStart - widest); i < pieces.length; i++) {
      const piece = pieces[i];
      if (piece === undefined || piece.start >= innerEnd) break;
      const shared = Math.min(piece.end, innerEnd) - Math.max(piece.start, innerStart);
      if (shared > 0) shares.set(piece.finding, (shares.get(piece.finding) ?? 0) + shared);
    }
    for (const [finding, shared] of shares) if (shared * 2 >= innerEnd - innerStart) return finding;
    return null;
  };
};

/** True where the quoted words are speech: a quotation opens its sentence, and holds a finite verb or ends as a sentence does. */
const isSpeech = (reading: Reading, { quotation, first, last }: Run): boolean => {
  if (reading.sentenceOf(first)?.first !== first) return false;
  let words = 0;
  let verb = false;
  for (let i = first; i <= last; i++) {
    if (/\p{L}/u.test(reading.lower(i))) words++;
    if (reading.verb(i)?.form === 'finite') verb = true;
  }
  if (words === 0) return false;
  const closing = reading.text.slice(quotation.innerStart, quotation.innerEnd).trimEnd().at(-1) ?? '';
  return /[.?!,…—-]/.test(closing) || (verb && words >= 4) || words >= 6;
};

const speakerOf = (
  reading: Reading,
  runs: readonly Run[],
  index: number,
  found: readonly Finding[],
): SpokenBy | null => {
  const run = runs[index];
  if (run === undefined) return null;
  const paragraph = paragraphOf(reading, run.first);
  const previous = runs[index - 1];
  const known = previous?.by ?? null;
  // A mark left open hands its speaker on, in both directions.
  if (run.quotation.continues !== null && known !== null) return known;
  const next = runs[index + 1];
  if (!run.quotation.closed && next !== undefined && next.by !== null && next.quotation.continues !== null)
    return next.by;
  const start = reading.token(run.first)?.start ?? 0;
  const here = lastSpeaker(reading, found, start, paragraph);
  if (known !== null && previous !== undefined && paragraphOf(reading, previous.last) === paragraph)
    return here !== null && (here.cue?.start ?? 0) > (known.cue?.start ?? 0) ? here : known;
  if (here !== null) return here;
  const before = reading.draft.sentences[(reading.sentenceOf(run.first)?.index ?? 0) - 1];
  if (before !== undefined && before.paragraph === paragraph && isProse(before))
    return subjectOf(reading, before);
  // A paragraph that opens with a quotation and names nobody: the last paragraph's speaker.
  if (known !== null && previous !== undefined && paragraphOf(reading, previous.last) === paragraph - 1)
    return known;
  return lastSpeaker(reading, found, start, paragraph - 1);
};

/** The last finding of a paragraph that says something, with its cue before an offset. */
const lastSpeaker = (
  reading: Reading,
  found: readonly Finding[],
  before: number,
  paragraph: number,
): Finding | null => {
  for (let i = found.length - 1; i >= 0; i--) {
    const finding = found[i];
    if (finding === undefined || startOf(finding) >= before) continue;
    const at = reading.draft.sentences[finding.sentence]?.paragraph ?? -1;
    if (at < paragraph - 2) break;
    const spoke = finding.kind === 'say' && finding.source !== null && finding.cue !== null;
    if (spoke && at === paragraph && (finding.cue?.start ?? before) < before) return finding;
  }
  return null;
};

const startOf = (finding: Finding): number => finding.content[0]?.start ?? 0;

const paragraphOf = (reading: Reading, position: number): number =>
  reading.sentenceOf(position)?.paragraph ?? -1;

/** The subject of the sentence before, as the one who speaks: there is no cue. */
const subjectOf = (reading: Reading, sentence: DraftSentence): SpokenBy | null => {
  for (const verb of sentence.verbs) {
    if (verb.form !== 'finite' || reading.quotation(verb.head) !== undefined) continue;
    const subject = subjectBefore(reading, verb.first, sentence.first);
    if (subject === null) continue;
    if (/^(?:it|that|this|there|which)$/.test(reading.lower(subject.first))) return null;
    return {
      cue: null,
      source: reading.span(subject.first, subject.last),
      sourceHead: subject.head,
      kind: 'say',
      setting: null,
      sentence: sentence.index,
    };
  }
  return null;
};
