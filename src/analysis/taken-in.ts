/** Which documents a subject of the analysis has taken in already: the table `analysed`. */
import type { Archive, DerivedChange } from '../archive/index.js';

/** What every update takes. */
export interface Progressing {
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch. */
  readonly onProgress?: ((subject: string, done: number, total: number) => void) | undefined;
}

export interface Reading {
  readonly document: number;
  readonly reading: number;
}

/** What has become of the documents since the subject last took some in. */
export interface Since {
  /** Whether there are rows that another method made. */
  readonly other: boolean;
  /** Documents that are not current any more. */
  readonly replaced: readonly number[];
  /** Documents that were taken in and have been read again since. */
  readonly reread: readonly Reading[];
  /** Current documents that it has not taken in, by number. */
  readonly waiting: readonly Reading[];
}

/** Current readings of current documents; few documents are not current, so these are looked for and not the others. */
const NOW = `(SELECT document, reading FROM readings r WHERE current
   AND NOT EXISTS (SELECT 1 FROM documents d WHERE NOT d.current AND d.document = r.document))`;

export async function sinceLast(archive: Archive, subject: string, method: string): Promise<Since> {
  const last = await lastOf(archive, subject, method);
  if (last === null) return compared(archive, subject, method);
  const waiting = await archive.rows<Reading>(
    `SELECT document, reading FROM ${NOW} WHERE document > ${last} ORDER BY document`,
  );
  return { other: false, replaced: [], reread: [], waiting };
}

/**
 * The last document that was taken in, where all up to it are taken in as they are now: mostly so, and told by sums, at a
 * tenth of what it costs to compare them one by one. Two sets of readings with one sum of hashes do not occur by chance.
 * @returns null where some are not
 */
async function lastOf(archive: Archive, subject: string, method: string): Promise<number | null> {
  const [row] = await archive.rows<{ readonly last: number; readonly same: boolean }>(
    `WITH seen AS (SELECT coalesce(max(document), 0) AS last, count(*) AS count, coalesce(sum(hash(reading)), 0) AS readings,
         coalesce(bool_and(method = $2), true) AS one
       FROM analysed WHERE subject = $1),
     known AS (SELECT document, reading FROM readings WHERE current AND document <= (SELECT last FROM seen)),
     every AS (SELECT count(*) AS count, coalesce(sum(hash(reading)), 0) AS readings FROM known),
     replaced AS (SELECT count(*) AS count, coalesce(sum(hash(reading)), 0) AS readings
       FROM known k JOIN documents d ON d.document = k.document WHERE NOT d.current)
     SELECT s.last, s.one AND s.count = e.count - r.count AND s.readings = e.readings - r.readings AS same
     FROM seen s, every e, replaced r`,
    [subject, method],
  );
  return row?.same === true ? row.last : null;
}

async function compared(archive: Archive, subject: string, method: string): Promise<Since> {
  const rows = await archive.rows<{
    readonly document: number;
    readonly reading: number | null;
    readonly seen: number | null;
    readonly other: boolean;
  }>(
    `SELECT coalesce(n.document, a.document) AS document, n.reading, a.reading AS seen, coalesce(a.method <> $2, false) AS other
     FROM ${NOW} n
     FULL JOIN (SELECT document, reading, method FROM analysed WHERE subject = $1) a ON a.document = n.document
     WHERE n.reading IS DISTINCT FROM a.reading OR a.method <> $2
     ORDER BY 1`,
    [subject, method],
  );
  const current = rows.flatMap(({ document, reading, seen }) =>
    reading === null ? [] : { document, reading, seen },
  );
  return {
    other: rows.some(({ other }) => other),
    replaced: rows.flatMap(({ document, reading }) => (reading === null ? document : [])),
    reread: current.flatMap(({ document, reading, seen }) =>
      seen === null || seen === reading ? [] : { document, reading },
    ),
    waiting: current.flatMap(({ document, reading, seen }) => (seen === null ? { document, reading } : [])),
  };
}

/** The change that says so of a batch. */
export function takenIn(subject: string, method: string, batch: readonly Reading[]): DerivedChange {
  return {
    table: 'analysed',
    insert: batch.map(({ document, reading }) => [subject, document, reading, method]),
  };
}

/** The change that takes documents out again. */
export function forgotten(subject: string, documents: readonly number[]): DerivedChange {
  return {
    table: 'analysed',
    remove: { column: 'document', values: documents, and: { column: 'subject', values: [subject] } },
  };
}

/** Under this subject stand documents whose origin may be another now, until origins are written. */
export const ORIGINS_DUE = 'origins due';

/** The change that marks them, for the transaction that may have changed their origin: what a killed run leaves the next one makes good. */
export function originsDue(documents: readonly number[]): DerivedChange {
  return { table: 'analysed', insert: documents.map((document) => [ORIGINS_DUE, document, 0, '']) };
}

export async function readDue(archive: Archive): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number }>(
    'SELECT DISTINCT document FROM analysed WHERE subject = $1 ORDER BY document',
    [ORIGINS_DUE],
  );
  return rows.map(({ document }) => document);
}
