/** Whole records out of the archive, a few documents at a time. */
import { archiveDamaged } from './errors.js';
import { unpack } from './pack.js';
import type { Answers } from './questions.js';
import type { Parameter, RecordFilter, StoredRecord, Value } from './types.js';

/** Records that other threads unpack while one is looked at. */
const AHEAD = 3;
/** Documents fetched at once. */
const AT_ONCE = 64;

const SELECT = `SELECT r.document, r.reading, d.address, d.origin, r.model, r.version, d.text, d.fingerprint, r.record
  FROM readings r JOIN documents d ON d.document = r.document`;

export async function* readRecords(
  answers: Answers,
  filter: RecordFilter,
  signal?: AbortSignal,
): AsyncGenerator<StoredRecord, void, undefined> {
  const opening: Promise<StoredRecord>[] = [];
  for await (const page of readPacked(answers, filter, signal)) {
    for (const packed of page) {
      const record = open(packed);
      // its failure is told when its turn comes, or never, where nobody asks for it any more
      record.catch(() => {});
      opening.push(record);
      const first = opening.length > AHEAD ? opening.shift() : undefined;
      if (first !== undefined) yield await first;
    }
  }
  for (const record of opening) yield await record;
}

export async function readRecord(answers: Answers, document: number): Promise<StoredRecord | null> {
  const { rows } = await answers.select({
    sql: `${SELECT} WHERE r.document = $1 AND r.current`,
    parameters: [document],
  });
  const [row] = rows;
  return row === undefined ? null : open(toPacked(row));
}

/** A record as it is kept. */
export interface Packed extends Omit<StoredRecord, 'record'> {
  readonly text: string;
  readonly fingerprint: string;
  readonly bytes: Uint8Array;
}

export async function* readPacked(
  answers: Answers,
  filter: RecordFilter,
  signal?: AbortSignal,
): AsyncGenerator<readonly Packed[], void, undefined> {
  const { where, parameters } = conditions(filter);
  for await (const [condition, bounds] of windows(answers, filter, parameters.length, signal)) {
    const sql = `${SELECT} WHERE ${[condition, ...where].join(' AND ')} ORDER BY r.document, r.reading`;
    const { rows } = await answers.select({ sql, parameters: [...parameters, ...bounds], signal });
    yield rows.map(toPacked);
  }
}

function conditions(filter: RecordFilter): {
  readonly where: readonly string[];
  readonly parameters: Parameter[];
} {
  const where: string[] = [];
  const parameters: Parameter[] = [];
  // Asked of both tables, since documents are found by their index only where it is the one condition on them.
  if (filter.versions !== true) where.push('d.current = (d.document = r.document)');
  if (filter.readings !== true) where.push('r.current');
  if (filter.notModel !== undefined) {
    parameters.push(filter.notModel);
    where.push(`r.model <> $${parameters.length}`);
  }
  return { where, parameters };
}

/** Small ranges of documents, up to the last that is there now: each is found without looking at the rest. */
async function* windows(
  answers: Answers,
  filter: RecordFilter,
  bound: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly [string, readonly Parameter[]], void, undefined> {
  const after = filter.after ?? 0;
  if (filter.documents !== undefined) {
    const wanted = [...new Set(filter.documents)].filter((it) => it > after).sort((a, b) => a - b);
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      yield [`r.document IN (SELECT unnest($${bound + 1}::BIGINT[]))`, [wanted.slice(from, from + AT_ONCE)]];
    }
    return;
  }
  const { rows } = await answers.select({
    sql: 'SELECT max(document) FROM documents',
    parameters: [],
    signal,
  });
  const last = Number(rows[0]?.[0] ?? 0);
  for (let from = after; from < last; from += AT_ONCE) {
    yield [
      `r.document > $${bound + 1} AND r.document <= $${bound + 2}`,
      [from, Math.min(from + AT_ONCE, last)],
    ];
  }
}

function toPacked(row: readonly Value[]): Packed {
  const [document, reading, address, origin, model, version, text, fingerprint, bytes] = row;
  return {
    document: Number(document),
    reading: Number(reading),
    address: String(address),
    origin: String(origin),
    model: String(model),
    version: String(version),
    text: String(text),
    fingerprint: String(fingerprint),
    bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(),
  };
}

async function open({ text, bytes, fingerprint: _, ...about }: Packed): Promise<StoredRecord> {
  try {
    return { ...about, record: await unpack(bytes, text) };
  } catch (error) {
    throw archiveDamaged(`document ${about.document}`, error);
  }
}
