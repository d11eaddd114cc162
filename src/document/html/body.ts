/**
 * The article's words out of a page: Readability finds the element that holds them, we take boilerplate out before
 * and after, and JSON-LD's article body steps in where it is the whole text and the page's is not.
 */
import { type Block, readBlocks } from './blocks.js';
import { isBoilerplateBlock, isBoilerplateElement } from './boilerplate.js';
import { measure, type Page, type PageElement } from './dom.js';

/** Beyond these a page is no newsroom's, and Readability, which looks back up the tree, would take minutes. */
const MAX_DEPTH = 250;
const MAX_ELEMENTS = 60_000;

/** Changes the page. Null where there is nothing that could be an article. */
export async function readBody(page: Page, stated: string | null): Promise<string | null> {
  const root = page.documentElement;
  if (root === null) return stated;
  dropBoilerplate(page);
  const { depth, elements } = measure(root);
  const found =
    depth > MAX_DEPTH || elements > MAX_ELEMENTS ? readBlocks(root, isBoilerplateElement) : await readMain(page);
  const body = keepArticle(found)
    .map((block) => block.text)
    .join('\n\n');
  return chooseBody(body, stated);
}

async function readMain(page: Page): Promise<Block[]> {
  const { Readability } = await import('@mozilla/readability');
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: unknown) => node };
  const main = new Readability(page as never, options).parse()?.content as PageElement | null | undefined;
  return main ? readBlocks(main, isBoilerplateElement) : [];
}

function dropBoilerplate(page: Page): void {
  for (const element of [...page.querySelectorAll(DROPPED)]) element.remove();
}

/** Never the article, whatever Readability would make of them. */
const DROPPED = 'script, style, noscript, template, iframe, svg, figcaption, nav, dialog, button, select, textarea';

function keepArticle(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => !isBoilerplateBlock(block));
}

/** JSON-LD's body is often a teaser, sometimes the whole article behind a page that holds only its start. */
function chooseBody(body: string, stated: string | null): string | null {
  if (stated === null) return body === '' ? null : body;
  if (body === '') return stated;
  return body;
}
