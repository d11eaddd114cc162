/**
 * Reported speech whose cue comes last or in the middle, without marks: "The ferry will sail, | the mayor said.",
 * "Talks, | officials say, | go on.", "The plan is dead, | said Lena Ortiz, who leads the union." The rest of the sentence is
 * the content. Headlines too: "Ferries unsafe, inspectors say".
 *
 * Refuses a cue that has a complement of its own ("…, and the mayor said that …") and cues beside a quotation, which
 * `direct.ts` has taken.
 */
import type { Span } from '../../record/index.js';
import type { DraftSentence, VerbGroup } from '../draft.js';
import { skipPhrases, skipSettings } from './complement.js';
import { cueFirst, cueLast } from './cue-span.js';
import type { CueLexicon } from './cues.js';
import { lastWord } from './extent.js';
import type { Finding } from './finding.js';
import { hasQuotation } from './indirect.js';
import { isDash, type Reading } from './reading.js';
import { type Subject, subjectAfter, subjectBefore } from './subject.js';

export interface Trailing {
  readonly finding: Finding;
  readonly verb: number;
}

export const findTrailing = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
  taken: ReadonlySet<number>,
): readonly Trailing[] => {
  const found: Trailing[] = [];
  for (const verb of sentence.verbs) {
    const cue = cues.verb(verb.lemma);
    if (cue === undefined || taken.has(verb.head) || verb.form !== 'finite' || verb.passive) continue;
    if (
      !(cue.frames.has('clause') || cue.frames.has('tell')) ||
      (cue.kind === 'find' && verb.lemma !== 'show')
    )
      continue;
    if (reading.quotation(verb.head) !== undefined) continue;
    const aside =
      turnedAside(reading, sentence, verb) ?? plainAside(reading, sentence, verb, cue.frames.has('tell'));
    if (aside === null) continue;
    const end = lastWord(reading, sentence.last);
    const content: Span[] = [];
    let start = sentence.first;
    for (let i = aside.comma - 1; i > sentence.first; i--) {
      if (reading.lower(i) === ';' && reading.quotation(i) === undefined) {
        start = i + 1;
        break;
      }
    }
    const resumes = aside.resume <= end && aside.resumes;
    // "Still, he said, …": one word before the cue is content only where more comes after.
    if (aside.comma - 1 - start < (resumes ? 0 : 1)) continue;
    if (reading.token(start)?.pos !== 'CCONJ' || aside.comma - 1 > start)
      content.push(reading.span(start, aside.comma - 1));
    if (resumes) content.push(reading.span(aside.resume, end));
    found.push({
      verb: verb.head,
      finding: {
        rule: 'trailing',
        content,
        cue: reading.span(
          cueFirst(reading, verb),
          aside.subject.first > verb.last ? verb.last : cueLast(reading, verb.last, end),
        ),
        source: reading.span(aside.subject.first, aside.subject.last),
        sourceHead: aside.subject.head,
        kind: cue.kind,
        directness: hasQuotation(reading, start, aside.comma - 1) ? 'mixed' : 'indirect',
        sentence: sentence.index,
        setting: aside.resume - 1 > verb.last ? reading.span(verb.last + 1, aside.resume - 1) : null,
      },
    });
  }
  return found;
};

interface Aside {
  readonly comma: number;
  readonly subject: Subject;
  readonly resume: number;
  readonly resumes: boolean;
}

const opensAside = (reading: Reading, position: number): boolean =>
  reading.lower(position) === ',' || isDash(reading, position);

/** ", said the mayor" */
const turnedAside = (reading: Reading, sentence: DraftSentence, verb: VerbGroup): Aside | null => {
  const comma = verb.first - 1;
  if (!opensAside(reading, comma) || comma <= sentence.first) return null;
  const subject = subjectAfter(reading, verb.last + 1, sentence.last);
  if (subject === null) return null;
  const next = skipSettings(reading, subject.last + 1, sentence.last);
  const closes = next > sentence.last || /^[.,;!?]$/.test(reading.lower(next)) || isDash(reading, next);
  if (!closes) return null;
  return { comma, subject, resume: next + 1, resumes: false };
};

/** ", the mayor said." and ", the mayor said on Monday, …" */
const plainAside = (
  reading: Reading,
  sentence: DraftSentence,
  verb: VerbGroup,
  tells: boolean,
): Aside | null => {
  const told = tells ? skipPhrases(reading, verb.last + 1, sentence.last) : verb.last + 1;
  const next = skipSettings(reading, told, sentence.last);
  const stop = reading.lower(next);
  const closes = next > sentence.last || /^[.,;!?]$/.test(stop) || isDash(reading, next);
  if (!closes) return null;
  const subject = subjectBefore(reading, verb.first, sentence.first);
  if (subject === null) return null;
  let comma = subject.first - 1;
  if (/^(?:as|so)$/.test(reading.lower(comma))) comma--;
  if (!opensAside(reading, comma) || comma <= sentence.first) return null;
  return { comma, subject, resume: next + 1, resumes: stop === ',' || isDash(reading, next) };
};
