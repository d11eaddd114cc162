/** Full text: over articles, over what people say, and over the sentences that report incidents. */
import { type ArticleRef, articleRef, type StatementRow } from '../../archive/queries/rows.js';
import { findArticles, findStatements } from '../../archive/search/index.js';
import { holds } from '../../archive/search/proof.js';
import { parseQuestion } from '../../archive/search/question.js';
import { rank } from '../../archive/search/ranking.js';
import type { Archive } from '../../archive/types.js';
import { nextOf, offsetOf } from '../cursors.js';
import { paging, searchFilters } from '../shapes/filters.js';
import type { ArticleRefShape, EvidenceShape, Filters, Search, StatementShape } from '../shapes/index.js';
import { search } from '../shapes/search.js';
import { defineView } from '../view.js';
import { documentsOf, statementsOf } from './article-conditions.js';
import { createBound } from './bound.js';
import { incidentsWhere, REPORTS } from './conditions.js';
import { readIncidentRows } from './incident-rows.js';

const query = searchFilters.extend(paging.shape);

interface Asked extends Filters {
  readonly in: Search['in'];
  readonly speaker: readonly string[];
  readonly kind: readonly string[];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Articles, the best first, whose sentences are looked at for incidents. */
const MOST_READ = 500;

export const searchView = defineView({
  address: '/search',
  summary: 'Full text over articles, statements or events, the best match first',
  query,
  shape: search,
  read: readSearch,
  csv: {
    rows: linesOf,
    columns: {
      article: (row) => row.article.document,
      title: (row) => row.article.title,
      outlet: (row) => row.article.outlet,
      published: (row) => row.article.published,
      url: (row) => row.article.url,
      score: (row) => row.score,
      speaker: (row) => row.speaker,
      incident: (row) => row.incident,
      category: (row) => row.category,
      words: (row) => row.words,
      start: (row) => row.start,
      end: (row) => row.end,
    },
  },
});

/** One line of the table, whatever was searched. */
interface Line {
  readonly article: ArticleRefShape;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly score?: number;
  readonly speaker?: string | null;
  readonly incident?: number;
  readonly category?: string | null;
}

function linesOf({ articles, statements, events }: Search): readonly Line[] {
  const inArticles = (articles?.rows ?? []).map(({ article, score, snippets: [snippet] }) => ({
    article,
    score,
    words: snippet?.words ?? '',
    start: snippet?.start ?? 0,
    end: snippet?.end ?? 0,
  }));
  const said = (statements?.rows ?? []).map(({ statement, score }) => ({
    article: statement.article,
    score,
    speaker: statement.speaker,
    ...statement.content,
  }));
  const told = (events?.rows ?? []).map(({ incident, article, sentence }) => ({
    article,
    incident: incident.incident,
    category: incident.category,
    ...sentence,
  }));
  return [...inArticles, ...said, ...told];
}

/** @throws ChanceryError SEARCH_INVALID, FILTER_INVALID, DESK_CURSOR_INVALID */
async function readSearch(archive: Archive, asked: Asked, signal: AbortSignal): Promise<Search> {
  const { q = '', limit } = asked;
  const empty = { q, in: asked.in, articles: null, statements: null, events: null };
  const offset = offsetOf('search', asked);
  const paged = <Row>(rows: Row[], total: number) => ({
    rows,
    total,
    next: nextOf('search', asked, { offset, given: rows.length, total }),
  });
  // Before anything is typed there is nothing to find, which is no error.
  if (q === '') return { ...empty, [asked.in]: paged([], 0) };
  const range = { limit, offset };
  switch (asked.in) {
    case 'articles': {
      const { total, hits } = await findArticles(archive, q, documentsOf(asked), range, signal);
      const rows = hits.map(({ score, snippet: { words, start, end, matches }, ...article }) => ({
        article: articleRef(article),
        score,
        snippets: [
          {
            words,
            start,
            end,
            hits: matches.map((match) => ({ start: match.start - start, end: match.end - start })),
          },
        ],
      }));
      return { ...empty, articles: paged(rows, total) };
    }
    case 'statements': {
      const { total, hits } = await findStatements(archive, q, statementsOf(asked), range, signal);
      const rows = hits.map(({ score, matches, ...statement }) => ({
        statement: statementShape(statement),
        score,
        hits: matches.map(({ start, end }) => ({ start, end })),
      }));
      return { ...empty, statements: paged(rows, total) };
    }
    case 'events': {
      const { total, rows } = await findIncidents(archive, asked, offset, signal);
      return { ...empty, events: paged(rows, total) };
    }
  }
}

export function statementShape(row: StatementRow): StatementShape {
  const { id, speaker, speakerCountry, anonymous, directness, via, stance, content, cue, source, article } =
    row;
  return {
    id,
    speaker,
    speakerCountry,
    anonymous,
    directness,
    via: [...via],
    stance,
    content: { ...content },
    cue: cue === null ? null : { ...cue },
    source: source === null ? null : { ...source },
    article: articleRef(article),
  };
}

interface Reported extends ArticleRef {
  readonly text: string;
  readonly reports: readonly { readonly incident: number; readonly start: number; readonly end: number }[];
}

/** In the articles that hold the words best, the incidents whose sentence holds them. */
async function findIncidents(archive: Archive, asked: Asked, offset: number, signal: AbortSignal) {
  const question = parseQuestion(asked.q ?? '');
  const ranking = { archive, question, limit: MOST_READ, offset: 0, signal };
  const ranked = {
    postings: 'postings',
    key: ['document'],
    table: 'documents',
    alias: 'd',
    where: 'd.current',
  };
  const best = await rank<{ readonly document: number }>(ranking, ranked, []);
  const bound = createBound();
  const where = incidentsWhere({ ...asked, q: undefined }, bound);
  const documents = best.slice(0, MOST_READ).map(({ document }) => document);
  const found = await archive.rows<Reported>(
    `WITH told AS (
       SELECT r.document, r.incident, n."start", n."end" FROM ${REPORTS}
       JOIN sentences n ON n.reading = e.reading AND n.sentence = e.sentence
       JOIN incidents i ON i.incident = r.incident
       WHERE r.document IN (SELECT unnest(${bound.numbers(documents)})) AND ${where}
     )
     SELECT d.document, d.title, d.outlet, d.published, d.url, d.address, d.text, t.reports
     FROM documents d JOIN (
       SELECT document, list({'incident': incident, 'start': "start", 'end': "end"} ORDER BY "start", incident) AS reports
       FROM told GROUP BY document
     ) t ON t.document = d.document`,
    bound.values,
    signal,
  );
  const byDocument = new Map(found.map((row) => [row.document, row]));
  const sentences = new Map<number, EvidenceShape>();
  for (const document of documents) {
    const row = byDocument.get(document);
    for (const { incident, start, end } of row?.reports ?? []) {
      const words = row?.text.slice(start, end) ?? '';
      if (row === undefined || sentences.has(incident) || !holds(question, words)) continue;
      sentences.set(incident, { article: articleRef(row), passage: { words, start, end } });
    }
  }
  const wanted = [...sentences.keys()].slice(offset, offset + asked.limit);
  const incidents = await readIncidentRows(archive, wanted, signal);
  const rows = incidents.flatMap((incident) => {
    const sentence = sentences.get(incident.incident);
    return sentence === undefined
      ? []
      : [{ incident, article: sentence.article, sentence: sentence.passage }];
  });
  return { total: sentences.size, rows };
}
