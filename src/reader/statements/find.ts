/**
 * All attributions of a document: what the model found (`../model/`), made into findings by the words' grammar, and beside
 * it what goes by form rather than by wording: transcripts, headlines, characterizations and quotations carried on.
 */
import type { Span } from '../../record/index.js';
import type { Draft, DraftSentence } from '../draft.js';
import type { Attribution } from '../model/index.js';
import { sameWords } from './chain.js';
import { findChallenges } from './challenge.js';
import { findClaims } from './claims.js';
import { carryOn } from './continuation.js';
import type { CueLexicon } from './cues.js';
import { behindCue, belowHeadings, saysSomething, sourceWithin, unquoted, wholeCue } from './edges.js';
import type { Finding } from './finding.js';
import { findHeadline } from './headline.js';
import { isProse, type Reading } from './reading.js';
import { headIn, subjectBefore } from './subject.js';
import { findTranscript } from './transcript.js';

export const findAttributions = (draft: Draft, reading: Reading, cues: CueLexicon): readonly Finding[] => {
  const prose = draft.sentences.filter(isProse);
  // whole turns, of which the model may see a part; and what is hung on words before it, into which the model may reach
  const turns = prose.flatMap((sentence) => findTranscript(reading, draft, sentence) ?? []);
  const challenges = prose.flatMap((sentence) => findChallenges(reading, sentence));
  const exact = [...turns, ...challenges.filter((one) => !turns.some((turn) => touches(turn.cue, one.cue)))];
  const marked = draft.model.attributions
    .flatMap((attribution) => asFinding(draft, reading, cues, attribution))
    .filter((one) => !exact.some((other) => touches(other.cue, one.cue)));
  const found = [...exact, ...eachOnce(reading, cues, marked)];
  for (const sentence of prose) {
    const headline = findHeadline(reading, sentence);
    if (
      headline !== null &&
      !found.some((other) => touches(other.cue, headline.cue) || covers(other, headline))
    )
      found.push(headline);
    found.push(
      ...findClaims(reading, cues, sentence).filter((claim) => !found.some((other) => says(other, claim))),
    );
  }
  found.sort(inTextOrder);
  return [...found, ...carryOn(reading, found)].sort(inTextOrder);
};

/** "he [wrote] on [Facebook]": of two cues for the same words by the same source the one that is a verb or noun of speaking. */
const eachOnce = (reading: Reading, cues: CueLexicon, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    (one, i) =>
      !findings.some((other, k) => {
        if (k === i || other.sentence !== one.sentence || !sameSpan(one.source, other.source)) return false;
        if (!sameWords(one.content, other.content)) return false;
        const [mine, theirs] = [cueRank(reading, cues, one), cueRank(reading, cues, other)];
        // "issued a statement that [called] the plan empty": said inside the other's words
        const nested =
          other.content.some((span) => touches(one.cue, span)) ||
          one.content.some((span) => touches(other.cue, span));
        if (nested && mine > 0 && theirs > 0) return false;
        return mine === theirs ? k < i : theirs > mine;
      }),
  );

/** How much a cue looks like one: a finite verb of the lexicon, another form of it, a noun or adjective of it, anything else. */
const cueRank = (reading: Reading, cues: CueLexicon, { cue }: Finding): number => {
  if (cue === null) return 0;
  let rank = 0;
  for (let i = reading.tokenAt(cue.start); (reading.token(i)?.start ?? cue.end) < cue.end; i++) {
    const lemma = reading.token(i)?.lemma ?? '';
    const verb = reading.verb(i);
    if (verb !== undefined && cues.verb(verb.lemma) !== undefined)
      rank = Math.max(rank, verb.form === 'finite' ? 3 : 2);
    else if ((cues.noun(lemma) ?? cues.adjective(lemma)) !== undefined) rank = Math.max(rank, 1);
  }
  return rank;
};

const sameSpan = (a: Span | null, b: Span | null): boolean =>
  a !== null && b !== null && a.start === b.start && a.end === b.end;

