/**
 * What a page states about its article outside the article: JSON-LD first, then Open Graph and meta tags, then marked
 * elements (`<time>`, `itemprop`). The first that states something readable wins.
 */
import { readStatedDate } from '../dates.js';
import { cleanAuthors } from './authors.js';
import type { Page, PageElement } from './dom.js';
import { plainLine } from './entities.js';
import { readJsonLd, type StatedArticle } from './json-ld.js';
import { chooseOutlet, titleTail } from './outlet.js';

export interface PageFacts {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
  /** The article's text by JSON-LD. */
  readonly body: string | null;
}

type Metas = ReadonlyMap<string, string>;

/** Must see the page before boilerplate is taken out of it. `address` is where the page was fetched, if it was. */
export function readMetadata(page: Page, address: string | null): PageFacts {
  const metas = readMetas(page);
  const headTitle = lineIn(page.querySelector('title'));
  const socialTitle = metas.get('og:title') ?? metas.get('twitter:title') ?? null;
  const stated = readJsonLd(page, socialTitle ?? headTitle);
  const url = readUrl(page, metas, stated, address);
  const outlet = readOutlet(page, metas, stated, url);
  return {
    title: readTitle(page, stated, socialTitle, headTitle, outlet),
    outlet,
    author: cleanAuthors(readAuthors(page, metas, stated), outlet),
    published: stated?.published ?? readPublished(page, metas),
    url,
    language:
      page.documentElement?.getAttribute('lang') ?? stated?.language ?? metas.get('og:locale') ?? null,
    body: stated?.body ?? null,
  };
}

/** All `<meta>` by lower-cased property, name or itemprop; the first of each counts. */
function readMetas(page: Page): Metas {
  const metas = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const content = plainLine(element.getAttribute('content') ?? '');
    if (content === null) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const key = element.getAttribute(attribute)?.trim().toLowerCase();
      if (key !== undefined && key !== '' && !metas.has(key)) metas.set(key, content);
    }
  }
  return metas;
}

function readTitle(
  page: Page,
  stated: StatedArticle | null,
  social: string | null,
  head: string | null,
  outlet: string | null,
): string | null {
  const heading = mainHeading(page);
  const candidates = [stated?.headline ?? null, social, heading, head];
  for (const candidate of candidates) {
    if (candidate === null) continue;
    const title = dropOutlet(candidate, outlet, heading);
    if (title !== '' && title !== outlet) return title;
  }
  return null;
}

/** The only `<h1>`, or the only one that is marked as the headline. */
function mainHeading(page: Page): string | null {
  const marked = [...page.querySelectorAll('h1[itemprop~="headline"], article h1')];
  const all = marked.length > 0 ? marked : [...page.querySelectorAll('h1')];
  return all.length === 1 ? lineIn(all[0] ?? null) : null;
}

/** "Talks end | The Northern Courier" → "Talks end". A dash in the headline itself stays. */
function dropOutlet(title: string, outlet: string | null, heading: string | null): string {
  // "Opinion | Talks end - The Northern Courier" around the page's own "Talks end".
  if (heading !== null && heading.length > 10 && title.includes(heading)) return heading;
  const match = /^(.{8,}?)\s+[|–—:·•»-]+\s+([^|–—·•»]{2,60})$/.exec(title);
  if (match === null) return title;
  const [, front = '', tail = ''] = match;
  if (outlet !== null && sameName(tail, outlet)) return front;
  return /\|/.test(title) ? (title.split(/\s+\|\s+/)[0]?.trim() ?? title) : title;
}

function sameName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) =>
    name.toLowerCase().replace(/\.(?:com?|org|net)\b|[^\p{L}\p{N}]|^the\s/gu, ''),
  );
  return x !== undefined && y !== undefined && x !== '' && (x.includes(y) || y.includes(x));
}

function readOutlet(
  page: Page,
  metas: Metas,
  stated: StatedArticle | null,
  url: string | null,
): string | null {
  const rights = metas
    .get('copyright')
    ?.replace(/^(?:copyright|©|\(c\)|\d{4}|[\s,-])+|[,.]?\s*all rights.*$/gi, '');
  return chooseOutlet(
    [
      metas.get('og:site_name'),
      stated?.publisher,
      titleTail(lineIn(page.querySelector('title')), url),
      metas.get('application-name'),
      metas.get('dc.publisher') ?? metas.get('dcterms.publisher'),
      metas.get('publisher'),
      metas.get('article:publisher'),
      metas.get('cre') ?? metas.get('source'),
      lineIn(page.querySelector('[itemprop="publisher"] [itemprop="name"]')),
      rights,
    ],
    url,
  );
}

