/** Origins of the articles of an archive, kept up to date: credits and retellings of what is new, origins of what hangs on it. */
import type { Archive, StoredRecord } from '../../archive/index.js';
import { forgotten, type Progressing, staleOf, takenIn, waitingFor } from '../taken-in.js';
import type { Article } from './article.js';
import { readAffected, readFacts, readLinks } from './facts-of-archive.js';
import {
  agenciesNamedIn,
  type Credit,
  createKnownNames,
  creditsOf,
  type Facts,
  factsOf,
  type KnownNames,
  nameKey,
  type Origin,
  originsOf,
  PROVENANCE_METHOD,
} from './index.js';
import { retell } from './retellings-of-archive.js';

const SUBJECT = 'provenance';
const BATCH = 256;
/** Where so many are new, the origins of all are worked out again: an outlet's home may have shown itself. */
const MANY = 1_000;
const TABLES = ['credits', 'bylines', 'retellings', 'origins'] as const;

/**
 * Brings credits, bylines, retellings and origins up to date. Copies must be (`updateSyndication`).
 * @throws ArchiveError ARCHIVE_READ_ONLY; the signal's reason, between two batches
 */
export async function updateProvenance(archive: Archive, options: Progressing = {}): Promise<void> {
  const outdated = await forget(archive);
  const lost = await withoutOrigin(archive);
  const waiting = await waitingFor(archive, SUBJECT);
  if (waiting.length + outdated.length + lost.length === 0) return;
  const known = createKnownNames(await readNames(archive));
  const changed = new Set([...outdated, ...lost]);
  for (let from = 0; from < waiting.length; from += BATCH) {
    options.signal?.throwIfAborted();
    const batch = waiting.slice(from, from + BATCH);
    for (const document of await takeIn(archive, batch, known)) changed.add(document);
    options.onProgress?.(SUBJECT, Math.min(from + BATCH, waiting.length), waiting.length);
  }
  const anew = changed.size >= MANY;
  const affected = anew ? null : await readAffected(archive, [...changed]);
  await writeOrigins(archive, affected, new Set(lost));
}

/** Taken in by a run that was killed before it wrote origins. */
async function withoutOrigin(archive: Archive): Promise<readonly number[]> {
  const rows = await archive.rows<{ document: number }>(
    `SELECT a.document FROM analysed a ANTI JOIN origins o ON o.document = a.document WHERE a.subject = $1`,
    [SUBJECT],
  );
  return rows.map(({ document }) => document);
}

/** @returns documents whose origin may be another now */
async function takeIn(
  archive: Archive,
  batch: readonly { readonly document: number; readonly reading: number }[],
  known: KnownNames,
): Promise<readonly number[]> {
  const documents = batch.map(({ document }) => document);
  const facts: Facts[] = [];
  for await (const stored of archive.records({ documents })) {
    const article = articleOf(stored);
    facts.push(factsOf(article, creditsOf(article, known)));
  }
  const { changes, touched } = await retell(archive, facts);
  await archive.derive([
    {
      table: 'credits',
      insert: facts.flatMap((it) => it.credits.map((credit) => creditRow(it.document, credit))),
    },
    { table: 'bylines', insert: facts.map((it) => [it.document, it.dateline, it.signed]) },
    ...changes,
    takenIn(SUBJECT, PROVENANCE_METHOD, batch),
  ]);
  return [...documents, ...touched];
}

function creditRow(document: number, { how, name, agency, evidence, span }: Credit) {
  return [document, how, name, nameKey(name), agency, evidence, span?.start ?? null, span?.end ?? null];
}

/** @param documents null: all; @param lost those that had none though they were taken in: incidents may have counted them */
async function writeOrigins(
  archive: Archive,
  documents: ReadonlySet<number> | null,
  lost: ReadonlySet<number>,
): Promise<void> {
  const [facts, links, before] = await Promise.all([
    readFacts(archive, documents),
    readLinks(archive, documents),
    readOrigins(archive, documents === null ? undefined : [...documents]),
  ]);
  const origins = [...originsOf(facts, links)];
  // incidents have counted these by the origin that they had
  const changed = origins.filter(([document, { kind, name }]) => {
    const known = before.get(document);
    if (known === undefined) return kind !== 'own' && lost.has(document);
    return known.name !== name || (known.kind === 'own') !== (kind === 'own');
  });
  await archive.derive([
    {
      table: 'origins',
      remove: documents === null ? 'all' : { column: 'document', values: [...documents] },
      insert: origins.map(([document, it]) => originRow(document, it)),
    },
    { table: 'changed_origins', insert: changed.map(([document]) => [document]) },
  ]);
}

