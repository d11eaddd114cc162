/**
 * The items of a feed, whatever its format: RSS, Atom and RDF as feedsmith reads them, JSON Feed too. The XML is
 * decoded by then, once; what a format calls HTML is still HTML, and what it calls text is left as it is.
 */
import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';
import { readStatedDate } from './dates.js';
import { documentFeedInvalid } from './errors.js';
import { isFeedRoot, readProlog } from './feed-root.js';
import { bareLine, markedUpLine } from './html/entities.js';

export interface FeedItem {
  /** From 1. */
  readonly number: number;
  readonly title: string | null;
  /** Absolute, http or https. */
  readonly link: string | null;
  /** What the feed tells items apart by. */
  readonly guid: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly language: string | null;
  /** Meant to be the article. */
  readonly content: Words | null;
  /** Meant to be its start or what it is about. */
  readonly summary: Words | null;
}

interface Words {
  readonly text: string;
  readonly html: boolean;
}

/** `address`: where the feed was fetched from, for links in it that are relative. Throws DOCUMENT_FEED_INVALID. */
export async function readFeedItems(
  source: string,
  input: string,
  address: string | null,
): Promise<readonly FeedItem[]> {
  const text = source.replace(/^\ufeff?\s+|^\ufeff/, '');
  const json = text.startsWith('{');
  if (!json) checkXml(text, input);
  const { parseFeed } = await import('feedsmith');
  let parsed: ReturnType<typeof parseFeed<string>>;
  try {
    parsed = parseFeed<string>(text, { parseDateFn: String });
  } catch (cause) {
    throw documentFeedInvalid(input, json ? jsonFault(text) : xmlFault(cause), cause);
  }
  switch (parsed.format) {
    case 'rss':
      return rssItems(parsed.feed, address);
    case 'rdf':
      return rdfItems(parsed.feed, address);
    case 'atom':
      return atomItems(parsed.feed, address);
    case 'json':
      return jsonItems(parsed.feed, address);
  }
}

/** What the parser, which forgives much, would let pass. */
function checkXml(text: string, input: string): void {
  const { root, entities } = readProlog(text);
  if (entities) throw documentFeedInvalid(input, 'it declares entities of its own, as an XML bomb does');
  if (root === null) throw documentFeedInvalid(input, 'it is no XML');
  if (!isFeedRoot(root)) throw documentFeedInvalid(input, `it is no feed but <${root.slice(0, 60)}>`);
  const end = text.lastIndexOf(`</${root}`);
  if (end < 0 || /<(?:item|entry)[\s>]/i.test(text.slice(end))) {
    throw documentFeedInvalid(input, `it is cut off: it does not end with </${root.slice(0, 60)}>`);
  }
}

function xmlFault(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : null;
  const detail = inner === null ? '' : ` (${inner.split('\n')[0]?.slice(0, 90)})`;
  return `it is no feed that can be read${detail}`;
}

function jsonFault(text: string): string {
  try {
    JSON.parse(text);
    return 'it is no feed: it has no "version" of JSON Feed';
  } catch (error) {
    return `it is no valid JSON (${error instanceof Error ? error.message.slice(0, 90) : ''})`;
  }
}

function rssItems(feed: RssFeed.Feed<string>, address: string | null): FeedItem[] {
  const base = [feed.link, address];
  return (feed.items ?? []).map((item, index) => ({
    number: index + 1,
    title: marked(item.title),
    link: resolveLink(item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value), base),
    guid: item.guid?.value ?? null,
    author: people(item.authors?.map(({ name }) => name)) ?? people(item.dc?.creators),
    outlet: marked(item.source?.title) ?? marked(feed.title),
    published: dated(item.pubDate, item.dc?.dates?.[0]),
    language: feed.language ?? null,
    content: html(item.content?.encoded),
    summary: html(item.description),
  }));
}

