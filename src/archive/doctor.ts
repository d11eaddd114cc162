/** `chancery doctor`: everything that must hold, looked at. It reads only; each finding says what to do. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ChanceryRecord } from '../record/index.js';
import { fingerprintOf } from './fingerprint.js';
import { isWanted, knockPath } from './knock.js';
import { beaconPath, readBeacon } from './owner/beacon.js';
import { unpack } from './pack.js';
import type { Answers } from './questions.js';
import { type Packed, readPacked } from './records.js';
import { CHILD_TABLES } from './tables.js';
import type { Finding } from './types.js';

/** A query that counts what should not be, and what it means. */
interface Check {
  readonly where: string;
  readonly what: string;
  readonly sql: string;
}

const RESTORE = 'Restore a copy of the archive, or add the articles to a new one.';
const MAX_NAMED = 20;

const CHECKS: readonly Check[] = [
  ...CHILD_TABLES.map((table) => ({
    where: table,
    what: 'rows without their reading',
    sql: `SELECT count(*) FROM ${table} c ANTI JOIN readings r ON r.reading = c.reading AND r.document = c.document`,
  })),
  {
    where: 'readings',
    what: 'readings without their document',
    sql: 'SELECT count(*) FROM readings r ANTI JOIN documents d ON d.document = r.document',
  },
  {
    where: 'readings',
    what: 'numbers of readings that occur twice',
    sql: 'SELECT count(*) - count(DISTINCT reading) FROM readings',
  },
  {
    where: 'readings',
    what: 'documents that do not have exactly one current reading',
    sql: `SELECT count(*) FROM documents d LEFT JOIN
      (SELECT document, count(*) FILTER (current) AS n FROM readings GROUP BY document) r
      ON r.document = d.document WHERE coalesce(r.n, 0) <> 1`,
  },
  {
    where: 'documents',
    what: 'numbers of documents that occur twice',
    sql: 'SELECT count(*) - count(DISTINCT document) FROM documents',
  },
  {
    where: 'documents',
    what: 'documents that are there twice',
    sql: `SELECT count(*) - count(DISTINCT fingerprint || '|' || trim(lower(coalesce(outlet, '')))) FROM documents`,
  },
  {
    where: 'documents',
    what: 'versions that point back to nothing',
    sql: `SELECT count(*) FROM documents d ANTI JOIN documents b ON b.document = d.replaces
      WHERE d.replaces IS NOT NULL`,
  },
  {
    where: 'documents',
    what: 'documents whose mark "current" disagrees with their versions',
    sql: `SELECT count(*) FROM documents d LEFT JOIN
      (SELECT DISTINCT replaces FROM documents WHERE replaces IS NOT NULL) n ON n.replaces = d.document
      WHERE d.current = (n.replaces IS NOT NULL)`,
  },
  {
    where: 'documents',
    what: 'documents without the run that added them',
    sql: 'SELECT count(*) FROM documents d ANTI JOIN runs r ON r.run = d.run',
  },
  {
    where: 'event_actors',
    what: 'actors without their event',
    sql: `SELECT count(*) FROM event_actors a ANTI JOIN events e ON e.reading = a.reading AND e.event = a.event`,
  },
  {
    where: 'events',
    what: 'events whose statement is not there',
    sql: `SELECT count(*) FROM events e ANTI JOIN statements s
      ON s.reading = e.reading AND s.statement = e.statement WHERE e.statement IS NOT NULL`,
  },
  {
    where: 'corrections',
    what: 'corrections without the reading that they are of',
    sql: 'SELECT count(*) FROM corrections c ANTI JOIN readings r ON r.reading = c.reading AND r.document = c.document',
  },
  {
    where: 'events',
    what: 'events whose numbers of sides say other than their actors and recipients',
    sql: `SELECT count(*) FROM events e
      LEFT JOIN sides a ON a.side = e.actor_side
      LEFT JOIN sides r ON r.side = e.recipient_side
      LEFT JOIN (
        SELECT reading, event, count(*) FILTER (side = 'actor') AS actors, count(*) FILTER (side = 'recipient') AS recipients
        FROM event_actors GROUP BY reading, event
      ) n ON n.reading = e.reading AND n.event = e.event
      WHERE coalesce(len(string_split(a.parties, ' ')), 0) <> coalesce(n.actors, 0)
        OR coalesce(len(string_split(r.parties, ' ')), 0) <> coalesce(n.recipients, 0)`,
  },
  {
    where: 'sides',
    what: 'sides that are there twice',
    sql: 'SELECT greatest(count(*) - count(DISTINCT parties), count(*) - count(DISTINCT side)) FROM sides',
  },
  {
    where: 'mentions',
    what: 'mentions that do not stand in their sentence',
    sql: `SELECT count(*) FROM mentions m
      JOIN sentences n ON n.reading = m.reading AND n.sentence = m.sentence
      WHERE m."start" < n."start" OR m."end" > n."end"`,
  },
  {
    where: 'postings',
    what: 'documents whose words the search does not have (or has too often)',
    sql: `SELECT count(*) FROM documents d FULL JOIN
      (SELECT document, sum(count) AS n FROM postings GROUP BY document) p ON p.document = d.document
      WHERE coalesce(p.n, 0) IS DISTINCT FROM d.words`,
  },
  {
    where: 'statement_postings',
    what: 'statements whose words the search does not have (or has too often)',
    sql: `SELECT count(*) FROM statements s FULL JOIN
      (SELECT reading, statement, sum(count) AS n FROM statement_postings GROUP BY reading, statement) p
      ON p.reading = s.reading AND p.statement = s.statement
      WHERE coalesce(p.n, 0) IS DISTINCT FROM s.words`,
  },
  {
    where: 'stems',
    what: 'stems that are there twice',
    sql: 'SELECT greatest(count(*) - count(DISTINCT word), count(*) - count(DISTINCT stem)) FROM stems',
  },
  {
    where: 'stems',
    what: 'postings without their stem',
    sql: `SELECT count(*) FROM (SELECT DISTINCT stem FROM postings UNION SELECT DISTINCT stem FROM statement_postings) p
      ANTI JOIN stems s ON s.stem = p.stem`,
  },
];

