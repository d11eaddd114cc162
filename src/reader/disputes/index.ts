/**
 * Stage `disputes`. Needs statements (with their stance), sentences and events; adds disputes: whose words are challenged,
 * by whom. "The minister blamed Oslo, | which Oslo denies": claim is the minister's statement, challenger Oslo's.
 *
 * Each challenger is a statement of its own with `stance` "disputes" or "denies" and `of` the claim. A denial of what an
 * event of the article tells ("Oslo denied shelling the port"), where no one's claim stands near, disputes that event.
 */
import type { Dispute, PloverEvent, Statement } from '../../record/index.js';
import type { Draft, Stage } from '../draft.js';

export const createDisputesStage = (): Stage => ({
  name: 'disputes',
  needs: ['sentences', 'statements', 'events'],
  adds: ['disputes'],
  run: (draft: Draft) => ({ disputes: findDisputes(draft) }),
});

interface Challenge {
  readonly claim: string;
  readonly statement: Statement;
}

const findDisputes = (draft: Draft): readonly Dispute[] => {
  const challenges = new Map<string, Challenge[]>();
  for (const statement of draft.statements) {
    if (statement.stance !== 'disputes' && statement.stance !== 'denies') continue;
    const claim = statement.of ?? deniedEvent(draft.events, statement)?.id;
    if (claim === undefined) continue;
    const list = challenges.get(claim);
    if (list === undefined) challenges.set(claim, [{ claim, statement }]);
    else list.push({ claim, statement });
  }
  return [...challenges].map(([claim, list], i): Dispute => {
    const first = list[0]?.statement;
    const evidence = first === undefined ? { start: 0, end: 0 } : evidenceOf(first);
    return { id: `d${i + 1}`, claim, challengers: list.map(({ statement }) => statement.id), ...evidence };
  });
};

/** The event told outside this denial that the denial's own words tell again: same kind, same actor. */
const deniedEvent = (events: readonly PloverEvent[], denial: Statement): PloverEvent | undefined => {
  const inside = events.find((event) => event.statement === denial.id);
  if (inside === undefined) return undefined;
  return events.find(
    (event) =>
      event.id !== inside.id &&
      event.statement !== denial.id &&
      event.event === inside.event &&
      event.actor.some((actor) => inside.actor.includes(actor) || actor === denial.speaker),
  );
};

/** From the first to the last word of the challenge: its source, its cue, and what it calls the claim. */
const evidenceOf = (statement: Statement): { start: number; end: number } => {
  const spans = [statement.source, statement.cue, ...statement.content].filter((span) => span !== null);
  return {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  };
};
