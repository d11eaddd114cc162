/** `disputes`: claims that somebody else denies or challenges. */
import { z } from 'zod';
import { type DisputeRow, disputesIn, type Saying } from '../../analysis/disputes/index.js';
import { foundPage, foundShape, readArticles, sideShape, sidesLine, sidesOf } from '../found.js';
import { disputesInput } from '../inputs-analysis.js';
import { line, quotedAt, sourceLine } from '../lines.js';
import { MOST_PARTS, passageOf } from '../results.js';
import { type ArticleShape, articleShape, passageShape } from '../shapes.js';
import { defineTool } from './tool.js';

/** Of a claim, either way. */
const MOST_ANSWERS = 10;

const saying = z.object({
  speaker: sideShape.nullable().describe('Null where the article says so itself, or does not say who'),
  id: z.string().describe('Of the statement or event within the document'),
  words: passageShape,
  article: articleShape,
});

const answer = saying.extend({
  basis: z
    .enum(['article', 'words'])
    .describe('article: it says itself what is answered; words: found by likeness, which may be wrong'),
});

const row = z.object({
  key: z.string(),
  claim: saying,
  alsoIn: z.array(z.int()).describe('Numbers of other documents with the same claim'),
  challenges: z.array(answer),
  confirmations: z.array(answer),
});

export const disputesTool = defineTool({
  name: 'disputes',
  title: 'What is disputed',
  description: `Lists claims that somebody else denies or challenges, in the same article or in another: the claim in its earliest words, the words against it and for it. The most contested first. Give both sides with their speakers and articles, and take neither for proved.`,
  input: disputesInput,
  output: z.object({ ...foundShape, disputes: z.array(row) }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'disputes',
      what: 'dispute',
      question,
      limit,
      cursor,
      rows: await disputesIn(archive, question, signal),
      async shape(found) {
        const documents = found.flatMap(documentsOf);
        const articleAt = await readArticles(archive, documents, signal);
        return found.map((dispute) => shapeOf(dispute, articleAt));
      },
      lines: linesOf,
      names: question.about,
    });
    return { structured: { ...page, disputes: rows }, text };
  },
});

const documentsOf = ({ claim, challenges, confirmations }: DisputeRow): readonly number[] =>
  [claim, ...challenges, ...confirmations].map(({ document }) => Number(document));

function shapeOf(
  { key, claim, alsoIn, challenges, confirmations }: DisputeRow,
  articleAt: (document: number) => ArticleShape,
): z.output<typeof row> {
  const say = ({ speaker, id, words, start, end, document }: Saying): z.output<typeof saying> => ({
    speaker: speaker === null ? null : (sidesOf([speaker])[0] ?? null),
    id,
    words: passageOf({ words, start, end }),
    article: articleAt(Number(document)),
  });
  const answers = (list: DisputeRow['challenges']) =>
    list.slice(0, MOST_ANSWERS).map((one) => ({ ...say(one), basis: one.basis }));
  return {
    key,
    claim: say(claim),
    alsoIn: [...new Set(alsoIn.map(({ document }) => Number(document)))].slice(0, MOST_PARTS),
    challenges: answers(challenges),
    confirmations: answers(confirmations),
  };
}

function linesOf({ claim, alsoIn, challenges, confirmations }: z.output<typeof row>): readonly string[] {
  const said = (lead: string, one: z.output<typeof saying>): readonly string[] => [
    `${lead} ${line([one.speaker === null ? 'not said who' : sidesLine([one.speaker])])}: ${quotedAt(one.words)}`,
    sourceLine(one.article),
  ];
  return [
    ...said('claim:', claim),
    ...(alsoIn.length === 0 ? [] : [`  the same in documents ${alsoIn.join(', ')}`]),
    ...challenges.flatMap((one) => said(`  against it (known by its ${one.basis}):`, one)),
    ...confirmations.flatMap((one) => said(`  for it (known by its ${one.basis}):`, one)),
  ];
}
