/**
 * The article's words out of a page: Readability finds the element that holds them, we take boilerplate out before
 * and after, and JSON-LD's article body steps in where it is the whole text and the page's is not.
 */
import { type Block, readBlocks } from './blocks.js';
import { dropNamedBoilerplate, keepArticle } from './boilerplate.js';
import { measure, type Page, type PageElement } from './dom.js';

/** Beyond these a page is no newsroom's, and Readability, which looks back up the tree, would take minutes. */
const MAX_DEPTH = 250;
const MAX_NODES = 20_000;

interface PageBody {
  readonly text: string | null;
  /** Lines above the article that are no part of it: byline, date, section. */
  readonly head: readonly string[];
}

/** Changes the page. `text` is null where there is nothing that could be an article. */
export async function readBody(page: Page, stated: string | null, title: string | null): Promise<PageBody> {
  const root = page.documentElement;
  if (root === null) return { text: stated, head: [] };
  for (const element of [...page.querySelectorAll(DROPPED)]) element.remove();
  const { depth, nodes } = measure(root);
  const found = depth > MAX_DEPTH || nodes > MAX_NODES ? readBlocks(root) : await readMain(page, root);
  const { head, body } = keepArticle(found, title);
  const text = body.map((block) => block.text).join('\n\n');
  return { text: chooseBody(text, stated), head: head.map((block) => block.text) };
}

async function readMain(page: Page, root: PageElement): Promise<Block[]> {
  dropNamedBoilerplate(page);
  const { Readability } = await import('@mozilla/readability');
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: unknown) => node };
  try {
    const main = new Readability(page as never, options).parse()?.content as PageElement | null | undefined;
    return main ? readBlocks(main) : [];
  } catch {
    // It stumbles over trees that no browser would build; their words are there all the same.
    return readBlocks(root);
  }
}

/** Never the article, whatever Readability would make of them. */
const DROPPED =
  'script, style, noscript, template, iframe, svg, figcaption, nav, dialog, button, select, textarea';

/**
 * JSON-LD's body is often a teaser, and without paragraphs; now and then it is the whole article behind a page that
 * shows only its start. So it wins where it is clearly longer and holds what the page shows.
 */
function chooseBody(body: string, stated: string | null): string | null {
  if (body === '') return stated;
  if (stated === null || stated.length < Math.max(body.length * 1.3, 400)) return body;
  const folded = fold(stated);
  const paragraphs = body.split('\n\n').map((paragraph) => fold(paragraph).slice(0, 40));
  const held = paragraphs.filter((start) => folded.includes(start)).length;
  return held >= paragraphs.length / 2 ? stated : body;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
