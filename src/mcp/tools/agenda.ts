/** `agenda`: what is to come, and what became of what was to come. */
import { z } from 'zod';
import { agendaIn } from '../../analysis/agenda/index.js';
import { daysLine, foundPage, foundShape, readArticles, sideShape, sidesLine, sidesOf } from '../found.js';
import { agendaInput } from '../inputs-analysis.js';
import { line, sourceLine } from '../lines.js';
import { bounded } from '../quoted.js';
import { name } from '../results.js';
import { articleShape } from '../shapes.js';
import { defineTool } from './tool.js';

/** Of an entry, the latest. */
const MOST_MENTIONS = 4;
const LONGEST_WHAT = 600;

const text = z.string().nullable();

const row = z.object({
  key: z.string(),
  kind: z.enum(['planned', 'possible', 'anniversary', 'deadline']),
  what: z.string().describe('In words of the latest article'),
  date: text.describe('TIMEX3 value'),
  from: text,
  to: text,
  parties: z.array(sideShape),
  state: z
    .enum(['coming', 'took place', 'postponed', 'never', 'no report', 'undated'])
    .describe('no report: the day has passed and no article says what came of it, which may mean nothing'),
  incident: text.describe('Key of the planned incident'),
  came: text.describe('Key of the incident that came of it'),
  announcedIn: z
    .array(z.object({ article: articleShape, start: z.int(), end: z.int() }))
    .describe('The latest, and where its words stand'),
  announcementsInAll: z.int(),
});

export const agendaTool = defineTool({
  name: 'agenda',
  title: 'What is to come, and what came of it',
  description: `Lists what is planned, possible, due or remembered, each thing once however many articles announce it, by its day, with what came of it. Today is the last day on which an article was printed, unless asOf says otherwise. Cite the articles.`,
  input: agendaInput,
  output: z.object({ ...foundShape, entries: z.array(row) }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'agenda',
      what: 'agenda item',
      question,
      limit,
      cursor,
      rows: await agendaIn(archive, question, signal),
      async shape(found) {
        const latest = found.map(({ mentions }) => mentions.slice(-MOST_MENTIONS).reverse());
        const documents = latest.flat().map(({ document }) => Number(document));
        const articleAt = await readArticles(archive, documents, signal);
        return found.map(
          (entry, index): z.output<typeof row> => ({
            key: entry.key,
            kind: entry.kind,
            what: bounded(entry.what, LONGEST_WHAT),
            date: name(entry.date),
            from: entry.from,
            to: entry.to,
            parties: sidesOf(entry.parties),
            state: entry.state,
            incident: entry.incident,
            came: entry.came,
            announcedIn: (latest[index] ?? []).map(({ document, start, end }) => ({
              article: articleAt(Number(document)),
              start,
              end,
            })),
            announcementsInAll: entry.mentions.length,
          }),
        );
      },
      lines: linesOf,
      names: question.about,
    });
    return { structured: { ...page, entries: rows }, text };
  },
});

function linesOf(entry: z.output<typeof row>): readonly string[] {
  return [
    line([
      entry.from === null ? (entry.date ?? 'undated') : daysLine(entry.from, entry.to),
      entry.kind,
      entry.state,
      sidesLine(entry.parties),
      entry.came === null ? '' : `came of it: key ${entry.came}`,
    ]),
    `  words: “${line([entry.what])}”; announced ${entry.announcementsInAll} times`,
    ...entry.announcedIn.map(({ article, start, end }) => `${sourceLine(article)} [${start}–${end}]`),
  ];
}
