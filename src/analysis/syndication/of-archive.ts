/**
 * Copies among the articles of an archive, kept up to date: each new document is compared with those before it, in
 * batches of one transaction, so that a killed run goes on where it was.
 */
import type { Archive } from '../../archive/index.js';
import { numbered, oneOf } from '../among.js';
import {
  allForgotten,
  forgotten,
  originsDue,
  type Progressing,
  type Reading,
  type Since,
  sinceLast,
  takenIn,
} from '../taken-in.js';
import { FIRST_BEARERS } from './candidates.js';
import {
  type Comparison,
  compareTexts,
  createGroups,
  createMarkIndex,
  fingerprintOf,
  type Hit,
  judge,
  rankCandidates,
  readWords,
  type SharedText,
  SYNDICATION_METHOD,
  type TextWords,
} from './index.js';

const SUBJECT = 'syndication';
/** The marks of the whole archive are looked through once for each. */
const BATCH = 1024;
/** Texts kept for comparison, at some 10 kB each. */
const REMEMBERED = 4096;
const TABLES = ['fingerprints', 'shared_texts', 'shared_passages', 'copy_groups'] as const;

/**
 * Brings fingerprints, shared_texts, shared_passages and copy_groups up to date with the current documents.
 * @throws ArchiveError ARCHIVE_READ_ONLY; the signal's reason, between two batches
 */
export async function updateSyndication(archive: Archive, options: Progressing = {}): Promise<void> {
  const { waiting, done } = await forget(archive);
  if (waiting.length === 0 && done.length > 0) await archive.derive(done);
  const remembered = new Map<number, Remembered>();
  for (let from = 0; from < waiting.length; from += BATCH) {
    options.signal?.throwIfAborted();
    const last = from + BATCH >= waiting.length;
    await takeIn(archive, waiting.slice(from, from + BATCH), remembered, last ? done : []);
    options.onProgress?.(SUBJECT, Math.min(from + BATCH, waiting.length), waiting.length);
  }
}

interface Remembered {
  readonly words: TextWords;
  readonly outlet: string | null;
}

async function takeIn(
  archive: Archive,
  batch: readonly Reading[],
  remembered: Map<number, Remembered>,
  done: Since['done'],
): Promise<void> {
  const documents = batch.map(({ document }) => document);
  const own = await readTexts(archive, documents);
  const marks = new Map([...own].map(([document, { words }]) => [document, fingerprintOf(words)]));
  const before = await hitsIn(archive, new Set([...marks.values()].flatMap((list) => [...list])));
  const within = createMarkIndex();
  const candidates = new Map(
    documents.map((document) => {
      const list = marks.get(document) ?? new Int32Array();
      const hits = [...list].map((mark) => together(before.get(mark), [...within.hitsOf([mark])][0]));
      within.add(document, list);
      return [document, rankCandidates(hits)] as const;
    }),
  );
  const wanted = [...candidates.values()].flatMap((list) => list.map(({ document }) => document));
  for (const [document, it] of own) remember(remembered, document, it);
  const missing = [...new Set(wanted)].filter((document) => !remembered.has(document));
  for (const [document, it] of await readTexts(archive, missing)) remember(remembered, document, it);
  const pairs: SharedText[] = [];
  for (const [document, list] of candidates) {
    const one = own.get(document);
    for (const candidate of list) {
      const other = remembered.get(candidate.document);
      if (one === undefined || other === undefined) continue;
      const comparison: Comparison = judge(
        compareTexts(one.words, other.words),
        candidate,
        one.outlet,
        other.outlet,
      );
      if (comparison.kind !== 'none') pairs.push({ document, other: candidate.document, ...comparison });
    }
  }
  const groups = await regroup(archive, pairs);
  await archive.derive([
    {
      table: 'fingerprints',
      insert: [...marks].flatMap(([document, list]) => Array.from(list, (mark) => [mark, document])),
    },
    {
      table: 'shared_texts',
      insert: pairs.map((it) => [it.document, it.other, it.kind, it.words, it.share, it.otherShare]),
    },
    {
      table: 'shared_passages',
      insert: pairs.flatMap((it) =>
        it.passages.map((at) => [it.document, it.other, at.start, at.end, at.otherStart, at.otherEnd]),
      ),
    },
    {
      table: 'copy_groups',
      remove: { column: 'document', values: groups.map(([document]) => document) },
      insert: groups,
    },
    takenIn(SUBJECT, SYNDICATION_METHOD, batch),
    ...done,
  ]);
  for (const document of remembered.keys()) {
    if (remembered.size <= REMEMBERED) break;
    remembered.delete(document);
  }
}

function remember(remembered: Map<number, Remembered>, document: number, it: Remembered): void {
  // what was asked for last is forgotten last
  remembered.delete(document);
  remembered.set(document, it);
}

