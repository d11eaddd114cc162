/** What the tools over many articles share: rows that were worked out together, a page at a time. */
import { z } from 'zod';
import type { Evidence } from '../analysis/evidence.js';
import { countWaiting } from '../analysis/waiting.js';
import type { Archive } from '../archive/index.js';
import type { ArticleRef } from '../archive/queries/index.js';
import { readCursor, writeCursor } from './cursor.js';
import { quotedAt, sourceLine } from './lines.js';
import { nearMisses } from './near-misses.js';
import { NOTICE, quote } from './quoted.js';
import { articleOf, MOST_PARTS, name, pageOf, passageOf } from './results.js';
import { type ArticleShape, articleShape, pageShape, passageShape } from './shapes.js';
import { goesOn, headOf, numbered } from './wording.js';

export const foundShape = {
  ...pageShape,
  total: z.int().describe('In all'),
  waiting: z
    .int()
    .describe('Articles that are not taken into the analysis yet: what they tell is missing here'),
};

const text = z.string().nullable();

export const sideShape = z.object({ name: z.string(), country: text });

/** Words of an article, with what to cite and whose reporting it is. */
export const reportShape = z.object({
  article: articleShape,
  origin: z.string().describe('The outlet or agency whose reporting it is'),
  words: passageShape,
});

export type ReportShape = z.output<typeof reportShape>;
export type SideShape = z.output<typeof sideShape>;

export function reportOf(evidence: Evidence): ReportShape {
  const { origin, words, span } = evidence;
  return {
    article: articleOf(evidence),
    origin: name(origin) ?? '',
    words: passageOf({ words, start: span.start, end: span.end }),
  };
}

export const sidesOf = (parties: readonly SideShape[]): SideShape[] =>
  parties
    .slice(0, MOST_PARTS)
    .map(({ name: called, country }) => ({ name: name(called) ?? '', country: name(country) }));

export const sidesLine = (parties: readonly SideShape[]): string =>
  parties
    .map(({ name: called, country }) => (country === null ? called : `${called} (${country})`))
    .join(', ');

/** "Norway (NOR) → Chile (CHL)"; a side of nobody is left out. */
export const actLine = (actors: readonly SideShape[], recipients: readonly SideShape[]): string =>
  [actors, recipients]
    .filter((side) => side.length > 0)
    .map(sidesLine)
    .join(' → ');

export const daysLine = (from: string | null, to: string | null): string =>
  from === null ? 'undated' : to === null || to === from ? from : `${from} to ${to}`;

export const reportLines = ({ article, origin, words }: ReportShape): readonly string[] => [
  `  words: ${quotedAt(words)}`,
  `${sourceLine(article)} · reporting of ${name(origin)}`,
];

/** What to cite of documents, by number. */
export async function readArticles(
  archive: Archive,
  documents: readonly number[],
  signal: AbortSignal,
): Promise<(document: number) => ArticleShape> {
  const rows = await archive.rows<ArticleRef>(
    `SELECT document, title, outlet, published, url, address FROM documents
     WHERE document IN (SELECT unnest($1::BIGINT[]))`,
    [[...new Set(documents)]],
    signal,
  );
  const known = new Map(rows.map((row) => [row.document, articleOf(row)]));
  return (document) =>
    known.get(document) ?? {
      document,
      title: null,
      outlet: null,
      published: null,
      url: null,
      address: `document ${document}`,
    };
}

interface Found<R, S> {
  /** The tool's name, and what one of its rows is called. */
  readonly tool: string;
  readonly what: string;
  /** The arguments without limit and cursor. */
  readonly question: object;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly rows: readonly R[];
  /** Of the rows of a page. */
  shape(rows: readonly R[]): Promise<readonly S[]>;
  lines(row: S): readonly string[];
  /** Names that were asked for: those that the archive has not are told where nothing was found. */
  readonly names?: string | readonly string[] | undefined;
  /** A line of ours behind the head. */
  readonly note?: string | undefined;
}

/** The page that was asked for, as rows and as text. */
export async function foundPage<R, S>(
  archive: Archive,
  signal: AbortSignal,
  { tool, what, question, limit, cursor, rows, shape, lines, names, note }: Found<R, S>,
) {
  const offset = readCursor(cursor, tool, question);
  const shaped = await shape(rows.slice(offset, offset + limit));
  const page = await pageOf(shaped, limit, (row) => row);
  const more = offset + page.rows.length < rows.length;
  const nextCursor = more ? writeCursor(offset + page.rows.length, tool, question) : null;
  const waiting = await countWaiting(archive, signal);
  const near = rows.length > 0 ? [] : await nearMisses(archive, { about: names }, signal);
  const head = [
    headOf(what, offset, page.rows.length, rows.length),
    note,
    waiting === 0
      ? undefined
      : `${waiting} articles are not taken into this yet (chancery analyse does that).`,
  ].filter((part) => part !== undefined);
  return {
    page: { notice: NOTICE, nextCursor, total: rows.length, waiting },
    rows: [...page.rows],
    text: quote(
      head.join(' '),
      [...page.rows.flatMap((row, index) => numbered(offset + index + 1, lines(row))), ...near],
      goesOn(nextCursor),
    ),
  };
}
