/** HTML page → document: metadata first, for taking the body out changes the page. */
import type { SourceDocument } from '../../record/index.js';
import { readByline } from '../byline.js';
import { readStatedDate } from '../dates.js';
import { documentEmpty, documentNoArticle, documentTooLarge, documentTooTangled } from '../errors.js';
import { finishDocument } from '../finish.js';
import type { Given } from '../types.js';
import { readBody } from './body.js';
import { parsePage } from './dom.js';
import { type PageFacts, readMetadata, readVisibleDate } from './metadata.js';

interface PageArticle extends PageFacts {
  readonly text: string | null;
  readonly publishedBasis: SourceDocument['publishedBasis'];
}

/** Largest page in UTF-16 units; the same number as the default limit on bytes. */
const MAX_PAGE = 16 * 2 ** 20;
/** Newsrooms' pages have some thousands; parsers slow down with the square of what a hostile page has. */
const MAX_TAGS = 120_000;

/**
 * Rejects with a `DocumentError`: no article, too large, no date, language. `address` is where the page came from;
 * relative links in it are taken from there.
 */
export async function documentFromHtml(
  html: string,
  given: Given = {},
  input = 'page',
  address: string | null = null,
): Promise<SourceDocument> {
  if (html.length > MAX_PAGE) throw documentTooLarge(input, MAX_PAGE);
  if (html.trim() === '') throw documentEmpty(input, html !== '');
  if (exceeds(html, MAX_TAGS)) throw documentTooTangled(input, MAX_TAGS);
  const article = await readPage(html, address);
  if (article.text === null) throw documentNoArticle(input);
  return finishDocument(article.text, article, given, input);
}

/** The article in a page and what the page states about it, in any language. */
export async function readPage(html: string, address: string | null = null): Promise<PageArticle> {
  const page = await parsePage(html);
  const facts = readMetadata(page, address);
  const seen = facts.published === null ? readVisibleDate(page) : null;
  const { text, head } = await readBody(page, facts.body, facts.title);
  const published = facts.published ?? seen ?? dateInLines(head) ?? dateInAddress(facts.url);
  return {
    ...facts,
    text,
    author: facts.author ?? readByline(head),
    published,
    publishedBasis: published === null ? null : facts.published === null ? 'inferred' : 'metadata',
  };
}

/** "Posted: Fri 6:45 PM, Feb 16, 2018" above the article. */
function dateInLines(lines: readonly string[]): string | null {
  for (const line of lines) {
    const date = line.length > 100 ? null : readStatedDate(line);
    if (date !== null) return date;
  }
  return null;
}

/** "/2019/11/19/" or "/2019/nov/19/" in the address. */
function dateInAddress(url: string | null): string | null {
  const match = /\/((?:19|20)\d{2})[/-](\d{2}|[a-z]{3})[/-](\d{2})(?!\d)/.exec(url ?? '');
  if (match === null) return null;
  const [, year, month = '', day] = match;
  return readStatedDate(/\d/.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`);
}

/** Counts what makes nodes: tags, and entities, which part text. "&&" and "a < b" of scripts are neither. */
function exceeds(html: string, limit: number): boolean {
  let count = 0;
  for (let at = 0; at < html.length; at += 1) {
    const unit = html.charCodeAt(at);
    if (unit !== 60 && unit !== 38) continue;
    const next = html.charCodeAt(at + 1);
    if (next !== 32 && next !== 38 && next !== 61) count += 1;
    if (count > limit) return true;
  }
  return false;
}
