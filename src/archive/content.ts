/** The words of a statement, the same way for tables, exports and whoever shows them. */
import type { Span } from '../record/index.js';

/** What the spans hold; pieces that stand apart are joined by " … ". */
export function contentWords(content: readonly Span[], text: string): string {
  return content.map(({ start, end }) => text.slice(start, end)).join(' … ');
}