function readAuthors(page: Page, metas: Metas, stated: StatedArticle | null): readonly string[] {
  if (stated !== null && stated.authors.length > 0) return stated.authors;
  for (const key of [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'article:author_name',
    'article.author',
    'authors',
  ]) {
    const value = metas.get(key);
    if (value !== undefined && !/^https?:|^@/i.test(value)) return [value];
  }
  const marked = page.querySelectorAll(
    '[rel~="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]',
  );
  const names = new Set<string>();
  for (const element of marked) {
    const name = lineIn(element);
    if (name !== null && name.length < 60) names.add(name);
    if (names.size >= 4) break;
  }
  if (names.size > 0) return [...names];
  const byline = lineIn(page.querySelector('.byline, .author, .article-author, .post-author, .author-name'));
  return byline !== null && byline.length < 100 ? [byline] : [];
}

/** In order of how plainly the name says "first published". */
const DATE_KEYS = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'date_published',
  'published_time',
  'publication_date',
  'publish-date',
  'publishdate',
  'pubdate',
  'pub_date',
  'published_at',
  'published-date',
  'published',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'article_date_original',
  'article-published-date',
  'displaydate',
  'originalpublicationdate',
  'analyticsattributes.articledate',
  'datecreated',
  'pdate',
  'cxenseparse:recs:publishtime',
  'bt:pubdate',
  'date',
];

function readPublished(page: Page, metas: Metas): string | null {
  for (const key of DATE_KEYS) {
    const value = metas.get(key);
    const date = value === undefined ? null : readStatedDate(value);
    if (date !== null) return date;
  }
  for (const [key, value] of metas) {
    // House names: "sn-post-date", "published_time_telegram". "updated" and "modified" are other dates.
    if (!/publi|post-?date/.test(key) || /modif|updat|expir|publisher/.test(key)) continue;
    const date = readStatedDate(value);
    if (date !== null) return date;
  }
  for (const selector of [
    '[itemprop~="datePublished"]',
    'time[pubdate]',
    'article time[datetime], header time[datetime], main time[datetime]',
    'time.published, time.entry-date, .published time, .date-published, .dateline__published',
  ]) {
    for (const element of page.querySelectorAll(selector)) {
      if (isUpdate(element)) continue;
      const date = dateIn(element);
      if (date !== null) return date;
    }
  }
  return readOnlyTime(page);
}

/** A page with one date has that of its article; a list of teasers has many. */
function readOnlyTime(page: Page): string | null {
  const days = [...page.querySelectorAll('time[datetime]')].map(dateIn).filter((date) => date !== null);
  return new Set(days.map((day) => day.slice(0, 10))).size === 1 ? (days[0] ?? null) : null;
}

/** A date that stands, by the name of its element, below the headline. What a page shows and does not state. */
export function readVisibleDate(page: Page): string | null {
  let below = page.querySelector('h1') === null;
  let looked = 0;
  for (const element of page.querySelectorAll('h1, [class], [id], time')) {
    if (element.localName === 'h1') below = true;
    const name = `${element.localName} ${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (!below || !/date|time|byline|posted|publi|meta|author|info/i.test(name) || isUpdate(element))
      continue;
    const line = lineIn(element);
    if (line === null || line.length > 120) continue;
    const date = readStatedDate(line);
    if (date !== null) return date;
    looked += 1;
    if (looked > 40) return null;
  }
  return null;
}

function isUpdate(element: PageElement): boolean {
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  return /updat|modif/i.test(name) || /^\W{0,3}(?:last\s)?(?:updated|modified)/i.test(lineIn(element) ?? '');
}

function dateIn(element: PageElement): string | null {
  for (const value of [element.getAttribute('datetime'), element.getAttribute('content'), lineIn(element)]) {
    const date = value === null ? null : readStatedDate(value);
    if (date !== null) return date;
  }
  return null;
}

/** The canonical address; refused where it is no web address, or the front page of a site that serves an article. */
function readUrl(
  page: Page,
  metas: Metas,
  stated: StatedArticle | null,
  address: string | null,
): string | null {
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null;
  for (const candidate of [canonical, metas.get('og:url') ?? null, stated?.url ?? null, address]) {
    const url = absolute(candidate, address);
    if (url !== null && url.pathname.length + url.search.length > 1) return url.href;
  }
  return address;
}

function absolute(candidate: string | null, address: string | null): URL | null {
  if (candidate === null || candidate.trim() === '') return null;
  try {
    const url = address === null ? new URL(candidate.trim()) : new URL(candidate.trim(), address);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function lineIn(element: PageElement | null): string | null {
  return element === null ? null : plainLine(element.textContent ?? '');
}
