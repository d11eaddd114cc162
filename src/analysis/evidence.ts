/** Words of articles, with whose they are: what sentences are made to stand on. */
import type { Archive } from '../archive/index.js';
import type { ArticleRef } from '../archive/queries/index.js';
import type { Span } from '../record/index.js';
import type { OriginRow } from './provenance/of-archive.js';

/** Words of an article that the archive holds. */
export interface Evidence extends ArticleRef {
  /** Whose reporting the article is. */
  readonly origin: string;
  /** The article's words from `span.start` to `span.end`; of a statement in pieces only these, joined by " … ". */
  readonly words: string;
  readonly span: Span;
}

interface Meta extends ArticleRef {
  readonly text: string;
}

/** How many documents are asked for at once. */
const BATCH = 500;

export interface EvidenceBook {
  /** Reads what is needed of these documents. */
  load(documents: Iterable<number>): Promise<void>;
  /** Words of a loaded document; none where it is not there, or where there are no words. */
  at(document: number, span: Span, words?: string): readonly Evidence[];
}

export function createEvidenceBook(
  archive: Archive,
  origins: ReadonlyMap<number, OriginRow>,
  signal?: AbortSignal,
): EvidenceBook {
  const known = new Map<number, Meta>();
  return {
    async load(documents) {
      const missing = [...new Set(documents)].filter((document) => !known.has(document));
      for (let at = 0; at < missing.length; at += BATCH) {
        const rows = await archive.rows<Meta>(
          `SELECT document, outlet, published, title, url, address, text FROM documents
           WHERE document IN (SELECT unnest($1::BIGINT[]))`,
          [missing.slice(at, at + BATCH)],
          signal,
        );
        for (const row of rows) known.set(row.document, row);
      }
    },
    at(document, span, words) {
      const meta = known.get(document);
      if (meta === undefined) return [];
      const { text, ...rest } = meta;
      const shown = words ?? text.slice(span.start, span.end);
      const origin = origins.get(document)?.name ?? meta.outlet ?? meta.address;
      return shown.trim() === '' ? [] : [{ ...rest, origin, words: shown, span }];
    },
  };
}
