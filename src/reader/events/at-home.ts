/**
 * Whom one side of a country's own quarrel fights, where only that side is named: "rebels seized several bases", "the police arrested 300
 * people". It is the country itself. Only where the sentence names no other country.
 */
import type { EventCategory } from '../../record/index.js';
import type { DraftSentence } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';

const FOUGHT: ReadonlySet<EventCategory> = new Set(['ASSAULT', 'COERCE']);
/** Who rises against their own state, and who are its force. */
const RISEN: ReadonlySet<string> = new Set(['REB', 'OPP', 'UAF', 'PRM']);
const FORCES: ReadonlySet<string> = new Set(['MIL', 'COP', 'JUD', 'SPY']);

/**
 * @param befalls whether somebody stands there whom it befalls: forces without a victim ("the army attacked") may be anywhere
 * @returns the entity of the state; null where it cannot be told
 */
export const sufferedAtHome = (
  event: EventCategory,
  sentence: DraftSentence,
  actors: readonly string[],
  befalls: boolean,
  mentions: MentionIndex,
): string | null => {
  if (!FOUGHT.has(event)) return null;
  const doers = actors.flatMap((id) => mentions.entity(id) ?? []);
  const home = doers[0]?.country ?? null;
  if (home === null || doers.some(({ country, kind }) => country !== home || kind === 'state')) return null;
  const sectors = doers.map(({ sector }) => sector ?? '');
  if (!sectors.every((sector) => RISEN.has(sector) || (befalls && FORCES.has(sector)))) return null;
  const abroad = mentions.within(sentence.start, sentence.end).some((mention) => {
    const { kind, country } = mentions.entityOf(mention) ?? { kind: 'outlet', country: null };
    return kind !== 'outlet' && country !== null && country !== home;
  });
  return abroad ? null : (mentions.stateOf(home)?.id ?? null);
};
