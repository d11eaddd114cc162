/**
 * "according to": the rest of its sentence is what the named source says, before, after or on both sides of it.
 * "Two ferries sank, | according to | the coast guard." Also "in the words of X", "in X's view".
 *
 * Refuses "according to plan", "according to schedule", "according to need": no one speaks there.
 */
import type { Span } from '../../record/index.js';
import type { DraftSentence } from '../draft.js';
import type { CueLexicon } from './cues.js';
import { lastWord } from './extent.js';
import type { Finding } from './finding.js';
import { hasQuotation } from './indirect.js';
import { isDash, type Reading } from './reading.js';
import { type Subject, subjectAfter } from './subject.js';

const SPEECHLESS = new Set(
  'plan plans schedule need needs taste size age ability rule rules custom tradition'.split(' '),
);

export const findAccordingTo = (
  reading: Reading,
  _cues: CueLexicon,
  sentence: DraftSentence,
): readonly Finding[] => {
  const found: Finding[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    if (reading.lower(i) !== 'according' || reading.lower(i + 1) !== 'to') continue;
    if (reading.quotation(i) !== undefined) continue;
    const end = lastWord(reading, sentence.last);
    const source = namedAfter(reading, i + 2, end);
    if (source === null || SPEECHLESS.has(reading.token(source.head)?.lemma ?? '')) continue;
    const content: Span[] = [];
    const before = lastBefore(reading, sentence.first, i - 1);
    let start = sentence.first;
    for (let j = before; j > sentence.first; j--) {
      if (reading.lower(j) === ';' && reading.quotation(j) === undefined) {
        start = j + 1;
        break;
      }
    }
    let after = source.last + 1;
    // "according to X, …": the comma closes the aside. A following ", but …" or "; …" is the writer's again.
    const comma = reading.lower(after) === ',';
    if (comma) after++;
    if (before - start >= 1) content.push(reading.span(start, before));
    const opens = i === sentence.first || before - start < 1;
    const resumes =
      opens || (comma && !/^(?:but|while|although|though|who|which|and)$/.test(reading.lower(after)));
    if (resumes && after <= end && comma) {
      let last = end;
      for (let j = after; j <= end; j++) {
        if (reading.lower(j) === ';' && reading.quotation(j) === undefined) {
          last = j - 1;
          break;
        }
      }
      if (last - after >= 1) content.push(reading.span(after, last));
    }
    if (content.length === 0) continue;
    const first = content[0];
    const final = content.at(-1);
    const quoted =
      first !== undefined &&
      final !== undefined &&
      hasQuotation(reading, reading.tokenAt(first.start), reading.tokenAt(final.end) - 1);
    found.push({
      rule: 'according-to',
      content,
      cue: reading.span(i, i + 1),
      source: reading.span(source.first, source.last),
      sourceHead: source.head,
      kind: 'say',
      directness: quoted ? 'mixed' : 'indirect',
      sentence: sentence.index,
      setting: null,
    });
  }
  return found;
};

/** The tagger takes "campaign" in "according to campaign aides" for a verb: the name may begin a word or two before its phrase. */
const namedAfter = (reading: Reading, from: number, end: number): Subject | null => {
  for (let start = from; start <= Math.min(from + 2, end) && reading.token(start)?.pos !== 'PUNCT'; start++) {
    const subject = subjectAfter(reading, start, end);
    if (subject !== null) return { ...subject, first: from };
  }
  return null;
};

/** The last word before the aside: its opening comma or dash is no content. */
const lastBefore = (reading: Reading, first: number, from: number): number => {
  let i = from;
  while (i >= first && (reading.lower(i) === ',' || isDash(reading, i) || reading.lower(i) === '(')) i--;
  return i;
};
