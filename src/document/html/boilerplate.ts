/** What stands inside an article's element without being the article. */
import type { Block } from './blocks.js';
import type { PageElement } from './dom.js';

export function isBoilerplateElement(element: PageElement): boolean {
  void element;
  return false;
}

export function isBoilerplateBlock(block: Block): boolean {
  return block.text === '';
}
