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

/** Current documents that the subject has not taken in, by number. */
export async function waitingFor(archive: Archive, subject: string): Promise<readonly Reading[]> {
  return archive.rows<Reading>(
    `SELECT c.document, c.reading FROM current_readings c
     ANTI JOIN (SELECT document FROM analysed WHERE subject = $1) a ON a.document = c.document
     ORDER BY c.document`,
    [subject],
  );
}

export interface Stale {
  /** Whether there are rows that another method made. */
  readonly other: boolean;
  /** Documents that are not current any more. */
  readonly replaced: readonly number[];
  /** Documents that have been read again since. */
  readonly reread: readonly number[];
}

export async function staleOf(archive: Archive, subject: string, method: string): Promise<Stale> {
  const rows = await archive.rows<{ document: number; other: boolean; state: string | null }>(
    `SELECT a.document, a.method <> $2 AS other,
       CASE WHEN c.document IS NULL THEN 'replaced' WHEN c.reading <> a.reading THEN 'reread' END AS state
     FROM analysed a LEFT JOIN current_readings c ON c.document = a.document
     WHERE a.subject = $1 AND (a.method <> $2 OR c.document IS NULL OR c.reading <> a.reading)`,
    [subject, method],
  );
  const inState = (state: string): readonly number[] =>
    rows.filter((row) => row.state === state).map(({ document }) => document);
  return {
    other: rows.some(({ other }) => other),
    replaced: inState('replaced'),
    reread: inState('reread'),
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
