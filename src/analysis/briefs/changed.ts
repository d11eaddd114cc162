/** What changed: relations that took a turn, and positions that did. */
import { compare } from '../compare.js';
import type { Evidence } from '../evidence.js';
import { plain, type Sentence, sentences } from './sentence.js';
import type { Paragraph, ToldChange, ToldPosition } from './types.js';
import { capital, counted, daysInWords, named, quotedSentence } from './wording.js';

/** A change that no report bears out, where what was usual just stopped, makes no sentence. */
export function paragraphsOfChanges(changes: readonly ToldChange[], limit: number): readonly Paragraph[] {
  return [...changes]
    .sort((a, b) => b.change.probability - a.change.probability)
    .slice(0, limit)
    .sort((a, b) => (a.change.from < b.change.from ? -1 : 1))
    .map(({ between: [one, other], change, evidence }) => ({
      label: daysInWords(change.from, change.to),
      sentences: [
        ...sentences(
          evidence,
          plain('What passed between '),
          ...named(one),
          plain(' and '),
          ...named(other),
          plain(
            ` turned ${change.way}: from ${signed(change.before)} to ${signed(change.after)} a week on PLOVER’s scale, ` +
              `with a probability of ${Math.round(change.probability * 100)} per cent.`,
          ),
        ),
        ...evidence.slice(0, MOST_SHOWN).flatMap((it) => sentences([it], quotedSentence(it.words))),
      ],
    }))
    .filter((paragraph) => paragraph.sentences.length > 0);
}

const MOST_SHOWN = 3;

/** What is wanted, offered, agreed, refused and warned of: a paragraph for each issue, its moves in order of time. */
export function paragraphsOfPositions(
  positions: readonly ToldPosition[],
  nameOf: (code: string) => string,
  limit: number,
): readonly Paragraph[] {
  const byIssue = new Map<string, ToldPosition[]>();
  for (const one of positions) {
    const { name } = one.row.issue;
    byIssue.set(name, [...(byIssue.get(name) ?? []), one]);
  }
  return [...byIssue]
    .map(([issue, rows]) => ({ issue, moves: movesOf(rows) }))
    .filter(({ moves }) => moves.length > 0 && isIssue(moves))
    .sort((a, b) => weightOf(b.moves) - weightOf(a.moves) || compare(a.issue, b.issue))
    .slice(0, limit)
    .map(({ issue, moves }) => ({
      label: capital(issue),
      lines: true,
      sentences: moves.flatMap((move) => sentenceOf(move, nameOf)),
    }));
}

/** A phrase that one report alone uses may be anything. */
const isIssue = (moves: readonly ToldMove[]): boolean =>
  moves[0]?.row.issue.basis === 'lexicon' ||
  new Set(moves.flatMap(({ evidence }) => evidence.map(({ origin }) => origin))).size > 1;

export const countIssues = (positions: readonly ToldPosition[]): number =>
  new Set(positions.filter((one) => movesOf([one]).length > 0).map(({ row }) => row.issue.name)).size;

interface ToldMove {
  readonly row: ToldPosition['row'];
  readonly cell: ToldPosition['cells'][number]['cell'];
  readonly evidence: readonly Evidence[];
}

function movesOf(positions: readonly ToldPosition[]): readonly ToldMove[] {
  return positions
    .flatMap(({ row, cells }) => cells.map((cell) => ({ row, ...cell })))
    .filter(
      // what two agree on stands in the rows of both
      ({ row, cell, evidence }) =>
        evidence.length > 0 && (cell.kind !== 'agrees' || row.toward === null || row.party < row.toward),
    )
    .sort((a, b) => compare(a.cell.from ?? '~', b.cell.from ?? '~') || compare(a.row.party, b.row.party));
}

function sentenceOf(
  { row, cell, evidence }: ToldMove,
  nameOf: (code: string) => string,
): readonly Sentence[] {
  const [first] = evidence;
  if (first === undefined) return [];
  const { party, toward } = row;
  const { kind, from, to, turn, origins } = cell;
  const when = from === null ? 'On a day that is not told' : daysInWords(from, to ?? from);
  const who = named(nameOf(party));
  const whom = toward === null ? [] : named(nameOf(toward));
  const does =
    kind === 'agrees'
      ? [...who, plain(' and '), ...whom, plain(' agree')]
      : [...who, plain(` ${kind}${whom.length === 0 ? '' : ' '}`), ...whom];
  return sentences(
    evidence,
    plain(`${when}${turn ? ', a turn' : ''}: `),
    ...does,
    plain(` (${counted(origins, 'independent origin')}): `),
    quotedSentence(first.words),
  );
}

const weightOf = (moves: readonly ToldMove[]): number =>
  moves.reduce((sum, { cell }) => sum + cell.origins, 0);

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
