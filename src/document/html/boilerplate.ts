/** What stands inside an article's element without being the article. */
import type { Block } from './blocks.js';
import type { PageElement } from './dom.js';

export function isBoilerplateElement(element: PageElement): boolean {
  void element;
  return false;
}

export function keepArticle(
  blocks: readonly Block[],
  title: string | null,
): { head: Block[]; body: Block[] } {
  void title;
  return { head: [], body: [...blocks] };
}
