/**
 * Events → moves: what a party asks of another, offers, refuses, warns of. By PLOVER's codebook REQUEST is what is asked,
 * AGREE and CONCEDE are what is offered, promised or granted in words, REJECT what is refused, THREATEN what is warned
 * of; the act itself stands in `intends`. Where two or more AGREE and none is the recipient, they agree with each other. An
 * offer or concession that is denied is a refusal; other denied moves are none, and nor is a request, refusal or agreement
 * that is only supposed.
 */
import type { EventCategory } from '../../record/index.js';
import type { Move, MoveKind, MoveReport, Party } from './types.js';

const KINDS: Partial<Readonly<Record<EventCategory, MoveKind>>> = {
  REQUEST: 'asks',
  AGREE: 'offers',
  CONCEDE: 'offers',
  REJECT: 'refuses',
  THREATEN: 'warns',
};

/** The categories of which moves are made. */
export const MOVE_CATEGORIES = Object.keys(KINDS) as readonly EventCategory[];

/** A hostile record may name any number of parties, and moves grow with their square. */
const MOST_PARTIES = 8;

/** One for each party and each of those it turns to. Parties who agree with each other turn to each other. */
export function movesOf(report: MoveReport): readonly Move[] {
  const kind = kindOf(report);
  if (kind === null) return [];
  const parties = keysOf(report.actors);
  const others = report.recipients.length > 0 ? keysOf(report.recipients) : parties;
  return parties.flatMap((party) => {
    const toward = others.filter((other) => other !== party);
    return (toward.length > 0 ? toward : [null]).map((it): Move => ({ kind, party, toward: it, report }));
  });
}

function kindOf({ category, status, actors, recipients }: MoveReport): MoveKind | null {
  const mutual = category === 'AGREE' && recipients.length === 0 && keysOf(actors).length > 1;
  const kind = mutual ? 'agrees' : (KINDS[category] ?? null);
  if (status === 'negated') return kind === 'offers' ? 'refuses' : null;
  if (status === 'hypothetical') return kind === 'offers' || kind === 'warns' ? kind : null;
  return kind;
}

function keysOf(parties: readonly Party[]): readonly string[] {
  return [...new Set(parties.slice(0, MOST_PARTIES).map(({ name, country }) => country ?? name))];
}
