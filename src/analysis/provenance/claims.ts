/** A statement found again in the article that it was taken from. */
import type { Span } from '../../record/index.js';
import type { Article } from './article.js';
import type { Wording } from './changes.js';
import { likenessOf, readStems, type Stems, weightsAmong } from './likeness.js';

export interface Claim extends Wording {
  /** Where its sentence stands. */
  readonly span: Span;
}

/** The claim that words at a place of an article make: the sentences they stand in. */
export function claimAt(article: Article, { start, end }: Span): Claim {
  const sentences = article.sentences.filter((it) => it.start < end && start < it.end);
  const span = {
    start: Math.min(start, sentences[0]?.start ?? start),
    end: Math.max(end, sentences.at(-1)?.end ?? end),
  };
  return claimOf(article, span);
}

/** Less is chance: a name in common. */
const LEAST_LIKENESS = 0.12;

/**
 * The sentence of `source` that says most nearly what the claim says, or null where none comes near. Names that both
 * articles are full of weigh little, what only the claim and one sentence speak of weighs much.
 */
export function findClaim(
  claim: Wording,
  source: Article,
): { readonly claim: Claim; readonly likeness: number } | null {
  const wanted = readStems(claim.words);
  const sentences = source.sentences.map((span) => ({
    span,
    stems: readStems(source.text.slice(span.start, span.end)),
  }));
  const weights = weightsAmong([wanted, ...sentences.map(({ stems }) => stems)]);
  let best: { span: Span; likeness: number } | null = null;
  for (const { span, stems } of sentences) {
    const likeness = likenessOf(wanted, stems, weights);
    if (sharedBy(wanted, stems) < 2 || likeness < LEAST_LIKENESS) continue;
    if (best === null || likeness > best.likeness) best = { span, likeness };
  }
  return best === null ? null : { claim: claimOf(source, best.span), likeness: best.likeness };
}

function sharedBy(one: Stems, other: Stems): number {
  let shared = 0;
  for (const stem of one) if (other.has(stem)) shared += 1;
  return shared;
}

function claimOf({ text }: Article, span: Span): Claim {
  return { words: text.slice(span.start, span.end).trim(), quoted: quotedAround(text, span), span };
}

const QUOTATION = /["“„«]([^"“”„«»\n]{3,1000})["”»]/gu;

/** Quotations of the paragraph, where one of them overlaps the span: a quotation goes on behind "the official said". */
function quotedAround(text: string, span: Span): readonly string[] {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const found = text.indexOf('\n', span.end);
  const paragraph = text.slice(start, found < 0 ? text.length : found);
  const quotations = [...paragraph.matchAll(QUOTATION)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    words: match[1] ?? '',
  }));
  const touched = quotations.some((it) => it.start < span.end && span.start < it.end);
  return touched ? quotations.map(({ words }) => words) : [];
}
