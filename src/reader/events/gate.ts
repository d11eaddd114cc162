/**
 * What may become an event at all, before anyone asks who did it.
 *
 * Refused: words in headings, titles and bylines (the body tells it again, with its grammar); a noun that only
 * describes another ("strike group", "summit venue"); participles used as adjectives ("the attacked town");
 * generic talk of a kind of event ("strikes are never easy": a bare plural with nobody named stays without parties
 * and falls out later).
 */
import { type ClauseView, headLemma, phraseAt, verbAt } from './arguments/clauses.js';
import type { Trigger } from './triggers/types.js';

/** Heads that leave the event of their modifier standing: "peace talks round", "airstrike campaign". */
const CARRYING_HEADS = new Set([
  'series', 'wave', 'round', 'campaign', 'session', 'spree', 'day', 'meeting', 'talk', 'summit', 'conference', 'effort',
  'operation', 'mission', 'attempt', 'attack', 'visit', 'agreement', 'deal', 'treaty', 'accord', 'process', 'activity',
  'program', 'exercise', 'ceremony', 'package', 'declaration', 'test', 'offensive', 'relief',
]);

export const mayTell = (view: ClauseView, trigger: Trigger): boolean => {
  const chunk = view.at(trigger.head);
  const phrase = phraseAt(view, chunk)?.phrase;
  if (trigger.pos === 'noun') {
    if (phrase === undefined) return verbAt(view, chunk) === undefined;
    if (phrase.head <= trigger.last) return true;
    return CARRYING_HEADS.has(headLemma(view, phrase));
  }
  if (trigger.pos === 'verb') return verbAt(view, chunk) !== undefined;
  return true;
};
