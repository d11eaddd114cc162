/** `bargaining`: what two want of each other, by issue, and what became of what was asked. */
import { z } from 'zod';
import { bargainingBetween } from '../../analysis/bargaining/index.js';
import { daysLine, foundPage, foundShape, readArticles } from '../found.js';
import { bargainingInput } from '../inputs-analysis.js';
import { line, quotedAt, sourceLine } from '../lines.js';
import { MOST_PARTS, name, passageOf } from '../results.js';
import { articleShape, passageShape } from '../shapes.js';
import { defineTool } from './tool.js';

/** Of an issue and of a move; the rest is counted. */
const MOST_MOVES = 20;
const MOST_EVIDENCE = 2;

const text = z.string().nullable();
const party = z.string().describe('A country by its code where one is known, else a name');

const move = z.object({
  party,
  kind: z.enum(['asks', 'offers', 'agrees', 'refuses', 'warns']),
  act: z.enum(['initiation', 'accommodation', 'agreement', 'disagreement', 'retraction', 'threat']),
  turn: z
    .enum(['concession', 'hardening'])
    .nullable()
    .describe('After what the same party did before on the issue'),
  turnedBy: z.array(party),
  from: text,
  to: text,
  origins: z.int().describe('Independent ones'),
  evidence: z.array(z.object({ article: articleShape, speaker: text, words: passageShape })),
  evidenceInAll: z.int(),
});

const row = z.object({
  issue: z.string(),
  demands: z
    .array(
      z.object({
        party,
        state: z
          .enum(['agreed', 'offered', 'refused', 'open'])
          .describe(
            'The last word of the other side. offered: something on the issue, enough or not; open: no article tells of an answer',
          ),
        since: text,
        answered: text,
        askedAgain: z.boolean(),
      }),
    )
    .describe('What each side asks, as it stands on the last day'),
  moves: z.array(move).describe('In order of time'),
  movesInAll: z.int(),
});

const option = z.object({
  party,
  third: party,
  net: z.number().describe("Sum of PLOVER's scale over what passed between them"),
  counterpart: z
    .union([z.literal(1), z.literal(-1)])
    .nullable()
    .describe('How the third stands to the other side: friend (1), foe (-1)'),
});

export const bargainingTool = defineTool({
  name: 'bargaining',
  title: 'Bargaining between two',
  description: `Gives, issue by issue, what two parties ask, offer, agree, refuse and warn each other of in order of time, what each move does (after Bargaining Process Analysis), where a party conceded or hardened, and the last word on what each asks; and whom else each side cooperates with. It rests on what was reported alone: whether an ask became smaller or an offer suffices you must read in the words. Cite articles.`,
  input: bargainingInput,
  output: z.object({ ...foundShape, issues: z.array(row), outside: z.array(option) }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const { one, other, ...asked } = question;
    const found = await bargainingBetween(archive, one, other, asked, signal);
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'bargaining',
      what: 'issue',
      question,
      limit,
      cursor,
      rows: found.issues,
      async shape(issues) {
        const evidence = issues.flatMap(({ moves }) => moves.flatMap((it) => it.evidence));
        const articleAt = await readArticles(
          archive,
          evidence.map(({ document }) => document),
          signal,
        );
        return issues.map(
          ({ issue, demands, moves }): z.output<typeof row> => ({
            issue: name(issue) ?? '',
            demands: demands.map(({ party: by, state, since, answered, askedAgain }) => ({
              party: name(by) ?? '',
              state,
              since,
              answered,
              askedAgain,
            })),
            moves: moves.slice(-MOST_MOVES).map((it) => ({
              party: name(it.kind === 'agrees' ? `${it.party} and ${it.toward}` : it.party) ?? '',
              kind: it.kind,
              act: it.act,
              turn: it.turn,
              turnedBy: it.turnedBy.map((by) => name(by) ?? ''),
              from: it.from,
              to: it.to,
              origins: it.origins,
              evidence: it.evidence.slice(0, MOST_EVIDENCE).map(({ document, speaker, words, span }) => ({
                article: articleAt(document),
                speaker: name(speaker),
                words: passageOf({ words, ...span }),
              })),
              evidenceInAll: it.evidence.length,
            })),
            movesInAll: moves.length,
          }),
        );
      },
      lines: linesOf,
      names: [one, other],
    });
    const outside = found.outside.slice(0, MOST_PARTS).map(({ party: by, third, net, counterpart }) => ({
      party: name(by) ?? '',
      third: name(third) ?? '',
      net,
      counterpart,
    }));
    return { structured: { ...page, issues: rows, outside }, text };
  },
});

function linesOf({ issue, demands, moves, movesInAll }: z.output<typeof row>): readonly string[] {
  const earlier = movesInAll - moves.length;
  return [
    line([
      issue,
      ...demands.map(
        ({ party: by, state, answered, askedAgain }) =>
          `asked by ${by}: ${state}${answered === null ? '' : ` ${answered}`}${askedAgain ? ', asked again' : ''}`,
      ),
    ]),
    ...(earlier > 0 ? [`  after ${earlier} earlier moves`] : []),
    ...moves.flatMap((it) => [
      `  - ${line([
        daysLine(it.from, it.to),
        `${it.party} ${it.kind}`,
        it.act,
        it.turn === null ? '' : `${it.turn} by ${it.turnedBy.join(' and ')}`,
        `${it.origins} independent origins`,
      ])}`,
      ...it.evidence.flatMap(({ article, speaker, words }) => [
        `    words: ${quotedAt(words)}${speaker === null ? '' : `; according to ${line([speaker])}`}`,
        `  ${sourceLine(article)}`,
      ]),
    ]),
  ];
}
