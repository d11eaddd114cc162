/** `positions`: who asks, offers, refuses and warns of what, by issue. */
import { z } from 'zod';
import { type PositionCell, type PositionRow, positionsIn } from '../../analysis/positions/index.js';
import { daysLine, foundPage, foundShape, readArticles } from '../found.js';
import { positionsInput } from '../inputs-analysis.js';
import { line, quotedAt, sourceLine } from '../lines.js';
import { name, passageOf } from '../results.js';
import { articleShape, passageShape } from '../shapes.js';
import { defineTool } from './tool.js';

/** Of a move; the rest is counted. */
const MOST_EVIDENCE = 4;

const text = z.string().nullable();

const row = z.object({
  party: z.string().describe('A country by its code where one is known, else a name'),
  kind: z.enum(['asks', 'offers', 'agrees', 'refuses', 'warns']),
  toward: text,
  issue: z.string(),
  issueBasis: z
    .enum(['lexicon', 'words'])
    .describe('words: a phrase of the articles, which may be no good name'),
  from: text,
  to: text,
  turn: z.boolean().describe('Whether the party did something else about the issue before'),
  origins: z.int().describe('Independent ones'),
  evidence: z.array(z.object({ article: articleShape, speaker: text, statement: text, words: passageShape })),
  evidenceInAll: z.int(),
});

type Line = Omit<PositionRow, 'cells'> & PositionCell;

export const positionsTool = defineTool({
  name: 'positions',
  title: 'What each party wants',
  description: `Lists what each party asks of which, offers, refuses and warns of, by issue and in order of time, each with the words of the articles that say so. Made of events of the categories REQUEST, AGREE, CONCEDE, REJECT and THREATEN; reports within three days of each other are one move. Cite articles and name the speaker where there is one: a position is what was reported, not what is held.`,
  input: positionsInput,
  output: z.object({ ...foundShape, positions: z.array(row) }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const table = await positionsIn(archive, question, signal);
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'positions',
      what: 'move',
      question,
      limit,
      cursor,
      rows: table.flatMap(({ cells, ...rest }) => cells.map((cell): Line => ({ ...rest, ...cell }))),
      async shape(found) {
        const documents = found.flatMap(({ evidence }) => evidence.map(({ document }) => document));
        const articleAt = await readArticles(archive, documents, signal);
        return found.map(
          ({ party, kind, toward, issue, from, to, turn, origins, evidence }): z.output<typeof row> => ({
            party: name(party) ?? '',
            kind,
            toward: name(toward),
            issue: name(issue.name) ?? '',
            issueBasis: issue.basis,
            from,
            to,
            turn,
            origins,
            evidence: evidence
              .slice(0, MOST_EVIDENCE)
              .map(({ document, speaker, statement, words, span }) => ({
                article: articleAt(document),
                speaker: name(speaker),
                statement,
                words: passageOf({ words, ...span }),
              })),
            evidenceInAll: evidence.length,
          }),
        );
      },
      lines: linesOf,
      names: [...(question.about ?? []), ...(question.toward ?? [])],
    });
    return { structured: { ...page, positions: rows }, text };
  },
});

function linesOf(move: z.output<typeof row>): readonly string[] {
  const { party, kind, toward, turn, evidence, evidenceInAll } = move;
  const more = evidenceInAll - evidence.length;
  return [
    line([
      daysLine(move.from, move.to),
      `${party} ${kind}${toward === null ? '' : ` → ${toward}`}`,
      `issue: ${move.issue}`,
      turn ? 'a turn' : '',
      `${move.origins} independent origins`,
    ]),
    ...evidence.flatMap(({ article, speaker, words }) => [
      `  words: ${quotedAt(words)}${speaker === null ? '' : `; according to ${line([speaker])}`}`,
      sourceLine(article),
    ]),
    ...(more > 0 ? [`  and ${more} more reports`] : []),
  ];
}
