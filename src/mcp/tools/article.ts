/** `article`: one article, part by part, with what was read in it and in which words. */
import { z } from 'zod';
import { type Article, findDocument, type Passage, readArticle } from '../../archive/queries/index.js';
import type { ChanceryRecord } from '../../record/index.js';
import { readCursor, writeCursor } from '../cursor.js';
import { argumentInvalid, documentUnknown } from '../errors.js';
import { articleInput } from '../inputs.js';
import { eventLines, line, quotedAt, sourceLine, statementLines } from '../lines.js';
import { endWithin, NOTICE, quote, visible } from '../quoted.js';
import { articleOf, bytesOf, eventOf, MOST_BYTES, passageOf, statementOf } from '../results.js';
import { articleShape, eventShape, pageShape, passageShape, statementShape } from '../shapes.js';
import { goesOn, numbered } from '../wording.js';
import { defineTool } from './tool.js';

/** Of the text, at once; in UTF-16 code units. */
const PART = 8000;

const statement = statementShape.extend({
  pieces: z.array(passageShape).describe('Each piece of the content by itself'),
});

export const articleTool = defineTool({
  name: 'article',
  title: 'An article with its evidence',
  description: `Gives one article by its number (or by its URL, id or file): its text, a part at a time, with the events and statements found in that part, each with its words and where they stand in the text. Use it to check a claim against its wording and context before you rely on it. The tool events explains PLOVER's categories, modes and statuses. Cite the article (outlet, date, URL or document number) with whatever you take from it.`,
  input: articleInput,
  output: z.object({
    ...pageShape,
    article: articleShape,
    readBy: z.string().describe('Version and model that read it'),
    length: z.int().describe('Of the whole text, in UTF-16 code units'),
    text: passageShape,
    events: z.array(eventShape),
    statements: z.array(statement),
    leftOut: z
      .int()
      .describe(
        'Events and statements of this part that found no room; the tools events and statements list all',
      ),
  }),
  async answer({ document, named, cursor }, archive, signal) {
    const number = document ?? (named === undefined ? null : await findDocument(archive, named, signal));
    if (document === undefined && named === undefined) {
      throw argumentInvalid('document', 'give the number of a document, or its URL, id or file as "named"');
    }
    const found = number === null ? null : await readArticle(archive, number, signal);
    if (found === null) throw documentUnknown(JSON.stringify(document ?? named));
    const question = { document: found.document };
    const start = readCursor(cursor, 'article', question);
    const part = partOf(found, start);
    const [allEvents, allStatements] = [eventsIn(found, part), statementsIn(found, part)];
    const { rows: events, room } = fitting(allEvents, MOST_BYTES);
    const { rows: statements } = fitting(allStatements, room);
    const leftOut = allEvents.length + allStatements.length - events.length - statements.length;
    const length = found.record.document.text.length;
    const nextCursor = part.end < length ? writeCursor(part.end, 'article', question) : null;
    const article = articleOf(found);
    const readBy = visible(`chancery ${found.version}, ${found.model}`);
    const text = { words: visible(part.words), start: part.start, end: part.end };
    return {
      structured: { notice: NOTICE, nextCursor, article, readBy, length, text, events, statements, leftOut },
      text: quote(
        `Document ${found.document}, code units ${part.start} to ${part.end} of ${length}, with ${events.length} events and ${statements.length} statements.`,
        [
          sourceLine(article),
          'Text:',
          // A line of the article never looks like one of ours.
          ...text.words.split(/\r\n|[\n\r]/).map((words) => `| ${words}`),
          'Events:',
          ...events.flatMap((event) => numbered(`[${event.event}]`, eventLines(event))),
          'Statements:',
          ...statements.flatMap((said) => [
            ...numbered(`[${said.statement}]`, statementLines(said)),
            ...(said.pieces.length > 1 ? [`  pieces: ${line(said.pieces.map(quotedAt))}`] : []),
          ]),
          ...(leftOut > 0
            ? [`${leftOut} more found no room: the tools events and statements list all.`]
            : []),
        ],
        goesOn(nextCursor),
      ),
    };
  },
});

/** From `start` to the end of the last sentence that fits. */
function partOf({ record }: Article, start: number): Passage {
  const { text } = record.document;
  const from = Math.min(start, text.length);
  const limit = endWithin(text, from + PART);
  if (limit === text.length) return { words: text.slice(from), start: from, end: limit };
  const ends = record.sentences.map(({ end }) => end).filter((end) => end > from && end <= limit);
  const end = ends.reduce((last, next) => Math.max(last, next), -1);
  const to = end === -1 ? limit : end;
  return { words: text.slice(from, to), start: from, end: to };
}

function eventsIn({ events }: Article, part: Passage) {
  return events.filter(({ trigger }) => isIn(trigger, part)).map(eventOf);
}

function statementsIn({ statements, record }: Article, part: Passage) {
  const spans = new Map(record.statements.map(({ id, content }) => [id, content]));
  return statements
    .filter(({ content }) => isIn(content, part))
    .map((row) => ({
      ...statementOf(row),
      pieces: piecesOf(record, spans.get(row.statement) ?? []),
    }));
}

function piecesOf({ document }: ChanceryRecord, spans: ChanceryRecord['statements'][number]['content']) {
  return spans.map(({ start, end }) => passageOf({ words: document.text.slice(start, end), start, end }));
}

function isIn({ start }: Passage, part: Passage): boolean {
  return start >= part.start && start < part.end;
}

function fitting<T>(rows: readonly T[], room: number): { readonly rows: T[]; readonly room: number } {
  const kept: T[] = [];
  let left = room;
  for (const row of rows) {
    left -= bytesOf(row);
    if (left < 0) return { rows: kept, room: 0 };
    kept.push(row);
  }
  return { rows: kept, room: left };
}
