/** One article beside its record, with what people said of its lines. */
import { z } from '@hono/zod-openapi';
import type { Archive } from '../../archive/index.js';
import { type ArticleRef, articleOf, articleRef } from '../../archive/queries/rows.js';
import { article } from '../shapes/article.js';
import type { ArticleView } from '../shapes/index.js';
import { defineView } from '../view.js';
import { correctionsOf } from './corrections.js';

const documentNumber = z.coerce.number().int().min(0).max(2_147_483_647).openapi({ type: 'integer' });

export const articleView = defineView({
  address: '/articles/{document}',
  summary: 'One article with its whole record',
  query: z.object({ document: documentNumber }),
  shape: article,
  what: 'such article',
  read: (archive, { document }, signal) => readArticleView(archive, document, signal),
  csv: {
    rows: ({ record, incidents, document }) =>
      record.events.map((event) => ({ event, record, incident: incidents[event.id] ?? null, document })),
    columns: {
      article: (row) => row.document,
      event: (row) => row.event.id,
      incident: (row) => row.incident,
      category: (row) => row.event.event,
      mode: (row) => row.event.mode,
      status: (row) => row.event.status,
      scale: (row) => row.event.scale,
      actors: (row) => names(row.record, row.event.actor),
      recipients: (row) => names(row.record, row.event.recipient),
      date: (row) => row.event.date.value,
      place: (row) => (row.event.place === null ? null : names(row.record, [row.event.place])[0]),
      trigger: (row) => row.record.document.text.slice(row.event.trigger.start, row.event.trigger.end),
      start: (row) => row.event.trigger.start,
      end: (row) => row.event.trigger.end,
      confidence: (row) => row.event.confidence,
    },
  },
});

function names({ entities }: ArticleView['record'], ids: readonly string[]): readonly string[] {
  return ids.map((id) => entities.find((entity) => entity.id === id)?.name ?? id);
}

export async function readArticleView(
  archive: Archive,
  document: number,
  signal: AbortSignal,
): Promise<ArticleView | null> {
  const stored = await archive.record(document);
  if (stored === null) return null;
  const [corrections, origin, copies, incidents, versions] = await Promise.all([
    correctionsOf(archive, [document], signal),
    originOf(archive, document, signal),
    copiesOf(archive, document, signal),
    incidentsOf(archive, document, signal),
    versionsOf(archive, document, signal),
  ]);
  return {
    ...articleOf(stored),
    reading: stored.reading,
    model: stored.model,
    version: stored.version,
    // Its lists are readonly, which a schema cannot say.
    record: stored.record,
    corrections: [...corrections],
    origin,
    copies,
    incidents,
    versions,
  };
}

interface FlatOrigin extends ArticleRef {
  readonly kind: 'own' | 'outlet' | 'agency';
  readonly name: string | null;
  readonly evidence: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

async function originOf(
  archive: Archive,
  document: number,
  signal: AbortSignal,
): Promise<ArticleView['origin']> {
  const [row] = await archive.rows<FlatOrigin>(
    `SELECT o.kind, o.name, o.evidence, o."start", o."end", d.document, d.title, d.outlet, d.published, d.url, d.address
     FROM origins o LEFT JOIN documents d ON d.document = o.evidence_document WHERE o.document = $1`,
    [document],
    signal,
  );
  if (row === undefined) return null;
  const { kind, name, evidence, start, end } = row;
  return {
    kind,
    name,
    evidence:
      evidence === null || row.document === null
        ? null
        : // Words of a byline stand in no text: they have no place there.
          { article: articleRef(row), passage: { words: evidence, start: start ?? 0, end: end ?? 0 } },
  };
}

interface FlatCopy extends ArticleRef {
  readonly kind: 'copy' | 'partial';
  readonly share: number;
  readonly passages: readonly { readonly start: number; readonly end: number }[] | null;
}

/** Pairs stand once, under the one that came later; here both ways. */
async function copiesOf(
  archive: Archive,
  document: number,
  signal: AbortSignal,
): Promise<ArticleView['copies']> {
  const rows = await archive.rows<FlatCopy>(
    `WITH pairs AS (
       SELECT other AS copy, kind, share FROM shared_texts WHERE document = $1
       UNION ALL SELECT document, kind, other_share FROM shared_texts WHERE other = $1
     ), passages AS (
       SELECT other AS copy, "start", "end" FROM shared_passages WHERE document = $1
       UNION ALL SELECT document, other_start, other_end FROM shared_passages WHERE other = $1
     ), listed AS (
       SELECT copy, list({'start': "start", 'end': "end"} ORDER BY "start") AS passages FROM passages GROUP BY copy
     )
     SELECT p.kind, p.share, l.passages, d.document, d.title, d.outlet, d.published, d.url, d.address
     FROM pairs p JOIN documents d ON d.document = p.copy LEFT JOIN listed l ON l.copy = p.copy
     WHERE d.current
     ORDER BY p.kind, d.published_date NULLS LAST, d.document LIMIT 200`,
    [document],
    signal,
  );
  return rows.map((row) => ({
    ...articleRef(row),
    kind: row.kind,
    share: row.share,
    passages: (row.passages ?? []).map(({ start, end }) => ({ start, end })),
  }));
}

async function incidentsOf(
  archive: Archive,
  document: number,
  signal: AbortSignal,
): Promise<ArticleView['incidents']> {
  const rows = await archive.rows<{ readonly event: string; readonly incident: number }>(
    'SELECT event, incident FROM incident_reports WHERE document = $1 ORDER BY event',
    [document],
    signal,
  );
  return Object.fromEntries(rows.map(({ event, incident }) => [event, incident]));
}

/** The other versions of the page, the oldest first. */
async function versionsOf(
  archive: Archive,
  document: number,
  signal: AbortSignal,
): Promise<ArticleView['versions']> {
  const rows = await archive.rows<ArticleRef>(
    `WITH RECURSIVE older AS (
       SELECT document, replaces FROM documents WHERE document = $1
       UNION SELECT d.document, d.replaces FROM documents d JOIN older o ON d.document = o.replaces
     ), newer AS (
       SELECT document FROM documents WHERE document = $1
       UNION SELECT d.document FROM documents d JOIN newer n ON d.replaces = n.document
     )
     SELECT d.document, d.title, d.outlet, d.published, d.url, d.address FROM documents d
     WHERE d.document <> $1 AND (d.document IN (SELECT document FROM older) OR d.document IN (SELECT document FROM newer))
     ORDER BY d.document`,
    [document],
    signal,
  );
  return rows.map(articleRef);
}
