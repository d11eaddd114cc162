/**
 * The chain of a statement: from where it is read back to the first report of it that the archive holds, article by
 * article, with what each hop changed. A copy goes back to its first print, a retelling to the article it retells.
 */
import type { Span } from '../../record/index.js';
import type { Article } from './article.js';
import { type Change, changesBetween } from './changes.js';
import { type Claim, claimAt, findClaim } from './claims.js';

export interface Hop {
  readonly document: number;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Where its sentence stands in the article's text. */
  readonly span: Span;
  readonly says: string;
  /** How it came here from the hop before; null for the first. */
  readonly by: 'copy' | 'retelling' | null;
  /** How like the words of the hop before are, from 0 to 1; null for the first. */
  readonly likeness: number | null;
  /** What this article changed of what the one before it said. */
  readonly changes: readonly Change[];
}

export interface Chain {
  /** From the first report to the one asked about. */
  readonly hops: readonly Hop[];
  /** The outlet or agency to which the first of them gives it, where the archive does not hold that report. */
  readonly beyond: string | null;
}

/** Whatever knows the articles and how they hang together. */
export interface Press {
  article(document: number): Promise<Article | null>;
  /** The article that this one was made from; null where the archive holds none. */
  before(document: number): Promise<{ readonly document: number; readonly by: 'copy' | 'retelling' } | null>;
  /** Whom an article credits, where `before` has no answer. */
  creditOf(document: number): Promise<string | null>;
}

/** Longer chains do not occur; a circle in the data ends here. */
const MAX_HOPS = 32;

/** @param place words of the article, for instance a statement's content; null where there is no such article */
export async function chainOf(press: Press, document: number, place: Span): Promise<Chain | null> {
  const article = await press.article(document);
  if (article === null) return null;
  let at: { readonly article: Article; readonly claim: Claim } = { article, claim: claimAt(article, place) };
  const hops: Hop[] = [];
  const seen = new Set([document]);
  for (;;) {
    const earlier = hops.length + 1 < MAX_HOPS ? await stepBack(press, at.article, at.claim, seen) : null;
    hops.unshift(hopOf(at, earlier));
    if (earlier === null) break;
    seen.add(earlier.article.document);
    at = earlier;
  }
  const beyond = await press.creditOf(at.article.document);
  return { hops, beyond };
}

interface Earlier {
  readonly article: Article;
  readonly claim: Claim;
  readonly by: 'copy' | 'retelling';
  readonly likeness: number;
}

async function stepBack(
  press: Press,
  article: Article,
  claim: Claim,
  seen: ReadonlySet<number>,
): Promise<Earlier | null> {
  const way = await press.before(article.document);
  if (way === null || seen.has(way.document)) return null;
  const source = await press.article(way.document);
  if (source === null) return null;
  const found = findClaim(claim, source);
  return found === null ? null : { article: source, by: way.by, ...found };
}

function hopOf(
  { article, claim }: { readonly article: Article; readonly claim: Claim },
  earlier: Earlier | null,
): Hop {
  return {
    document: article.document,
    outlet: article.outlet,
    published: article.published,
    span: claim.span,
    says: claim.words,
    by: earlier?.by ?? null,
    likeness: earlier?.likeness ?? null,
    changes: earlier === null ? [] : changesBetween(earlier.claim, claim),
  };
}