const inTextOrder = (a: Finding, b: Finding): number =>
  (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0) || (a.cue?.start ?? 0) - (b.cue?.start ?? 0);

const touches = (a: Span | null, b: Span | null): boolean =>
  a !== null && b !== null && a.start < b.end && b.start < a.end;

/** Whether the one is told by the other's cue already, or tells it by a cue of its own ("dismissed the claims that …"). */
const says = (other: Finding, claim: Finding): boolean =>
  touches(other.cue, claim.cue) ||
  (other.sentence === claim.sentence && sameWords(other.content, claim.content));

const covers = (one: Finding, other: Finding): boolean =>
  other.cue === null && one.content.some((a) => other.content.some((b) => touches(a, b)));

const asFinding = (
  draft: Draft,
  reading: Reading,
  cues: CueLexicon,
  { cue: markedCue, source, content: marked }: Attribution,
): readonly Finding[] => {
  const cue = wholeCue(reading, markedCue);
  const content = behindCue(reading, cue, belowHeadings(reading, cue, marked)).map((span) =>
    unquoted(reading.text, span),
  );
  const at = reading.tokenAt(cue.start);
  const sentence = reading.sentenceOf(at);
  if (sentence === undefined) return [];
  // "Interview: …", "Harbour blog: …": what a heading is filed under speaks for nobody
  if (sentence.heading && reading.text.slice(cue.start, cue.end) === ':') return [];
  // "Citing three officials, the paper said": whom the paper heard it from says nothing here
  if (/^(?:citing|quoting)\b/i.test(reading.text.slice(cue.start, cue.end)) && !hasVerb(reading, content))
    return [];
  // "declined to comment", "did not immediately respond to a request": nothing was said
  if (SILENT.test(reading.text.slice(cue.start, cue.end + 60))) return [];
  const word = cueWord(reading, cues, cue);
  // "denied [that]" takes the words that it is about (`index.ts`)
  const points = word.kind === 'deny' || word.kind === 'confirm';
  if (!points && !saysSomething(reading, content)) return [];
  const taken = [cue, ...content];
  const named =
    whole(reading, nearest(joined(reading, source, taken), cue), taken) ??
    (word.passive ? null : whole(reading, subjectOf(reading, sentence, cue, content), taken));
  return [
    {
      rule: word.nominal ? 'nominal' : named === null && word.passive ? 'passive' : 'model',
      content,
      cue,
      source: named,
      sourceHead: named === null ? null : headOf(reading, named),
      kind: word.kind,
      directness: directnessOf(draft, reading, content),
      sentence: sentence.index,
      setting: settingOf(sentence, cue, named, content),
    },
  ];
};

