/** Words of articles with the articles they are from, many at a time. */
import { type ArticleRef, articleRef } from '../../archive/queries/rows.js';
import type { Archive } from '../../archive/types.js';
import type { EvidenceShape } from '../shapes/index.js';

export interface Place {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** Gives the words of a place whose document was read; none where the archive has no such article. */
export type EvidenceOf = (
  document: number,
  start: number,
  end: number,
  words?: string,
) => readonly EvidenceShape[];

/** Reads the articles of all places at once. */
export async function readEvidence(
  archive: Archive,
  places: readonly Pick<Place, 'document'>[],
  signal?: AbortSignal,
): Promise<EvidenceOf> {
  const documents = [...new Set(places.map(({ document }) => document))];
  const rows =
    documents.length === 0
      ? []
      : await archive.rows<ArticleRef & { readonly text: string }>(
          `SELECT document, title, outlet, published, url, address, text FROM documents
           WHERE document IN (SELECT unnest($1::INTEGER[]))`,
          [documents],
          signal,
        );
  const articles = new Map(rows.map((row) => [row.document, row]));
  return (document, start, end, words) => {
    const found = articles.get(document);
    if (found === undefined) return [];
    return [
      { article: articleRef(found), passage: { words: words ?? found.text.slice(start, end), start, end } },
    ];
  };
}