function originRow(document: number, { kind, name, document: first, evidence }: Origin) {
  const { span = null, evidence: words = null } = evidence?.credit ?? {};
  return [
    document,
    kind,
    name,
    name === null ? null : nameKey(name),
    first,
    evidence?.document ?? null,
    words,
    span?.start ?? null,
    span?.end ?? null,
  ];
}

/** Outlets, agencies that were credited, those that the new documents show, and the short forms of datelines. */
async function readNames(archive: Archive): Promise<readonly string[]> {
  const rows = await archive.rows<{ name: string }>(
    `SELECT DISTINCT outlet AS name FROM documents WHERE outlet IS NOT NULL
     UNION SELECT DISTINCT name FROM credits WHERE agency
     UNION SELECT DISTINCT trim(evidence, '()') FROM credits WHERE how = 'dateline'`,
  );
  const names = new Set(rows.map(({ name }) => name));
  const openings = archive.stream<{ author: string | null; text: string }>(
    `SELECT d.author, substr(d.text, 1, 200) AS text FROM documents d
     SEMI JOIN current_readings c ON c.document = d.document
     ANTI JOIN (SELECT document FROM analysed WHERE subject = $1) a ON a.document = d.document`,
    [SUBJECT],
  );
  for await (const opening of openings) for (const name of agenciesNamedIn(opening)) names.add(name);
  return [...names];
}

/** Takes out what another method made, old versions of pages, and what has been read again. */
async function forget(archive: Archive): Promise<readonly number[]> {
  const stale = await staleOf(archive, SUBJECT, PROVENANCE_METHOD);
  if (stale.other) {
    await archive.derive([
      ...TABLES.map((table) => ({ table, remove: 'all' as const })),
      { table: 'analysed', remove: { column: 'subject', values: [SUBJECT] } },
    ]);
    return [];
  }
  const gone = [...stale.replaced, ...stale.reread];
  if (gone.length === 0) return [];
  const affected = await readAffected(archive, gone);
  await archive.derive([
    ...TABLES.map((table) => ({ table, remove: { column: 'document', values: gone } })),
    { table: 'retellings', remove: { column: 'retold', values: stale.replaced } },
    forgotten(SUBJECT, gone),
  ]);
  return [...affected].filter((document) => !stale.replaced.includes(document));
}

/** What the study of origins needs of a record. */
export function articleOf({ document, record }: StoredRecord): Article {
  const { outlet, author, title, text, published } = record.document;
  const named = record.entities.filter(({ kind }) => kind === 'outlet').map(({ name }) => name);
  return { document, outlet, author, title, text, published, sentences: record.sentences, named };
}

export interface OriginRow {
  readonly document: number;
  readonly kind: 'own' | 'outlet' | 'agency';
  readonly name: string | null;
  readonly name_key: string | null;
  readonly first_document: number | null;
  readonly evidence_document: number | null;
  readonly evidence: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** Origins as they are kept; of all documents, or of those given. */
export async function readOrigins(
  archive: Archive,
  documents?: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, OriginRow>> {
  const some = documents === undefined ? '' : 'WHERE document IN (SELECT unnest($1::BIGINT[]))';
  const rows = await archive.rows<OriginRow>(
    `SELECT * FROM origins ${some}`,
    documents === undefined ? [] : [documents],
    signal,
  );
  return new Map(rows.map((row) => [row.document, row]));
}

/** Whose reporting the documents are that are not their outlet's own. */
export async function readOthersReporting(
  archive: Archive,
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, string>> {
  const rows = await archive.rows<{ document: number; name: string }>(
    `SELECT document, name FROM origins WHERE kind <> 'own' AND name IS NOT NULL`,
    [],
    signal,
  );
  return new Map(rows.map(({ document, name }) => [document, name]));
}