function rdfItems(feed: RdfFeed.Feed<string>, address: string | null): FeedItem[] {
  const base = [feed.link, address];
  return (feed.items ?? []).map((item, index) => ({
    number: index + 1,
    title: marked(item.title),
    link: resolveLink(item.link ?? item.rdf?.about, base),
    guid: item.rdf?.about ?? null,
    author: people(item.dc?.creators),
    outlet: marked(feed.title),
    published: dated(item.dc?.dates?.[0]),
    language: feed.dc?.languages?.[0] ?? null,
    content: html(item.content?.encoded),
    summary: html(item.description),
  }));
}

function atomItems(feed: AtomFeed.Feed<string>, address: string | null): FeedItem[] {
  const self = feed.links?.find(({ rel }) => rel === 'self')?.href;
  const base = resolveLink(feed.xml?.base ?? self, [address]) ?? address;
  return (feed.entries ?? []).map((entry, index) => {
    const own = resolveLink(entry.xml?.base, [base]) ?? base;
    // Without "rel" a link is the article's.
    const link = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
    return {
      number: index + 1,
      title: atomLine(entry.title),
      link: resolveLink(link ?? entry.content?.src, [own]),
      guid: entry.id ?? null,
      author: people((entry.authors ?? feed.authors)?.map(({ name }) => name)),
      outlet: atomLine(entry.source?.title) ?? atomLine(feed.title),
      published: dated(entry.published, entry.updated),
      language: entry.xml?.lang ?? feed.xml?.lang ?? null,
      content: atomWords(entry.content),
      summary: atomWords(entry.summary),
    };
  });
}

function jsonItems(feed: JsonFeed.Feed<string>, address: string | null): FeedItem[] {
  const base = [feed.home_page_url, feed.feed_url, address];
  return (feed.items ?? []).map((item, index) => ({
    number: index + 1,
    title: bareLine(item.title ?? ''),
    link: resolveLink(item.url ?? item.external_url, base),
    guid: item.id ?? null,
    author: people((item.authors ?? feed.authors)?.map(({ name }) => name)),
    outlet: bareLine(feed.title ?? ''),
    published: dated(item.date_published, item.date_modified),
    language: item.language ?? feed.language ?? null,
    content: html(item.content_html) ?? plain(item.content_text),
    summary: plain(item.summary),
  }));
}

function atomLine(line: { readonly value?: string; readonly type?: string } | undefined): string | null {
  return line?.type === 'html' || line?.type === 'xhtml' ? marked(line.value) : bareLine(line?.value ?? '');
}

function atomWords(words: { readonly value?: string; readonly type?: string } | undefined): Words | null {
  const type = words?.type?.toLowerCase() ?? 'text';
  if (type === 'text' || type === 'text/plain') return plain(words?.value);
  return /^(?:x?html|text\/html|application\/xhtml\+xml)$/.test(type) ? html(words?.value) : null;
}

/** RSS and RDF do not say whether a title is HTML; as most are, and the rest have no tags, it is read as HTML. */
function marked(value: string | undefined): string | null {
  return markedUpLine(value ?? '');
}

function html(value: string | undefined): Words | null {
  return value === undefined || value.trim() === '' ? null : { text: value, html: true };
}

function plain(value: string | undefined): Words | null {
  return value === undefined || value.trim() === '' ? null : { text: value, html: false };
}

function people(names: readonly (string | undefined)[] | undefined): string | null {
  const known = (names ?? []).map((name) => bareLine(name ?? '')).filter((name) => name !== null);
  return known.length === 0 ? null : known.slice(0, 12).join(', ');
}

/** The first that is a date: of the year 9999 and other nonsense, none. */
function dated(...stated: readonly (string | undefined)[]): string | null {
  for (const date of stated) {
    const read = date === undefined ? null : readStatedDate(date);
    if (read !== null) return read;
  }
  return null;
}

/** Against the first base that makes an http(s) address of it. */
function resolveLink(link: string | undefined, bases: readonly (string | null | undefined)[]): string | null {
  if (link === undefined || link.length > 4096) return null;
  for (const base of [undefined, ...bases]) {
    if (base === null || !URL.canParse(link, base)) continue;
    const { protocol, href } = new URL(link, base);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  }
  return null;
}
