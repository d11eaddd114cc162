/**
 * Positions of two toward each other → the moves on each issue in order, what each does, and what became of what was
 * asked. Only from what the table of positions has: who asks, offers, agrees, refuses, warns.
 */
import { compare } from '../compare.js';
import { type MoveKind, type PositionRow, widerIssue } from '../positions/index.js';
import type { Act, BargainIssue, BargainMove, Demand } from './types.js';

type Bare = Omit<BargainMove, 'act' | 'turn' | 'turnedBy'>;

const isSoft = (kind: MoveKind): boolean => kind === 'offers' || kind === 'agrees';
const isHard = (kind: MoveKind): boolean => kind === 'refuses' || kind === 'warns';

/** @param until what was told later is not known yet */
export function bargainOf(
  rows: readonly PositionRow[],
  one: string,
  other: string,
  until = '~',
): readonly BargainIssue[] {
  const between = rows.filter(
    ({ party, toward }) => (party === one && toward === other) || (party === other && toward === one),
  );
  const issues = new Map<string, PositionRow[]>();
  for (const row of between) {
    const name = widerIssue(row.issue.name);
    issues.set(name, [...(issues.get(name) ?? []), row]);
  }
  return [...issues]
    .map(([issue, held]): BargainIssue => {
      const moves = told(movesOf(held).filter(({ from }) => (from ?? '') <= until));
      return {
        issue,
        basis: held[0]?.issue.basis ?? 'words',
        demands: [one, other].flatMap((party) => demandOf(moves, party) ?? []),
        moves,
      };
    })
    .filter(({ moves }) => moves.length > 0)
    .sort(
      (a, b) => b.moves.length - a.moves.length || compare(a.basis, b.basis) || compare(a.issue, b.issue),
    );
}

/** What answers comes after what it may answer. */
const ORDER: readonly MoveKind[] = ['asks', 'warns', 'offers', 'agrees', 'refuses'];

function movesOf(rows: readonly PositionRow[]): readonly Bare[] {
  return rows
    .flatMap(({ party, toward, issue, cells }) =>
      cells.flatMap(({ kind, from, to, origins, evidence }): readonly Bare[] =>
        // what two agree on stands in the rows of both
        toward === null || (kind === 'agrees' && party > toward)
          ? []
          : [{ party, toward, kind, issue: issue.name, from, to, origins, evidence }],
      ),
    )
    .sort(
      (a, b) =>
        compare(a.from ?? '~', b.from ?? '~') ||
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        compare(a.party, b.party),
    );
}

function told(moves: readonly Bare[]): readonly BargainMove[] {
  const last = new Map<string, 'soft' | 'hard'>();
  const asking = new Set<string>();
  return moves.map((move): BargainMove => {
    const { party, toward, kind } = move;
    const makers = kind === 'agrees' ? [party, toward] : [party];
    const now = isSoft(kind) ? 'soft' : isHard(kind) ? 'hard' : null;
    const before = last.get(party) ?? null;
    const act = actOf(kind, before, asking.has(toward));
    const turnedBy = now === null ? [] : makers.filter((it) => last.has(it) && last.get(it) !== now);
    if (now !== null) for (const maker of makers) last.set(maker, now);
    if (kind === 'asks') asking.add(party);
    const turn = turnedBy.length === 0 ? null : now === 'soft' ? 'concession' : 'hardening';
    return { ...move, act, turn, turnedBy };
  });
}

function actOf(kind: MoveKind, before: 'soft' | 'hard' | null, isAsked: boolean): Act {
  switch (kind) {
    case 'asks':
      return 'initiation';
    case 'offers':
      return isAsked ? 'accommodation' : 'initiation';
    case 'agrees':
      return 'agreement';
    case 'refuses':
      return before === 'soft' ? 'retraction' : 'disagreement';
    case 'warns':
      return 'threat';
  }
}

const STATES: Partial<Readonly<Record<MoveKind, Demand['state']>>> = {
  offers: 'offered',
  agrees: 'agreed',
  refuses: 'refused',
  warns: 'refused',
};

function demandOf(moves: readonly BargainMove[], party: string): Demand | null {
  const asks = moves.filter((move) => move.kind === 'asks' && move.party === party);
  const [first] = asks;
  if (first === undefined) return null;
  const answer = moves
    .filter(({ kind, party: by }) => kind === 'agrees' || (by !== party && kind !== 'asks'))
    .filter(({ to }) => to === null || first.from === null || to >= first.from)
    .at(-1);
  const latest = asks.at(-1)?.from ?? null;
  return {
    party,
    toward: first.toward,
    since: first.from,
    state: (answer === undefined ? undefined : STATES[answer.kind]) ?? 'open',
    answered: answer?.from ?? null,
    askedAgain: answer?.to != null && latest !== null && latest > answer.to,
  };
}
