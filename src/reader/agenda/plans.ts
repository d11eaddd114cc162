/**
 * Plans and possibilities told by verbs: "the ministers are to meet in Lugano on July 9", "she may visit Peru".
 *
 * With a day ahead any act of someone counts; without one only an engagement (a meeting, a visit, a vote) whose party
 * the clause names, and as a possibility also a blow or a break ("could close its border"). Refused: states and
 * predictions ("prices will rise on Monday"), games and films, what "would" be without a day, past plans.
 */
import type { Draft, DraftSentence, VerbGroup } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import { beforeDocument, type TimeIndex } from '../times/anchor.js';
import { isArranged, isEscalation, isStill } from './acts.js';
import { comingDayOf } from './coming.js';
import { cueOf } from './cues.js';
import type { Found } from './found.js';
import { partyOf } from './party.js';
import { clauseStart, phraseAround } from './what.js';

export const findPlans = (
  draft: Draft,
  sentence: DraftSentence,
  times: TimeIndex,
  mentions: MentionIndex,
): readonly Found[] =>
  sentence.verbs.flatMap((group, index) => {
    const verb = withAct(draft, group);
    const cue = cueOf(draft, sentence, index);
    // An undated clause that only a day could put ahead needs no further look: most of a text is such.
    if (cue === null || (!cue.sure && !times.bySentence.has(sentence.index))) return [];
    const party = partyOf(draft, sentence, mentions, cue.first);
    const from = party?.first ?? clauseStart(draft, sentence, cue.first);
    const arranged = isArranged(draft, sentence, verb, from);
    if (DENIED.test(draft.tokens[from]?.lower ?? '')) return [];
    const day = comingDayOf(draft, times, verb.head, cue.sure);
    if (day === null || !(cue.sure || day.after)) {
      if (!cue.sure || gone(draft, sentence, times)) return [];
      const open = cue.kind === 'possible' && isEscalation(draft, verb) && party?.kind;
      if (
        !open &&
        !(arranged && party?.kind && (party.kind === 'named' || namesSomeone(sentence, mentions, verb)))
      )
        return [];
    } else if (!arranged && (!party?.kind || isStill(verb) || present(verb, cue.first))) return [];
    const last = lastTokenOf(verb, day === null ? null : day.last, sentence);
    const date = day?.value ?? null;
    return [{ kind: cue.kind, date, at: verb.head, ...phraseAround(draft, sentence, from, last) }];
  });

/** "could close the border": where the tagger takes the verb for an adjective, the modal stands alone. */
const withAct = (draft: Draft, verb: VerbGroup): VerbGroup =>
  verb.modal !== null && verb.lemma === verb.modal
    ? { ...verb, lemma: draft.tokens[verb.last + 1]?.lemma ?? verb.lemma }
    : verb;

/** A bare present with a day ("leaves on Friday") is a plan for arranged acts alone. */
const present = (verb: VerbGroup, first: number): boolean =>
  verb.form === 'finite' && verb.tense === 'present' && verb.modal === null && verb.first === first;

const DENIED = /^(?:no|none|neither|nobody|nothing)$/;

/** The words behind the verb name a party: "the president will visit Togo". */
const namesSomeone = (sentence: DraftSentence, mentions: MentionIndex, verb: VerbGroup): boolean =>
  mentions.within(verb.end, Math.min(sentence.end, verb.end + NEAR)).length > 0;

const NEAR = 60;

/** Told of a day long gone: "in 2010 he was to …" may look ahead from there, not from here. */
const gone = (draft: Draft, sentence: DraftSentence, times: TimeIndex): boolean => {
  const { published } = draft.document;
  if (published === null) return false;
  const placed = times.bySentence.get(sentence.index) ?? [];
  const year = published.slice(0, 4);
  return placed.some(({ time }) => beforeDocument(time.value, published) && time.value.slice(0, 4) !== year);
};

/** The evidence takes the date in where it follows the verb. */
const lastTokenOf = (verb: VerbGroup, date: number | null, sentence: DraftSentence): number =>
  date !== null && date > verb.last && date <= sentence.last ? date : verb.last;
