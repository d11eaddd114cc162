/** What changed: relations that took a turn, and positions that did. */
import { plain, quoted, type Sentence, sentences, told } from './sentence.js';
import type { Paragraph, ToldChange, ToldPosition } from './types.js';
import { counted, daysInWords } from './wording.js';

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
          told(one),
          plain(' and '),
          told(other),
          plain(
            ` turned ${change.way}: from ${signed(change.before)} to ${signed(change.after)} a week on PLOVER’s scale, ` +
              `with a probability of ${Math.round(change.probability * 100)} per cent.`,
          ),
        ),
        ...evidence.slice(0, MOST_SHOWN).flatMap((it) => sentences([it], quoted(it.words))),
      ],
    }))
    .filter((paragraph) => paragraph.sentences.length > 0);
}

const MOST_SHOWN = 3;

/** What each party asks, offers, refuses and warns of; a row of the table is a paragraph. */
export function paragraphsOfPositions(
  positions: readonly ToldPosition[],
  nameOf: (code: string) => string,
  limit: number,
): readonly Paragraph[] {
  return [...positions]
    .sort((a, b) => evidenceOf(b) - evidenceOf(a))
    .slice(0, limit)
    .map(({ row, cells }) => ({
      label: `${nameOf(row.party)}: ${row.issue.name}`,
      sentences: cells.flatMap(({ cell, evidence }): readonly Sentence[] => {
        const [first] = evidence;
        if (first === undefined) return [];
        const when =
          cell.from === null ? 'On a day that is not told' : daysInWords(cell.from, cell.to ?? cell.from);
        return sentences(
          [first, ...evidence.slice(1)],
          plain(`${when}: `),
          told(nameOf(row.party)),
          plain(` ${cell.kind}${cell.turn ? ', which is a turn,' : ''} `),
          ...(row.toward === null
            ? []
            : [plain(`${TOWARD[cell.kind]}`), told(nameOf(row.toward)), plain(' ')]),
          plain(`(${counted(cell.origins, 'independent origin')}): `),
          quoted(first.words),
        );
      }),
    }))
    .filter((paragraph) => paragraph.sentences.length > 0);
}

const TOWARD = { asks: 'of ', offers: 'to ', refuses: 'to ', warns: 'to ' } as const;

const evidenceOf = ({ cells }: ToldPosition): number =>
  cells.reduce((sum, { cell }) => sum + cell.origins, 0);

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