export function createDoctor(
  archive: string,
  answers: Answers,
): (signal?: AbortSignal) => Promise<Finding[]> {
  return async (signal) => [
    ...(await examineTables(answers, signal)),
    ...(await examineRecords(answers, signal)),
    ...(await examineRuns(answers, signal)),
    ...examineFiles(archive),
  ];
}

async function examineTables(answers: Answers, signal: AbortSignal | undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { where, what, sql } of CHECKS) {
    const { rows } = await answers.select({ sql, parameters: [], signal });
    const count = Number(rows[0]?.[0] ?? 0);
    if (count > 0) findings.push({ severity: 'error', where, what: `${count} ${what}`, hint: RESTORE });
  }
  return findings;
}

/** Every record is unpacked, held to the schema and counted against the tables made from it. */
async function examineRecords(answers: Answers, signal: AbortSignal | undefined): Promise<Finding[]> {
  const { recordSchema } = await import('../record/schema.js');
  const findings: Finding[] = [];
  let bad = 0;
  for await (const page of readPacked(answers, { versions: true, readings: true }, signal)) {
    const counts = await countRows(answers, page, signal);
    for (const packed of page) {
      const problem = await examineRecord(packed, counts, (record) => recordSchema.safeParse(record).success);
      if (problem === null) continue;
      bad += 1;
      const what = `reading ${packed.reading} of document ${packed.document}: ${problem}`;
      if (bad <= MAX_NAMED) findings.push({ severity: 'error', where: 'readings', what, hint: RESTORE });
    }
  }
  if (bad > MAX_NAMED) {
    const what = `${bad - MAX_NAMED} more readings with such faults`;
    findings.push({ severity: 'error', where: 'readings', what, hint: RESTORE });
  }
  return findings;
}

