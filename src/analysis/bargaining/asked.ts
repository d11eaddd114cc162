/** Bargaining as it is asked for. */
import type { Archive } from '../../archive/index.js';
import { readPositions } from '../positions/index.js';
import { type BargainingQuestion, bargainingQuestion, daysOf, parseQuestion } from '../questions.js';
import { networkIn } from '../relations/index.js';
import { bargainOf } from './bargain.js';
import { outsideOptionsOf } from './outside.js';
import type { Bargaining } from './types.js';

/**
 * What two ask, offer, agree, refuse and warn each other of, by issue, with what became of what was asked as it stood on the
 * last of the days; moves are those of the days. Outside options come of the incidents of the days.
 * @param one a country by its code, or a name as the table of positions has it; upper and lower case aside
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function bargainingBetween(
  archive: Archive,
  one: string,
  other: string,
  question: BargainingQuestion = {},
  signal?: AbortSignal,
): Promise<Bargaining> {
  const { issue = '', ...stated } = parseQuestion(bargainingQuestion, question);
  const { spans, until } = daysOf(stated);
  const rows = await readPositions(archive, signal);
  const named = (side: string): string =>
    rows
      .flatMap(({ party, toward }) => [party, toward ?? ''])
      .find((name) => name.toLowerCase() === side.toLowerCase()) ?? side;
  const [first, second] = [named(one), named(other)];
  const issues = bargainOf(rows, first, second, until ?? undefined)
    .filter((it) =>
      [it.issue, ...it.moves.map((move) => move.issue)].some((name) => name.includes(issue.toLowerCase())),
    )
    .map((it) => ({ ...it, moves: it.moves.filter(({ from, to }) => spans(from, to)) }))
    .filter(({ moves }) => moves.length > 0);
  const network = await networkIn(archive, stated, signal);
  return { one: first, other: second, issues, outside: outsideOptionsOf(network, first, second) };
}
