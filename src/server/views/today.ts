/** Today: what has come since last time, what the next weeks bring, disputes that opened, relations that moved. */
import { z } from '@hono/zod-openapi';
import { readCoverage } from '../../analysis/coverage.js';
import { type ArticleRef, articleRef } from '../../archive/queries/rows.js';
import type { Archive } from '../../archive/types.js';
import { nextOf, offsetOf } from '../cursors.js';
import { filters, paging } from '../shapes/filters.js';
import type { Filters, Today } from '../shapes/index.js';
import { today } from '../shapes/situation.js';
import { standing } from '../standing.js';
import { defineView } from '../view.js';
import { readAgendaAbout } from './agenda.js';
import { documentsWith } from './article-conditions.js';
import { ARTICLE_COLUMNS } from './articles.js';
import { createBound } from './bound.js';
import { incidentsWhere } from './conditions.js';
import { readIncidentRows } from './incident-rows.js';
import { readMoved } from './moved.js';
import { readNewDisputes } from './new-disputes.js';

const query = filters
  .omit({ since: true, until: true })
  .extend(paging.shape)
  .extend({
    limit: z.coerce.number().int().min(1).max(500).default(20),
    since: z.coerce.number().int().min(0).catch(0).default(0).openapi({
      type: 'integer',
      description:
        'Number of the newest article seen so far. A day, as other views take it, is none: then all is new',
    }),
  });

export type TodayQuestion = z.output<typeof query>;

export const todayView = defineView({
  address: '/today',
  summary: 'What has come since the document `since`, what is to come, what is disputed, what moved',
  query,
  shape: today,
  read: readToday,
  csv: {
    rows: ({ articles }) => articles.rows,
    columns: {
      ...ARTICLE_COLUMNS,
      added: (row) => row.added,
      events: (row) => row.events,
      statements: (row) => row.statements,
    },
  },
});

const MOST_INCIDENTS = 30;

/** @throws ChanceryError FILTER_INVALID, SEARCH_INVALID, DESK_CURSOR_INVALID */
export async function readToday(
  archive: Archive,
  question: TodayQuestion,
  signal?: AbortSignal,
): Promise<Today> {
  const { since, ...rest } = question;
  const asked: Filters = { ...rest, since: undefined, until: undefined };
  const coverage = await readCoverage(archive, signal);
  const bound = createBound();
  const where = incidentsWhere(asked, bound);
  const isAsked = (keys: readonly string[]): boolean =>
    concerns(asked.party, keys, 1) && concerns(asked.pair, keys, asked.pair.length);
  const [{ newest, ...counts }, articles, incidents, agenda, disputes, moved] = await Promise.all([
    standing(archive, 'counts', '', () => readCounts(archive, signal)),
    readNewArticles(archive, question, asked, signal),
    readNewIncidents(archive, asked, since, signal),
    coverage === null ? [] : readAgendaAbout(archive, coverage.until, isAsked, signal),
    standing(archive, 'new disputes', String(since), () => readNewDisputes(archive, since, signal)),
    coverage === null
      ? []
      : readMoved(archive, where, bound, { since: coverage.since, asOf: coverage.until }, signal),
  ]);
  return {
    asOf: coverage?.until ?? null,
    counts,
    newest,
    articles,
    incidents: [...incidents],
    agenda: [...agenda],
    disputes: [...disputes],
    moved,
  };
}

/** Whether so many of those asked for are among them; where nobody was asked for, all do. */
function concerns(asked: readonly string[], keys: readonly string[], least: number): boolean {
  const found = asked.filter((party) => keys.includes(party) || keys.includes(party.toLowerCase()));
  return asked.length === 0 || found.length >= least;
}

async function readCounts(
  archive: Archive,
  signal: AbortSignal | undefined,
): Promise<Today['counts'] & { readonly newest: number }> {
  const [row] = await archive.rows<Today['counts'] & { readonly newest: number | null }>(
    `SELECT (SELECT count(*) FROM documents WHERE current) AS articles,
       (SELECT count(*) FROM current_events) AS events,
       (SELECT count(*) FROM current_statements) AS statements,
       (SELECT count(*) FROM incidents) AS incidents,
       (SELECT count(DISTINCT outlet) FROM documents WHERE current) AS outlets,
       (SELECT max(document) FROM documents) AS newest`,
    [],
    signal,
  );
  return row === undefined
    ? { articles: 0, events: 0, statements: 0, incidents: 0, outlets: 0, newest: 0 }
    : { ...row, newest: row.newest ?? 0 };
}

interface FlatArticle extends ArticleRef {
  readonly added: string;
  readonly events: number;
  readonly statements: number;
}

/** The latest printed first. */
async function readNewArticles(
  archive: Archive,
  question: TodayQuestion,
  asked: Filters,
  signal: AbortSignal | undefined,
): Promise<Today['articles']> {
  const offset = offsetOf('today', question);
  const bound = createBound();
  const where = bound.piece(documentsWith(asked));
  const rows = await archive.rows<FlatArticle & { readonly total: number }>(
    `WITH found AS MATERIALIZED (
       SELECT d.document, count(*) OVER () AS total FROM documents d
       WHERE ${where} AND d.document > ${bound.bind(question.since)}
       ORDER BY d.published_date DESC NULLS LAST, d.document DESC LIMIT ${bound.bind(question.limit)} OFFSET ${bound.bind(offset)}
     ), readings AS MATERIALIZED (
       SELECT c.reading, c.document FROM current_readings c SEMI JOIN found f ON f.document = c.document
     )
     SELECT d.document, d.title, d.outlet, d.published, d.url, d.address, d.added, f.total,
       (SELECT count(*) FROM events e JOIN readings r ON r.reading = e.reading WHERE r.document = f.document) AS events,
       (SELECT count(*) FROM statements s JOIN readings r ON r.reading = s.reading WHERE r.document = f.document) AS statements
     FROM found f JOIN documents d ON d.document = f.document
     ORDER BY d.published_date DESC NULLS LAST, d.document DESC`,
    bound.values,
    signal,
  );
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map((row) => ({
      ...articleRef(row),
      added: row.added,
      events: row.events,
      statements: row.statements,
    })),
    total,
    next: nextOf('today', question, { offset, given: rows.length, total }),
  };
}

/** Those of which something has come, latest in print first; of one day those on most origins. What is told as past is no news. */
async function readNewIncidents(
  archive: Archive,
  asked: Filters,
  since: number,
  signal: AbortSignal | undefined,
): Promise<Today['incidents']> {
  const bound = createBound();
  const where = incidentsWhere(asked, bound);
  const rows = await archive.rows<{ readonly incident: number }>(
    `WITH told AS (
       SELECT r.incident, max(d.published_date) AS day FROM incident_reports r
       JOIN documents d ON d.document = r.document
       WHERE d.current AND d.document > ${bound.bind(since)} GROUP BY r.incident
     )
     SELECT i.incident FROM incidents i JOIN told t ON t.incident = i.incident
     WHERE i.status <> 'historical' AND ${where}
     ORDER BY t.day DESC NULLS LAST, len(i.origins) DESC, i.incident DESC LIMIT ${MOST_INCIDENTS}`,
    bound.values,
    signal,
  );
  return [
    ...(await readIncidentRows(
      archive,
      rows.map(({ incident }) => incident),
      signal,
    )),
  ];
}