const SILENT =
  /^(?:(?:has|have|had|did|does|do|would|could|was|were)(?: not|n['’]t)|not|declin\w+|refus\w+|unavailable|available)\b[^.;“”"]{0,24}\b(?:comment|respond|reply|answer|repl(?:y|ied)|responded)\b(?! (?:that|by|with))/i;

const hasVerb = (reading: Reading, content: readonly Span[]): boolean =>
  content.some(({ start, end }) => {
    for (let i = reading.tokenAt(start); (reading.token(i)?.start ?? end) < end; i++)
      if (reading.verb(i)?.form === 'finite') return true;
    return false;
  });

const whole = (reading: Reading, source: Span | null, taken: readonly Span[]): Span | null =>
  source === null ? null : sourceWithin(reading, source, taken);

/** How many words may be missing within a source that the model marks in pieces. */
const GAP = 5;

/** "[Two officials who] declined to be [named] said": pieces close to each other on one side of the cue are one source. */
const joined = (reading: Reading, source: readonly Span[], taken: readonly Span[]): readonly Span[] => {
  const out: Span[] = [];
  for (const span of [...source].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    const whole = { start: last?.start ?? span.start, end: span.end };
    if (
      last !== undefined &&
      reading.tokenAt(span.start) - reading.tokenAt(last.end) <= GAP &&
      !taken.some((other) => touches(other, whole)) &&
      !/[.;“”"\n]/.test(reading.text.slice(last.end, span.start))
    )
      out[out.length - 1] = whole;
    else out.push(span);
  }
  return out;
};

/** Of several pieces that name the source the one beside the cue. */
const nearest = (source: readonly Span[], cue: Span): Span | null => {
  const away = (span: Span): number =>
    Math.min(Math.abs(span.end - cue.start), Math.abs(cue.end - span.start));
  return source.reduce<Span | null>(
    (best, span) => (best === null || away(span) < away(best) ? span : best),
    null,
  );
};

/** The subject of the cue's verb, where the model marks no source and the words between are not what is said. */
const subjectOf = (
  reading: Reading,
  sentence: DraftSentence,
  cue: Span,
  content: readonly Span[],
): Span | null => {
  const verb = sentence.verbs.find((group) => group.start < cue.end && group.end > cue.start);
  if (verb === undefined || verb.form !== 'finite') return null;
  const found = subjectBefore(reading, verb.first, sentence.first);
  if (found === null) return null;
  const span = reading.span(found.first, found.last);
  return content.some((piece) => touches(piece, span)) ? null : span;
};

const headOf = (reading: Reading, source: Span): number => {
  const first = reading.tokenAt(source.start);
  let last = first;
  while ((reading.token(last + 1)?.end ?? Number.POSITIVE_INFINITY) <= source.end) last += 1;
  return headIn(reading, first, last);
};

/** What kind of act the cue is, by the first of its words that the cue lexicon knows. */
const cueWord = (
  reading: Reading,
  cues: CueLexicon,
  cue: Span,
): { readonly kind: Finding['kind']; readonly nominal: boolean; readonly passive: boolean } => {
  let noun: Finding['kind'] = null;
  for (let i = reading.tokenAt(cue.start); (reading.token(i)?.start ?? cue.end) < cue.end; i++) {
    const token = reading.token(i);
    const verb = reading.verb(i) === undefined ? undefined : cues.verb(reading.verb(i)?.lemma ?? '');
    if (verb !== undefined)
      return { kind: verb.kind, nominal: false, passive: reading.verb(i)?.passive ?? false };
    if (token === undefined) continue;
    noun ??= cues.noun(token.lemma)?.kind ?? cues.adjective(token.lemma)?.kind ?? null;
  }
  return { kind: noun ?? 'say', nominal: noun !== null, passive: false };
};

const directnessOf = (draft: Draft, reading: Reading, content: readonly Span[]): Finding['directness'] => {
  let quoted = 0;
  let all = 0;
  for (const span of content) {
    for (let i = reading.tokenAt(span.start); (reading.token(i)?.start ?? span.end) < span.end; i++) {
      if (!/[\p{L}\p{N}]/u.test(draft.tokens[i]?.text ?? '')) continue;
      all += 1;
      if (reading.quotation(i) !== undefined) quoted += 1;
    }
  }
  return quoted === 0 ? 'indirect' : quoted >= all * 0.9 ? 'direct' : 'mixed';
};

/** The words of the cue's sentence behind cue and source ("… said [on Tuesday, according to Ansa]"), else those before. */
const settingOf = (sentence: Span, cue: Span, source: Span | null, content: readonly Span[]): Span | null => {
  const taken = [cue, ...(source === null ? [] : [source])];
  const after = Math.max(...taken.map(({ end }) => end).filter((end) => end <= sentence.end), sentence.start);
  const next = Math.min(sentence.end, ...content.map(({ start }) => start).filter((start) => start >= after));
  if (next - after > 1) return { start: after, end: next };
  const before = Math.min(...taken.map(({ start }) => start));
  const previous = Math.max(sentence.start, ...content.map(({ end }) => end).filter((end) => end <= before));
  return before - previous > 1 ? { start: previous, end: before } : null;
};
