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
  /** What says that nothing is left, for the transaction after which that is so; empty where it is said already. */
  readonly done: readonly DerivedChange[];
}

/** Current readings of current documents; few documents are not current, so these are looked for and not the others. */
const NOW = `(SELECT document, reading FROM readings r WHERE current
   AND NOT EXISTS (SELECT 1 FROM documents d WHERE NOT d.current AND d.document = r.document))`;

export async function sinceLast(archive: Archive, subject: string, method: string): Promise<Since> {
  const [there] = await archive.rows<Reading>(
    `SELECT coalesce((SELECT max(document) FROM documents), 0) AS document,
       coalesce((SELECT max(reading) FROM readings), 0) AS reading`,
  );
  const now = there ?? { document: 0, reading: 0 };
  const last = await lastOf(archive, subject, method);
  const done =
    last?.document === now.document && last.reading === now.reading ? [] : [caughtUp(subject, method, now)];
  const onlyMore = last !== null && (await isOnlyMore(archive, subject, last));
  if (!onlyMore) return { ...(await compared(archive, subject, method)), done };
  return { other: false, replaced: [], reread: [], waiting: await after(archive, last.document), done };
}

/** The highest numbers when the subject had last taken in all, by this method; null where it never had. */
async function lastOf(archive: Archive, subject: string, method: string): Promise<Reading | null> {
  const [last] = await archive.rows<Reading>(
    'SELECT document, reading FROM caught_up WHERE subject = $1 AND method = $2',
    [subject, method],
  );
  return last ?? null;
}

/**
 * Whether all that has come since are new documents, none of them taken in: mostly so, and told by the rows behind the
 * last, where the others would have to be compared one by one. Numbers stand in the SQL itself, so that the database
 * passes over the rows before.
 */
async function isOnlyMore(archive: Archive, subject: string, last: Reading): Promise<boolean> {
  const [row] = await archive.rows<{ readonly others: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM readings WHERE reading > ${last.reading} AND document <= ${last.document})
       OR EXISTS (SELECT 1 FROM documents WHERE document > ${last.document} AND replaces <= ${last.document})
       OR EXISTS (SELECT 1 FROM analysed WHERE document > ${last.document} AND subject = $1) AS others`,
    [subject],
  );
  return row?.others === false;
}

async function after(archive: Archive, document: number): Promise<readonly Reading[]> {
  return archive.rows<Reading>(
    `SELECT document, reading FROM readings r WHERE current AND document > ${document}
     AND NOT EXISTS (SELECT 1 FROM documents d WHERE NOT d.current AND d.document > ${document} AND d.document = r.document)
     ORDER BY document`,
  );
}

function caughtUp(subject: string, method: string, { document, reading }: Reading): DerivedChange {
  return {
    table: 'caught_up',
    remove: { column: 'subject', values: [subject] },
    insert: [[subject, document, reading, method]],
  };
}

async function compared(archive: Archive, subject: string, method: string): Promise<Omit<Since, 'done'>> {
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

/** The changes that take documents out again. */
export function forgotten(subject: string, documents: readonly number[]): readonly DerivedChange[] {
  return [
    {
      table: 'analysed',
      remove: { column: 'document', values: documents, and: { column: 'subject', values: [subject] } },
    },
    { table: 'caught_up', remove: { column: 'subject', values: [subject] } },
  ];
}

/** The changes that take all out. */
export function allForgotten(...subjects: readonly string[]): readonly DerivedChange[] {
  return ['analysed', 'caught_up'].map((table) => ({
    table,
    remove: { column: 'subject', values: subjects },
  }));
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
