/**
 * Whom harm befell where only its scene is named: "rockets at a base near | Haifa", "killed 38 people across | Gaza",
 * "bombed a market in | Kutum". The state that the place belongs to suffers it. Only for acts of force and coercion, only
 * within the trigger's own clause, and only where no victim with a country is named.
 */
import type { EventCategory } from '../../record/index.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { ClauseView } from './arguments/clauses.js';
import type { Trigger } from './triggers/types.js';

const HARMFUL: ReadonlySet<EventCategory> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE']);
/** A show of force is aimed at a place only by these; "held drills in Oslo" is aimed at nobody. */
const AIMED = new Set(['at', 'against', 'toward', 'towards', 'on', 'into', 'near', 'around', 'off']);
const WHERE = new Set(['in', 'across', 'outside', 'inside', 'throughout', 'over', 'from', ...AIMED]);

/** @returns the id of a place or state, or null. */
export const victimByScene = (
  view: ClauseView,
  trigger: Trigger,
  event: EventCategory,
  actors: readonly string[],
  mentions: MentionIndex,
): string | null => {
  if (!HARMFUL.has(event)) return null;
  const { draft, sentence } = view;
  const next = sentence.verbs.find(({ first, form }) => first > trigger.last && form !== 'participle');
  const own = new Set(actors.map((id) => mentions.entity(id)?.country ?? null));
  for (const phrase of sentence.phrases) {
    if (phrase.first <= trigger.head || phrase.first > (next?.first ?? Number.POSITIVE_INFINITY)) continue;
    const before = draft.tokens[phrase.first - 1]?.lower ?? '';
    if (!(event === 'MOBILIZE' ? AIMED : WHERE).has(before)) continue;
    const entity = mentions.headOf(phrase);
    if (entity === undefined || entity.country === null) continue;
    if (entity.kind !== 'place' && entity.kind !== 'state') continue;
    if (event === 'MOBILIZE' && own.has(entity.country)) continue;
    return entity.id;
  }
  return null;
};
