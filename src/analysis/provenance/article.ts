/** What the study of origins needs of one article. */
import type { Span } from '../../record/index.js';

export interface Article {
  readonly document: number;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly title: string | null;
  readonly text: string;
  /** ISO 8601, as the document says. */
  readonly published: string | null;
  /** Sentences in order; headings are among them. */
  readonly sentences: readonly (Span & { readonly paragraph: number })[];
  /** Outlets that the reader found named in it. */
  readonly named: readonly string[];
}

/** Milliseconds of the moment (a day's is its noon); null where none is given. */
export function momentOf(published: string | null): number | null {
  if (published === null) return null;
  const moment = Date.parse(/^\d{4}-\d\d-\d\d$/.test(published) ? `${published}T12:00:00Z` : published);
  return Number.isNaN(moment) ? null : moment;
}
