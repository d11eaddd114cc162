/**
 * A feed → documents, item by item: from the feed where it carries the article, else from the page behind the link.
 * Pages are fetched one after the other, so that no server gets two requests at a time from us.
 */
import type { SourceDocument } from '../record/index.js';
import { decodeBytes } from './encoding.js';
import { DocumentError, documentAddressType, documentFeedEmpty, documentFeedItem } from './errors.js';
import { type FeedItem, readFeedItems } from './feed-items.js';
import { finishDocument } from './finish.js';
import { plainProse } from './html/entities.js';
import { documentFromHtml } from './html/index.js';
import { sniffFormat } from './sniff.js';
import { documentFromText } from './text.js';
import type { Fetched, Given, InputOptions, InputResult, Place } from './types.js';

/** Characters from which a feed's content is taken for the article. A summary is seldom one, so it must be longer. */
const WHOLE_CONTENT = 500;
const WHOLE_SUMMARY = 1_200;
/** How a text ends that goes on elsewhere. */
const CUT =
  /(?:…|\.\.\.|\[(?:…|\.{3}|&hellip;|&#8230;)\]|(?:read|continue reading|show|full) (?:more|story|article|on)\W{0,5})\s*$/i;

interface FeedSource {
  readonly input: string;
  /** Where the feed was fetched from; null for one from a file. */
  readonly address: string | null;
  readonly fetch: (link: string) => Promise<Fetched>;
}

/** One result an item. Throws DOCUMENT_FEED_INVALID for what is no feed, before the first. */
export async function* documentsFromFeed(
  text: string,
  source: FeedSource,
  options: InputOptions,
): AsyncGenerator<InputResult> {
  const { input } = source;
  const items = await readFeedItems(text, input, source.address);
  if (items.length === 0) throw documentFeedEmpty(input);
  for (const item of items) {
    if (item.link !== null && (await options.passOver?.(item.link)) === true) continue;
    const name = `${input}:${item.number}`;
    const place: Place = { source: input, item: item.number, ...(item.link !== null && { link: item.link }) };
    try {
      yield { ok: true, input: name, place, document: await readItem(item, name, source, options) };
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield { ok: false, input: name, place, error };
    }
  }
}

async function readItem(
  item: FeedItem,
  name: string,
  { address, fetch }: FeedSource,
  options: InputOptions,
): Promise<SourceDocument> {
  const given: Given = { ...options, id: options.id ?? item.link ?? item.guid ?? undefined };
  const whole = wholeText(item);
  if (whole === null && item.link !== null && (options.follow ?? address !== null)) {
    return withFallback(await readPageBehind(item.link, await fetch(item.link), given), item);
  }
  const words = whole ?? item.content ?? item.summary;
  if (words !== null) return fromFeed(words, item, given, name);
  const title = `item ${item.number}${item.title === null ? '' : ` (“${item.title}”)`}`;
  throw item.link === null
    ? documentFeedItem(
        name,
        title,
        'has neither text nor a link',
        'The feed leaves it out: nothing can be read.',
      )
    : documentFeedItem(
        name,
        title,
        'has a link and no text',
        'Fetch the articles behind links with --follow.',
      );
}

function wholeText({ content, summary }: FeedItem): FeedItem['content'] {
  if (content !== null && isWhole(content.text, WHOLE_CONTENT)) return content;
  return summary !== null && isWhole(summary.text, WHOLE_SUMMARY) ? summary : null;
}

function isWhole(text: string, least: number): boolean {
  const words = text.replace(/<[^<>]{0,2000}>/g, '').trim();
  return words.length >= least && !CUT.test(words.slice(-60));
}

/** What the feed states wins over what is guessed from its text. */
async function fromFeed(
  words: NonNullable<FeedItem['content']>,
  item: FeedItem,
  given: Given,
  name: string,
): Promise<SourceDocument> {
  const found = {
    title: item.title,
    outlet: item.outlet,
    author: item.author,
    url: item.link,
    language: item.language,
    published: item.published,
    publishedBasis: item.published === null ? null : ('metadata' as const),
  };
  if (!words.html) return finishDocument(words.text, found, given, name);
  const page = `<!doctype html><html><head></head><body><article>${words.text}</article></body></html>`;
  try {
    const { text, author, published, publishedBasis } = await documentFromHtml(page, given, name, item.link);
    const known = item.published === null ? { published, publishedBasis } : {};
    return await finishDocument(text, { ...found, author: item.author ?? author, ...known }, given, name);
  } catch (error) {
    // Two sentences are no page, and are read as what they are.
    const text = isNoArticle(error) ? plainProse(words.text) : null;
    if (text === null) throw error;
    return finishDocument(text, found, given, name);
  }
}

async function readPageBehind(link: string, page: Fetched, given: Given): Promise<SourceDocument> {
  const format = page.format ?? sniffFormat(new URL(page.url).pathname, page.bytes);
  if (format !== 'html' && format !== 'text') throw documentAddressType(link, FORMAT_NAMES[format]);
  const text = decodeBytes(page.bytes, link, { header: page.charset, html: format === 'html' });
  return format === 'html'
    ? documentFromHtml(text, given, link, page.url)
    : documentFromText(text, { ...given, url: given.url ?? page.url }, link);
}

const FORMAT_NAMES = { jsonl: 'JSON Lines', feed: 'another feed', warc: 'a web archive' } as const;

/** What the page does not say of itself, the feed says; a date that was only inferred gives way to the feed's. */
function withFallback(document: SourceDocument, item: FeedItem): SourceDocument {
  const dated = document.publishedBasis === 'given' || document.publishedBasis === 'metadata';
  return {
    ...document,
    title: document.title ?? item.title,
    outlet: document.outlet ?? item.outlet,
    author: document.author ?? item.author,
    ...(!dated &&
      item.published !== null && { published: item.published, publishedBasis: 'metadata' as const }),
  };
}

function isNoArticle(error: unknown): boolean {
  return error instanceof DocumentError && error.code === 'DOCUMENT_NO_ARTICLE';
}
