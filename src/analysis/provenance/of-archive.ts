/** Origins of the articles of an archive, kept up to date: credits and retellings of what is new, origins of what hangs on it. */
import type { Archive, StoredRecord } from '../../archive/index.js';
import { numbered } from '../among.js';
import {
  allForgotten,
  forgotten,
  notDue,
  ORIGINS_DUE,
  originsDue,
  type Progressing,
  type Reading,
  readDue,
  type Since,
  sinceLast,
  takenIn,
} from '../taken-in.js';
import type { Article } from './article.js';
import { bound, readAffected, readFacts, readLinks } from './facts-of-archive.js';
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
  outletsAskedFor,
  PROVENANCE_METHOD,
} from './index.js';
import { retell } from './retellings-of-archive.js';

const SUBJECT = 'provenance';
const BATCH = 1024;
/** Where so many are new, the origins of all are worked out again: an outlet's home may have shown itself. */
const MANY = 1_000;
const TABLES = ['credits', 'bylines', 'retellings', 'origins'] as const;

/**
 * Brings credits, bylines, retellings and origins up to date. Copies must be (`updateSyndication`).
 * @throws ArchiveError ARCHIVE_READ_ONLY; the signal's reason, between two batches
 */
export async function updateProvenance(archive: Archive, options: Progressing = {}): Promise<void> {
  const { waiting, done } = await forget(archive);
  const left = await readDue(archive);
  if (waiting.length + left.length === 0) {
    if (done.length > 0) await archive.derive(done);
    return;
  }
  const known = createKnownNames(await readNames(archive, waiting));
  const changed = new Set(left);
  for (let from = 0; from < waiting.length; from += BATCH) {
    options.signal?.throwIfAborted();
    const batch = waiting.slice(from, from + BATCH);
    for (const document of await takeIn(archive, batch, known)) changed.add(document);
    options.onProgress?.(SUBJECT, Math.min(from + BATCH, waiting.length), waiting.length);
  }
  const anew = changed.size >= MANY;
  const affected = anew ? null : await readAffected(archive, [...changed]);
  await writeOrigins(archive, affected, new Set(left), done);
}

/** @returns documents whose origin may be another now */
async function takeIn(
  archive: Archive,
  batch: readonly Reading[],
  known: KnownNames,
): Promise<readonly number[]> {
  const documents = batch.map(({ document }) => document);
  const facts: Facts[] = [];
  for (const article of await readArticles(archive, batch))
    facts.push(factsOf(article, creditsOf(article, known)));
  const { changes, touched } = await retell(archive, facts);
  await archive.derive([
    {
      table: 'credits',
      insert: facts.flatMap((it) => it.credits.map((credit) => creditRow(it.document, credit))),
    },
    { table: 'bylines', insert: facts.map((it) => [it.document, it.dateline, it.signed]) },
    ...changes,
    takenIn(SUBJECT, PROVENANCE_METHOD, batch),
    originsDue([...documents, ...touched]),
  ]);
  return [...documents, ...touched];
}

function creditRow(document: number, { how, name, agency, evidence, span }: Credit) {
  return [document, how, name, nameKey(name), agency, evidence, span?.start ?? null, span?.end ?? null];
}

