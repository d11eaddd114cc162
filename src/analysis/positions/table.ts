/**
 * Moves → the table of positions: a row for what one party wants of another about an issue, its cells in order of time,
 * each with all the reports it stands on. Reports of one kind of move that lie within some days of each other, or report one
 * incident, are one cell: papers print on the next day, and repeat.
 */
import { DAY } from '../../archive/days.js';
import { compare } from '../compare.js';
import { issuesOf } from './issues.js';
import { movesOf } from './moves.js';
import type { Issue, Move, MoveReport, PositionCell, PositionEvidence, PositionRow } from './types.js';

export interface TableOptions {
  /** How rare a stem is in all articles: its inverse document frequency. */
  readonly rarity?: (stem: string) => number;
  /** Reports at most so many days apart are one cell. */
  readonly days?: number;
}

const DAYS = 3;

/**
 * Rows in order of party, issue and whom it turns to. Moves whose words name no issue are left out. The order in which
 * reports come makes no difference.
 */
export function positionsOf(
  reports: readonly MoveReport[],
  options: TableOptions = {},
): readonly PositionRow[] {
  const moves = [...reports].sort((a, b) => compare(a.id, b.id)).flatMap(movesOf);
  const issues = settled(moves, issuesOf(moves, options.rarity));
  const rows = new Map<string, { issue: Issue; moves: Move[] }>();
  for (const [index, move] of moves.entries()) {
    const issue = issues[index];
    if (issue === undefined || issue === null) continue;
    const key = JSON.stringify([move.party, issue.name, move.toward]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { issue, moves: [move] });
    else row.moves.push(move);
  }
  return [...rows.values()]
    .flatMap(({ issue, moves: made }): readonly PositionRow[] => {
      const [first] = made;
      return first === undefined
        ? []
        : [{ party: first.party, toward: first.toward, issue, cells: cellsOf(made, options.days ?? DAYS) }];
    })
    .sort(
      (a, b) =>
        compare(a.party, b.party) ||
        compare(a.issue.name, b.issue.name) ||
        compare(a.toward ?? '', b.toward ?? ''),
    );
}

/** A report of an incident whose own words name no issue of the lexicon is about what most others of that incident are about. */
function settled(moves: readonly Move[], issues: readonly (Issue | null)[]): readonly (Issue | null)[] {
  const counts = new Map<number, Map<string, number>>();
  for (const [index, { report }] of moves.entries()) {
    const issue = issues[index];
    if (report.incident === null || issue?.basis !== 'lexicon') continue;
    const names = counts.get(report.incident) ?? new Map<string, number>();
    counts.set(report.incident, names.set(issue.name, (names.get(issue.name) ?? 0) + 1));
  }
  return moves.map(({ report }, index) => {
    const issue = issues[index] ?? null;
    const names = report.incident === null ? undefined : counts.get(report.incident);
    if (names === undefined || issue?.basis === 'lexicon') return issue;
    const [most] = [...names].sort(([a, many], [b, more]) => more - many || compare(a, b));
    return most === undefined ? issue : { name: most[0], basis: 'lexicon' };
  });
}

/** The table as it stood on a day: of each row the last cell that had begun. Undated cells stand in none. */
export function positionsOn(rows: readonly PositionRow[], day: string): readonly PositionRow[] {
  return rows.flatMap((row) => {
    const cell = row.cells.filter(({ from }) => from !== null && from <= day).at(-1);
    return cell === undefined ? [] : [{ ...row, cells: [cell] }];
  });
}

function cellsOf(moves: readonly Move[], days: number): readonly PositionCell[] {
  const ordered = [...moves].sort(
    (a, b) =>
      compare(a.report.day ?? '~', b.report.day ?? '~') ||
      compare(a.kind, b.kind) ||
      compare(a.report.id, b.report.id),
  );
  const groups: { readonly moves: Move[]; days: string[] }[] = [];
  for (const move of ordered) {
    const { day, incident } = move.report;
    // a day may hold an offer and a refusal, reported by turns
    const alike = groups.filter(({ moves: [first] }) => first?.kind === move.kind);
    const open = alike.find(({ days: told }) => near(told.at(-1) ?? null, day, days));
    const retold = alike.find(
      ({ moves: held }) => incident !== null && held.some((it) => it.report.incident === incident),
    );
    const group = retold ?? open;
    if (group === undefined) groups.push({ moves: [move], days: day === null ? [] : [day] });
    else {
      group.moves.push(move);
      if (day !== null && group === open) group.days.push(day);
    }
  }
  return groups.map((group, index) => cellOf(group, groups[index - 1]?.moves[0]?.kind));
}

function cellOf(
  { moves, days }: { readonly moves: readonly Move[]; readonly days: readonly string[] },
  before: Move['kind'] | undefined,
): PositionCell {
  const kind = moves[0]?.kind ?? 'asks';
  return {
    kind,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    turn: before !== undefined && before !== kind,
    origins: new Set(moves.map(({ report }) => report.origin)).size,
    evidence: moves.map(({ report }) => evidenceOf(report)),
  };
}

function evidenceOf(report: MoveReport): PositionEvidence {
  return {
    report: report.id,
    document: report.document,
    day: report.day,
    words: report.passage,
    span: report.span,
    statement: report.statement,
    speaker: report.speaker,
    origin: report.origin,
  };
}

function near(a: string | null, b: string | null, days: number): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(Date.parse(b) - Date.parse(a)) <= days * DAY;
}
