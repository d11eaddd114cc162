/** An archive as the study of chains sees it. */
import type { Archive } from '../../archive/index.js';
import type { Span } from '../../record/index.js';
import { momentOf } from './article.js';
import { type Chain, chainOf, type Press } from './chain.js';
import { type GraphArticle, type ProvDocument, provenanceGraph } from './graph.js';
import { articleOf } from './of-archive.js';

function pressOf(archive: Archive, signal: AbortSignal | undefined): Press {
  return {
    async article(document) {
      signal?.throwIfAborted();
      const stored = await archive.record(document);
      return stored === null ? null : articleOf(stored);
    },
    async before(document) {
      const first = await firstPrint(archive, document);
      if (first !== null && first !== document) return { document: first, by: 'copy' };
      const [row] = await archive.rows<{ retold: number }>(
        'SELECT retold FROM retellings WHERE document = $1',
        [document],
      );
      return row === undefined ? null : { document: row.retold, by: 'retelling' };
    },
    async creditOf(document) {
      const [row] = await archive.rows<{ name: string }>(
        `SELECT name FROM origins WHERE document = $1 AND kind <> 'own'`,
        [document],
      );
      return row?.name ?? null;
    },
  };
}

/** Of a group of copies the one printed first; null for what has no copies. */
async function firstPrint(archive: Archive, document: number): Promise<number | null> {
  const rows = await archive.rows<{ document: number; published: string | null }>(
    `SELECT d.document, d.published FROM copy_groups g JOIN documents d ON d.document = g.document
     WHERE d.current AND g.copy_group IN (SELECT copy_group FROM copy_groups WHERE document = $1)`,
    [document],
  );
  const sorted = rows
    .map((row) => ({ document: row.document, moment: momentOf(row.published) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.moment - b.moment || a.document - b.document);
  return sorted[0]?.document ?? null;
}

/**
 * The chain of a statement of a record, or of any words of an article.
 * @param what the statement's id, or offsets
 * @returns null where there is no such document or statement
 * @throws the signal's reason where it was aborted
 */
export async function readChain(
  archive: Archive,
  document: number,
  what: string | Span,
  signal?: AbortSignal,
): Promise<Chain | null> {
  const place = typeof what === 'string' ? await placeOf(archive, document, what) : what;
  return place === null ? null : chainOf(pressOf(archive, signal), document, place);
}

async function placeOf(archive: Archive, document: number, statement: string): Promise<Span | null> {
  const stored = await archive.record(document);
  const content = stored?.record.statements.find(({ id }) => id === statement)?.content;
  const [first] = content ?? [];
  return first === undefined ? null : { start: first.start, end: content?.at(-1)?.end ?? first.end };
}

/** Articles in a graph at most: what hangs together is seldom more than a few hundred. */
const MAX_ARTICLES = 5_000;

/**
 * The PROV graph of some articles and of all that they were made from.
 * @returns PROV-JSON; empty where none of the documents is there
 * @throws the signal's reason where it was aborted
 */
export async function readProvenanceGraph(
  archive: Archive,
  documents: readonly number[],
  signal?: AbortSignal,
): Promise<ProvDocument> {
  const press = pressOf(archive, signal);
  const articles: GraphArticle[] = [];
  const seen = new Set(documents);
  for (const document of seen) {
    signal?.throwIfAborted();
    const stored = articles.length < MAX_ARTICLES ? await archive.record(document) : null;
    if (stored === null) continue;
    const from = await press.before(document);
    if (from !== null) seen.add(from.document);
    const { title, outlet, published, text } = stored.record.document;
    const names = new Map(stored.record.entities.map(({ id, name }) => [id, name]));
    articles.push({
      document,
      title,
      outlet,
      published,
      address: stored.address,
      from,
      credits: from === null ? await press.creditOf(document) : null,
      statements: stored.record.statements.map(({ id, content, speaker, via }) => ({
        id,
        words: content.map(({ start, end }) => text.slice(start, end)).join(' … '),
        speaker: speaker === null ? null : (names.get(speaker) ?? null),
        via: via.flatMap((it) => names.get(it) ?? []),
      })),
    });
  }
  return provenanceGraph(articles);
}
