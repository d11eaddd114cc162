/**
 * Speech in a noun: "Oslo's | claim | that the pipe leaks", "criticism of | the deal", "a warning from the bank that …".
 * Owner or "by/from X" is the source, what the noun's frame opens the content.
 *
 * Refuses the noun alone ("the report was long", "her statement"), and "of" phrases that name the speaker.
 */
import type { DraftSentence } from '../draft.js';
import type { CueLexicon } from './cues.js';
import { contentEnd } from './extent.js';
import type { Finding } from './finding.js';
import { hasQuotation } from './indirect.js';
import type { Reading } from './reading.js';
import { type Subject, subjectBefore } from './subject.js';

/** Verbs that lend a noun its speaker: "voiced | concern", "made | a promise". */
const LIGHT = new Set(
  'express voice make issue raise have level give share repeat draw deliver release cast reiterate convey air state offer announce'.split(
    ' ',
  ),
);

const ABOUT = /^(?:about|on|of|for|against|over|toward|towards|in)$/;

export const findNominal = (
  reading: Reading,
  cues: CueLexicon,
  sentence: DraftSentence,
): readonly Finding[] => {
  const found: Finding[] = [];
  for (const phrase of sentence.phrases) {
    const head = reading.token(phrase.head);
    if (head === undefined || head.pos !== 'NOUN' || phrase.possessive) continue;
    const cue = cues.noun(head.lemma);
    if (cue === undefined || reading.quotation(phrase.head) !== undefined) continue;
    let at = phrase.last + 1;
    let source: Subject | null = null;
    let cueFirst = phrase.first;
    if (/^(?:by|from)$/.test(reading.lower(at)) && reading.phrase(at + 1) !== undefined) {
      const giver = reading.phrase(at + 1);
      if (giver !== undefined) {
        source = { first: giver.first, last: giver.last, head: giver.head };
        at = giver.last + 1;
      }
    }
    const word = reading.lower(at);
    const giver = reading.verb(phrase.first - 1);
    // "raised doubts over", "made remarks about": what the noun was lent to says what it is about.
    const lent = giver !== undefined && LIGHT.has(giver.lemma) && ABOUT.test(word);
    if (!cue.frames.has(word) && !lent) continue;
    if (word === 'to' && cue.frames.has('to') && cue.kind !== 'judge' && cue.lemma !== 'reference') {
      if (reading.verb(at)?.form !== 'infinitive' && reading.verb(at + 1) === undefined) continue;
    }
    if (word === 'that' && reading.verb(at + 1)?.first === at + 1) continue; // "a claim that | failed"
    const owner = reading.phrase(phrase.first - 1);
    if (source === null && owner?.possessive === true && owner.last === phrase.first - 1) {
      source = { first: owner.first, last: owner.last, head: owner.head };
    }
    const first = reading.token(phrase.first);
    if (source === null && first !== undefined && /^(?:his|her|their|its|my|our|your)$/.test(first.lower)) {
      source = { first: phrase.first, last: phrase.first, head: phrase.first };
      cueFirst = phrase.first + 1;
    }
    const governing = reading.verb(phrase.first - 1);
    let directSource = false;
    if (source === null && governing !== undefined && LIGHT.has(governing.lemma)) {
      source = subjectBefore(reading, governing.first, sentence.first);
      directSource = source !== null;
      if (directSource) cueFirst = governing.first;
    }
    // Without anyone to say it, only "that" makes a noun a statement.
    if (source === null && word !== 'that') continue;
    const clause = word === 'that';
    const from = clause || word === 'to' ? at : at + 1;
    const last = contentEnd(reading, cues, clause || word === 'to' ? 'clause' : 'np', from, sentence.last);
    if (last <= from) continue;
    const cueLast = clause || word === 'to' ? phrase.last : at;
    const end = clause || word === 'to' ? cutAtMainVerb(reading, from, last, clause) : last;
    found.push({
      rule: 'nominal',
      content: [reading.span(from, end)],
      cue: reading.span(cueFirst, cueLast),
      source: source === null ? null : reading.span(source.first, source.last),
      sourceHead: source?.head ?? null,
      kind: cue.kind,
      directness: hasQuotation(reading, from, end) ? 'mixed' : 'indirect',
      sentence: sentence.index,
      setting: null,
    });
  }
  return found;
};

/** "The claim that ferries leak | angered owners": the clause has one finite verb, a second one is the sentence's. */
const cutAtMainVerb = (reading: Reading, from: number, last: number, clause: boolean): number => {
  let finite = clause ? 0 : 1;
  for (let i = from; i <= last; i++) {
    const verb = reading.verb(i);
    if (verb === undefined) continue;
    if (verb.form === 'finite') {
      finite++;
      const before = reading.token(verb.first - 1);
      // "that the bridge was safe | has angered …": the clause had its predicate.
      const predicate = before?.pos === 'ADJ' || before?.pos === 'VERB';
      if (finite > 1 && predicate && reading.phrase(verb.first - 1) === undefined) return verb.first - 1;
      const bare =
        before !== undefined && before.pos === 'NOUN' && reading.phrase(verb.first - 1) !== undefined;
      if (finite > 1 && bare && !startsOwnClause(reading, verb.first, from)) return verb.first - 1;
    }
    i = verb.last;
  }
  return last;
};

/** True where a conjunction or comma stands close before the verb's subject, so that it opens a clause of its own. */
const startsOwnClause = (reading: Reading, verbFirst: number, from: number): boolean => {
  const subject = reading.phrase(verbFirst - 1);
  if (subject === undefined) return true;
  const before = reading.token(subject.first - 1);
  if (before === undefined || subject.first - 1 < from) return true;
  return (
    before.pos === 'CCONJ' ||
    before.pos === 'SCONJ' ||
    before.pos === 'PUNCT' ||
    before.pos === 'VERB' ||
    before.pos === 'PRON'
  );
};
