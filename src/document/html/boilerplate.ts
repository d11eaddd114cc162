/**
 * What stands inside an article's element without being the article: share bars, galleries, captions and credits,
 * prompts to subscribe, lists of other stories. By the names of elements before Readability, by the words of blocks
 * after it. Refused: anything that holds a good part of the page's text, whatever it is called.
 */
import type { Block } from './blocks.js';
import type { Page, PageElement } from './dom.js';
import { isPromotion, isSectionHead } from './phrases.js';

/** Parts of class names and ids, between hyphens. Dates and bylines are missing: datelines are called so as well. */
const NAMED = new RegExp(
  `(?:^|[\\s_-])(?:${[
    '(?:wp-|news|photo-?|image-?|img-?)?captions?(?:-text)?',
    'credits?',
    'attribution',
    '(?:image|photo|story-image)-copyright',
    'sharing|share-(?:bar|buttons?|tools?|links?|this)|sharedaddy|addtoany|social(?:-(?:share|media|links?|bar|icons?))?',
    'newsletters?|news-letter|(?:email-)?sign-?up|subscri(?:be|ption)s?|paywall|regwall',
    'promos?|promotion|recirc(?:ulation)?|recommend(?:ed|ations?)|related|outbrain|taboola|teasers?',
    'read-?(?:more|next|also)|more-(?:stories|news|from|on)|most-(?:read|popular|viewed)|trending|popular',
    '(?:article-)?(?:sidebar|rail)(?:-item)?',
    '(?:asset-|photo-|image-|res)?gallery(?:-item)?|slide-?shows?|carousel|slide-count|lightbox',
    'author-(?:bio|box|details|flyout|info|card|description)|post-author|about-(?:the-)?author',
    // Their inside only: the name without it is the word in the sentence that they explain.
    '(?:rollover|tool-?tip|popover|hover)-?(?:\\w+-)?(?:block|text|content|body|box|inner|bubble|card)',
    'comments?|disqus|respond',
    'adverts?|advertisements?|ad-(?:container|slot|unit|wrapper|label)|sponsor(?:ed)?|affiliate',
    'breadcrumbs?|pagination|print-(?:header|only)|skip-(?:link|to-content)',
    'sr-only|screen-reader(?:-text)?|visually-hidden|off-screen|visuallyhidden',
    'cookies?|gdpr|consent',
    'tag-list|article-tags|post-tags|entry-tags|post-views(?:-count)?|(?:estimated-)?read(?:ing)?-time',
    'click-to-tweet|tweet-this|bctt',
    'copyright(?:-wrp)?|syndigate-\\w+',
  ].join('|')})(?:$|[\\s_-])`,
);

/** An element that holds more of the page's prose than this is the article, under an odd name. */
const LARGE_SHARE = 0.3;
const KEPT = new Set(['html', 'body', 'main', 'article', 'blockquote']);
const BODY =
  /(?:^|[\s_-])(?:entry-content|(?:article|story|post|content|main)-?_*(?:body|content|text))(?:$|[\s_-])/;

/** Takes the named boilerplate out of the page. */
export function dropNamedBoilerplate(page: Page): void {
  const root = page.documentElement;
  if (root === null) return;
  const words = (root.textContent ?? '').length;
  const prose = proseLength(root);
  for (const element of [...page.querySelectorAll('[class], [id], figure')]) {
    if (KEPT.has(element.localName) || !(isPicture(element) || isNamedBoilerplate(element))) continue;
    const length = (element.textContent ?? '').length;
    if (length > words * LARGE_SHARE) continue;
    // Short ones cannot hold the article; counting the prose of each would cost.
    if (length < 300 || proseLength(element) <= prose * LARGE_SHARE) element.remove();
  }
}

function isNamedBoilerplate(element: PageElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (names.length < 4 || names.length > 2_000) return false;
  const kebab = names.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2').toLowerCase();
  return NAMED.test(kebab) && !BODY.test(kebab);
}

/** A figure with a line of text is a picture with its caption; one with a quotation or a table is not. */
function isPicture(element: PageElement): boolean {
  return element.localName === 'figure' && element.querySelector('blockquote, table, pre') === null;
}

/** Characters in paragraphs that read like prose, links not counted. */
function proseLength(element: PageElement): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) {
    const text = (paragraph.textContent ?? '').trim();
    if (text.length < 60 || !/[.!?…。！？]["'”’」)]{0,2}$/.test(text)) continue;
    length += text.length;
    for (const link of paragraph.querySelectorAll('a')) length -= (link.textContent ?? '').length;
  }
  return length;
}

/** Parts an article from the lines above it and the boxes in and below it. */
export function keepArticle(
  blocks: readonly Block[],
  title: string | null,
): { head: Block[]; body: Block[] } {
  const start = findStart(blocks, title);
  const body: Block[] = [];
  let inBox = false;
  for (const [index, block] of blocks.entries()) {
    if (index < start) continue;
    if (isSectionHead(block)) {
      inBox = true;
      continue;
    }
    // The box of other stories goes on until a paragraph of prose.
    if (inBox && isTeaser(block)) continue;
    inBox = false;
    if (isPromotion(block, index > blocks.length - 6) || isLinkLine(block, index > blocks.length - 8))
      continue;
    body.push(block);
  }
  while (body.length > 1 && isTeaserEnd(body.at(-1))) body.pop();
  return { head: blocks.slice(0, start), body };
}

const LOOK_AHEAD = 30;

/** Index of the first paragraph of prose; 0 where there is none near the top, as in a table of results. */
function findStart(blocks: readonly Block[], title: string | null): number {
  const heading = fold(title ?? '');
  for (const [index, block] of blocks.slice(0, LOOK_AHEAD).entries()) {
    if (isProse(block) && fold(block.text) !== heading && !isPromotion(block, false)) return index;
  }
  return 0;
}

function isProse(block: Block): boolean {
  if (/^h\d$/.test(block.tag) || block.linked > 0.6) return false;
  const ended = /[.!?…:。！？]["'”’」)\]]{0,2}$/.test(block.text);
  // Chinese and Japanese write without spaces.
  return ended
    ? /\S\s+\S+\s+\S+\s+\S|[\u3040-\u30ff\u4e00-\u9fff]{8}/.test(block.text)
    : block.text.length > 100;
}

function isTeaser(block: Block): boolean {
  return block.linked > 0.5 || block.tag === 'li' || !isProse(block);
}

/** A link on a line of its own between paragraphs, or in a list at the end: another story. */
function isLinkLine(block: Block, last: boolean): boolean {
  return (
    block.linked > 0.9 &&
    (block.tag === 'p' || (last && block.tag === 'li')) &&
    /\S\s+\S+\s+\S+\s+\S/.test(block.text) &&
    !/[.!?:]["”’]?$/.test(block.text)
  );
}

function isTeaserEnd(block: Block | undefined): boolean {
  return block !== undefined && block.linked > 0.9 && !/[.!?]["”’]?$/.test(block.text);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