/** @param documents null: all; @param left those that a killed run has left: incidents may have counted them without an origin */
async function writeOrigins(
  archive: Archive,
  documents: ReadonlySet<number> | null,
  left: ReadonlySet<number>,
  done: Since['done'],
): Promise<void> {
  const [facts, before] = await Promise.all([
    readFacts(archive, documents),
    readOrigins(archive, documents === null ? undefined : [...documents]),
  ]);
  const outlets = documents === null ? null : outletsAskedFor(facts);
  const links = await readLinks(archive, documents, outlets);
  const origins = [...originsOf(facts, links)];
  // incidents have counted these by the origin that they had
  const changed = origins.filter(([document, { kind, name }]) => {
    const known = before.get(document);
    if (known === undefined) return kind !== 'own' && left.has(document);
    return known.name !== name || (known.kind === 'own') !== (kind === 'own');
  });
  await archive.derive([
    {
      table: 'origins',
      remove: documents === null ? 'all' : { column: 'document', values: [...documents] },
      insert: origins.map(([document, it]) => originRow(document, it)),
    },
    { table: 'changed_origins', insert: changed.map(([document]) => [document]) },
    notDue(documents === null ? null : [...documents]),
    ...done,
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
async function readNames(archive: Archive, waiting: readonly Reading[]): Promise<readonly string[]> {
  const rows = await archive.rows<{ name: string }>(
    `SELECT DISTINCT outlet AS name FROM documents WHERE outlet IS NOT NULL
     UNION SELECT DISTINCT name FROM credits WHERE agency
     UNION SELECT DISTINCT trim(evidence, '()') FROM credits WHERE how = 'dateline'`,
  );
  const names = new Set(rows.map(({ name }) => name));
  for (let from = 0; from < waiting.length; from += BATCH) {
    const some = numbered(
      'document',
      waiting.slice(from, from + BATCH).map(({ document }) => document),
    );
    const openings = await archive.rows<{ author: string | null; text: string }>(
      `SELECT author, substr(text, 1, 200) AS text FROM documents WHERE ${some.sql}`,
      some.parameters,
    );
    for (const opening of openings) for (const name of agenciesNamedIn(opening)) names.add(name);
  }
  return [...names];
}

/** Takes out what another method made, old versions of pages, and what has been read again. @returns what is to be taken in */
async function forget(archive: Archive): Promise<Pick<Since, 'waiting' | 'done'>> {
  const since = await sinceLast(archive, SUBJECT, PROVENANCE_METHOD);
  if (since.other) {
    await archive.derive([
      ...TABLES.map((table) => ({ table, remove: 'all' as const })),
      ...allForgotten(SUBJECT, ORIGINS_DUE),
    ]);
    return sinceLast(archive, SUBJECT, PROVENANCE_METHOD);
  }
  const { replaced } = since;
  const gone = [...replaced, ...since.reread.map(({ document }) => document)];
  if (gone.length === 0) return since;
  const affected = await readAffected(archive, gone);
  await archive.derive([
    ...TABLES.map((table) => ({ table, remove: { column: 'document', values: gone } })),
    { table: 'retellings', remove: { column: 'retold', values: replaced } },
    originsDue([...affected].filter((document) => !replaced.includes(document))),
    ...forgotten(SUBJECT, gone),
  ]);
  const waiting = [...since.waiting, ...since.reread].sort((a, b) => a.document - b.document);
  return { waiting, done: since.done };
}

/** The same as `articleOf` of each, without a look at the whole records. */
async function readArticles(archive: Archive, batch: readonly Reading[]): Promise<readonly Article[]> {
  const documents = numbered(
    'document',
    batch.map(({ document }) => document),
  );
  const readings = numbered(
    'reading',
    batch.map(({ reading }) => reading),
  );
  const [articles, sentences, outlets] = await Promise.all([
    archive.rows<Omit<Article, 'sentences' | 'named'>>(
      `SELECT document, outlet, author, title, text, published FROM documents WHERE ${documents.sql} ORDER BY document`,
      documents.parameters,
    ),
    archive.rows<{
      readonly document: number;
      readonly starts: readonly number[];
      readonly ends: readonly number[];
      readonly paragraphs: readonly number[];
    }>(
      `SELECT document, list("start" ORDER BY sentence) AS starts, list("end" ORDER BY sentence) AS ends,
         list(paragraph ORDER BY sentence) AS paragraphs
       FROM sentences WHERE ${readings.sql} GROUP BY document`,
      readings.parameters,
    ),
    archive.rows<{ readonly document: number; readonly named: readonly string[] }>(
      `SELECT document, list(name) AS named FROM entities WHERE kind = 'outlet' AND ${readings.sql} GROUP BY document`,
      readings.parameters,
    ),
  ]);
  const told = new Map(sentences.map((row) => [row.document, row]));
  const named = new Map(outlets.map((row) => [row.document, row.named]));
  return articles.map((article) => {
    const { starts = [], ends = [], paragraphs = [] } = told.get(article.document) ?? {};
    return {
      ...article,
      sentences: starts.map((start, n) => ({ start, end: ends[n] ?? start, paragraph: paragraphs[n] ?? 0 })),
      named: named.get(article.document) ?? [],
    };
  });
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
  const some = bound(documents === undefined ? null : new Set(documents), 'document');
  const rows = await archive.rows<OriginRow>(
    `SELECT * FROM origins WHERE true ${some.sql}`,
    some.parameters,
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
