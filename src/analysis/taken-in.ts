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

/** What has come behind the last is looked at one by one: after so many it is said anew how far the subject is. */
const BEHIND = 64;

export async function sinceLast(archive: Archive, subject: string, method: string): Promise<Since> {
  const { now, last } = await readReach(archive, subject, method);
  const done = [caughtUp(subject, method, now)];
  const waiting = last === null ? null : await readMore(archive, subject, method, last);
  if (last === null || waiting === null) return { ...(await compared(archive, subject, method)), done };
  const isNear = now.document < last.document + BEHIND;
  return { other: false, replaced: [], reread: [], waiting, done: isNear ? [] : done };
}

/** The highest numbers, now and when the subject had last taken in all by this method; null where it never had. */
async function readReach(
  archive: Archive,
  subject: string,
  method: string,
): Promise<{ readonly now: Reading; readonly last: Reading | null }> {
  const rows = await archive.rows<Reading & { readonly what: 'now' | 'last' }>(
    `SELECT 'now' AS what, coalesce(max(document), 0) AS document, 0 AS reading FROM documents
     UNION ALL SELECT 'now', 0, coalesce(max(reading), 0) FROM readings
     UNION ALL SELECT 'last', document, reading FROM caught_up WHERE subject = $1 AND method = $2`,
    [subject, method],
  );
  const now = rows.filter(({ what }) => what === 'now');
  return {
    now: {
      document: Math.max(...now.map(({ document }) => document)),
      reading: Math.max(...now.map(({ reading }) => reading)),
    },
    last: rows.find(({ what }) => what === 'last') ?? null,
  };
}

/**
 * What has come since, where that is new documents alone: mostly so, and told by the rows behind the last, where the
 * others would have to be compared one by one. Numbers stand in the SQL itself, so that the database passes over the
 * rows before.
 * @returns null where other things have come too
 */
async function readMore(
  archive: Archive,
  subject: string,
  method: string,
  { document: last, reading }: Reading,
): Promise<readonly Reading[] | null> {
  const rows = await archive.rows<Reading & { readonly what: 'come' | 'outdated' | 'taken in' | 'other' }>(
    `SELECT 'come' AS what, document, reading FROM readings WHERE current AND document > ${last}
     UNION ALL SELECT CASE WHEN replaces <= ${last} THEN 'other' ELSE 'outdated' END, document, 0 FROM documents
       WHERE document > ${last} AND (NOT current OR replaces <= ${last})
     UNION ALL SELECT 'other', document, reading FROM readings WHERE reading > ${reading} AND document <= ${last}
     UNION ALL SELECT CASE WHEN method = $2 THEN 'taken in' ELSE 'other' END, document, reading FROM analysed
       WHERE document > ${last} AND subject = $1`,
    [subject, method],
  );
  if (rows.some(({ what }) => what === 'other')) return null;
  const of = (wanted: string): readonly Reading[] => rows.filter(({ what }) => what === wanted);
  const waiting = new Map(of('come').map((it) => [it.document, it.reading]));
  for (const { document } of of('outdated')) waiting.delete(document);
  for (const it of of('taken in')) {
    // replaced or read again since
    if (waiting.get(it.document) !== it.reading) return null;
    waiting.delete(it.document);
  }
  return [...waiting]
    .map(([document, reading]) => ({ document, reading }))
    .sort((a, b) => a.document - b.document);
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

/** The change that says that it is written. @param documents null: of all */
export function notDue(documents: readonly number[] | null): DerivedChange {
  const due = { column: 'subject', values: [ORIGINS_DUE] };
  const remove = documents === null ? due : { column: 'document', values: documents, and: due };
  return { table: 'analysed', remove };
}

export async function readDue(archive: Archive): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number }>(
    'SELECT document FROM analysed WHERE subject = $1',
    [ORIGINS_DUE],
  );
  return [...new Set(rows.map(({ document }) => document))].sort((a, b) => a - b);
}