async function examineRecord(
  packed: Packed,
  counts: ReadonlyMap<string, number>,
  isValid: (record: ChanceryRecord) => boolean,
): Promise<string | null> {
  let record: ChanceryRecord;
  try {
    record = await unpack(packed.bytes, packed.text);
  } catch {
    return 'the record cannot be unpacked';
  }
  if (!isValid(record)) return 'the record does not fit its schema';
  if (!offsetsFit(record, packed.text.length)) return 'an offset lies outside the text';
  for (const table of COUNTED) {
    const found = counts.get(`${packed.reading} ${table}`) ?? 0;
    if (found !== record[table].length) return `${table} has ${found} rows for ${record[table].length}`;
  }
  return fingerprintOf(record.document) === packed.fingerprint
    ? null
    : "the document's fingerprint is not that of its text";
}

/** Tables with one row for each entry of the record's list of that name. */
const COUNTED = CHILD_TABLES.filter((table) => table !== 'event_actors');

async function countRows(
  answers: Answers,
  page: readonly Packed[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, number>> {
  const readings = page.map(({ reading }) => reading);
  const each = COUNTED.map(
    (table) =>
      `SELECT reading || ' ${table}' AS key, count(*) AS n FROM ${table}
       WHERE reading IN (SELECT unnest($1::BIGINT[])) GROUP BY reading`,
  );
  const { rows } = await answers.select({ sql: each.join(' UNION ALL '), parameters: [readings], signal });
  return new Map(rows.map(([key, count]) => [String(key), Number(count)]));
}

/** Every start and end in the record, wherever it stands. */
function offsetsFit(record: ChanceryRecord, length: number): boolean {
  const { document: _, ...rest } = record;
  const open: unknown[] = [rest];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const { start, end } = node as { readonly start?: unknown; readonly end?: unknown };
    if (typeof start === 'number' && typeof end === 'number' && !(start <= end && end <= length))
      return false;
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) open.push(value);
  }
  return true;
}

async function examineRuns(answers: Answers, signal: AbortSignal | undefined): Promise<Finding[]> {
  // the newest may be the one that runs now
  const sql = 'SELECT count(*) FROM runs WHERE ended IS NULL AND run < (SELECT max(run) FROM runs)';
  const { rows } = await answers.select({ sql, parameters: [], signal });
  const count = Number(rows[0]?.[0] ?? 0);
  if (count === 0) return [];
  const hint = 'What they had stored is whole; the same command goes on from there.';
  return [{ severity: 'note', where: 'runs', what: `${count} runs did not come to their end`, hint }];
}

function examineFiles(archive: string): Finding[] {
  const folder = path.dirname(archive);
  const name = path.basename(archive);
  const findings: Finding[] = [];
  for (const file of readdirSync(folder)) {
    if (!file.startsWith(`${name}.`)) continue;
    const full = path.join(folder, file);
    const rest = file.slice(name.length);
    if (full === beaconPath(archive) && readBeacon(archive) === null) {
      const what = 'it was left by a process that is gone';
      findings.push({ severity: 'note', where: file, what, hint: 'Harmless: the next writer replaces it.' });
    }
    if (full === knockPath(archive) && !isWanted(archive)) {
      const what = 'it was left by a process that was killed while it waited to write';
      findings.push({
        severity: 'note',
        where: file,
        what,
        hint: 'Harmless: the next that waits removes it.',
      });
    }
    if (/^\.v\d+\.backup$/.test(rest)) {
      const what = `a copy from before an update (${Math.round(statSync(full).size / 1e6)} MB)`;
      findings.push({ severity: 'note', where: file, what, hint: 'Delete it when all is well.' });
    }
    if (/^(\.[0-9a-f]{8}\.new(\.wal)?|\.v\d+\.backup\.part|\.owner\.\d+)$/.test(rest)) {
      const what = 'it was left half-made by a process that was killed';
      findings.push({ severity: 'note', where: file, what, hint: 'Delete it.' });
    }
  }
  return findings;
}