async function readTexts(
  archive: Archive,
  documents: readonly number[],
): Promise<ReadonlyMap<number, Remembered>> {
  if (documents.length === 0) return new Map();
  const some = numbered('document', documents);
  const rows = await archive.rows<{ document: number; text: string; outlet: string | null }>(
    `SELECT document, text, outlet FROM documents WHERE ${some.sql}`,
    some.parameters,
  );
  return new Map(rows.map(({ document, text, outlet }) => [document, { words: readWords(text), outlet }]));
}

/** The first bearers of each mark; one pass over the marks of the whole archive, whatever the batch. */
async function hitsIn(archive: Archive, marks: ReadonlySet<number>): Promise<ReadonlyMap<number, Hit>> {
  if (marks.size === 0) return new Map();
  const some = oneOf('hash', [...marks]);
  const rows = await archive.rows<{ hash: number; frequency: number; documents: readonly number[] }>(
    `SELECT hash, count(*) AS frequency, min(document, ${FIRST_BEARERS}) AS documents
     FROM fingerprints WHERE ${some.sql} GROUP BY hash`,
    some.parameters,
  );
  return new Map(rows.map(({ hash, frequency, documents }) => [hash, { frequency, documents }]));
}

/** What is in the archive, then what is in the batch; a mark that nobody bears is a hit without documents. */
function together(before: Hit | undefined, within: Hit | undefined): Hit {
  return {
    frequency: (before?.frequency ?? 0) + (within?.frequency ?? 0),
    documents: [...(before?.documents ?? []), ...(within?.documents ?? [])].slice(0, FIRST_BEARERS),
  };
}

/** Rows of copy_groups that new pairs of copies change. */
async function regroup(
  archive: Archive,
  pairs: readonly SharedText[],
): Promise<readonly (readonly [document: number, group: number])[]> {
  const copies = pairs.filter(({ kind }) => kind === 'copy');
  if (copies.length === 0) return [];
  const members = copies.flatMap(({ document, other }) => [document, other]);
  const known = await archive.rows<{ document: number; copy_group: number }>(
    `SELECT document, copy_group FROM copy_groups WHERE copy_group IN
     (SELECT copy_group FROM copy_groups WHERE document IN (SELECT unnest($1::BIGINT[])))`,
    [members],
  );
  const groups = createGroups();
  for (const { document, copy_group } of known) groups.join(document, copy_group);
  for (const { document, other } of copies) groups.join(document, other);
  const before = new Map(known.map((row) => [row.document, row.copy_group]));
  return [...groups.entries()].filter(([document, group]) => before.get(document) !== group);
}

/** Takes out what the present method did not make, and pages of which there is a newer version. @returns what is to be taken in */
async function forget(archive: Archive): Promise<Since> {
  const since = await sinceLast(archive, SUBJECT, SYNDICATION_METHOD);
  const { replaced } = since;
  if (since.other) {
    await archive.derive([
      ...TABLES.map((table) => ({ table, remove: 'all' as const })),
      ...allForgotten(SUBJECT),
    ]);
    return sinceLast(archive, SUBJECT, SYNDICATION_METHOD);
  }
  if (replaced.length === 0) return since;
  const gone = new Set(replaced);
  const groups = await remaining(archive, gone);
  await archive.derive([
    { table: 'fingerprints', remove: { column: 'document', values: replaced } },
    ...(['shared_texts', 'shared_passages'] as const).flatMap((table) =>
      ['document', 'other'].map((column) => ({ table, remove: { column, values: replaced } })),
    ),
    {
      table: 'copy_groups',
      remove: { column: 'document', values: [...replaced, ...groups.touched] },
      insert: groups.rows,
    },
    originsDue(groups.touched),
    ...forgotten(SUBJECT, replaced),
  ]);
  return since;
}

/** The groups of documents that go, made again of those that stay. */
async function remaining(
  archive: Archive,
  gone: ReadonlySet<number>,
): Promise<{ readonly touched: readonly number[]; readonly rows: readonly (readonly number[])[] }> {
  const members = await archive.rows<{ document: number }>(
    `SELECT document FROM copy_groups WHERE copy_group IN
     (SELECT copy_group FROM copy_groups WHERE document IN (SELECT unnest($1::BIGINT[])))`,
    [[...gone]],
  );
  const touched = members.map(({ document }) => document).filter((document) => !gone.has(document));
  const pairs = await archive.rows<{ document: number; other: number }>(
    `SELECT document, other FROM shared_texts WHERE kind = 'copy'
     AND document IN (SELECT unnest($1::BIGINT[])) AND other IN (SELECT unnest($1::BIGINT[]))`,
    [touched],
  );
  const groups = createGroups();
  for (const { document, other } of pairs) groups.join(document, other);
  return { touched, rows: [...groups.entries()] };
}

/** Copies of one text, the groups by number. */
export async function readCopyGroups(archive: Archive): Promise<ReadonlyMap<number, number>> {
  const rows = await archive.rows<{ document: number; copy_group: number }>(
    'SELECT document, copy_group FROM copy_groups',
  );
  return new Map(rows.map(({ document, copy_group }) => [document, copy_group]));
}
