/**
 * Whom a journey is to: "is expected to fly to Chisinau", "will travel to the Saudi capital". By the codebook a visit's recipient
 * is the host; where the model sees none, the place that stands right behind the trigger names it.
 */
import type { PloverEvent } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { Trigger } from './triggers/types.js';

/** @returns the host's entity; null for a journey within the traveller's own country, or to nowhere that is named. */
export const destinationOf = (
  draft: Pick<Draft, 'tokens'>,
  { first, last }: Pick<Trigger, 'first' | 'last'>,
  { event, intends }: Pick<PloverEvent, 'event' | 'intends'>,
  actors: readonly string[],
  mentions: MentionIndex,
): string | null => {
  if ((event === 'AGREE' ? intends : event) !== 'CONSULT') return null;
  const { tokens } = draft;
  let journey = tokens.slice(first, last + 1).some(({ lemma }) => JOURNEY.test(lemma));
  let at = last + 1;
  // "is expected [to fly]": an operator leaves the act itself behind it
  for (; tokens[at]?.lower === 'to' && JOURNEY.test(tokens[at + 1]?.lemma ?? ''); at += 2) journey = true;
  if (!journey) return null;
  const before = tokens[at - 1];
  if (TOWARD.test(tokens[at]?.lower ?? '')) at += 1;
  else if (before?.lemma !== 'visit' && !TOWARD.test(before?.lower ?? '')) return null;
  if (tokens[at]?.lower === 'the') at += 1;
  const start = tokens[at]?.start;
  const mention = start === undefined ? undefined : mentions.at(start);
  const named = mention === undefined ? undefined : mentions.entityOf(mention);
  if (named?.kind !== 'state' && named?.kind !== 'place') return null;
  const host = mentions.acting(named);
  const home = actors.some((id) => mentions.entity(id)?.country === host?.country);
  return host === undefined || home ? null : host.id;
};

const TOWARD = /^(?:to|for|into|in|at)$/;
const JOURNEY = /^(?:fly|travel|go|head|come|return|visit|trip|journey|arrive|arrival|expect|land)$/;
