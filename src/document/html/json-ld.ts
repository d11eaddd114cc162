/**
 * What a page states about its article in JSON-LD (schema.org): one object, an array, or an `@graph` whose nodes
 * point at each other by `@id`. Newsrooms serve it with comments around it, raw line breaks inside strings and
 * HTML entities in values; what still cannot be parsed is left alone.
 */
import { readStatedDate } from '../dates.js';
import type { Page } from './dom.js';
import { plainLine, plainProse } from './entities.js';

export interface StatedArticle {
  readonly headline: string | null;
  readonly body: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly url: string | null;
}

type Node = Readonly<Record<string, unknown>>;

/** Report, OpinionNewsArticle, BlogPosting …: whatever schema.org derives from Article. */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:[A-Z][A-Za-z]*)?(?:Article|BlogPosting|Report|ClaimReview)$/;
const PAGE =
  /^(?:https?:\/\/schema\.org\/)?(?:[A-Z][A-Za-z]*)?(?:WebPage|(?:Video|Audio)Object|CreativeWork|VideoObject)$/;
/** Under these keys stand other articles than the one on this page. */
const ELSEWHERE = new Set([
  'itemListElement',
  'relatedLink',
  'citation',
  'isBasedOn',
  'mentions',
  'itemReviewed',
  'review',
]);
const MAX_DEPTH = 12;
const MAX_NODES = 5_000;

/** The page's article, or null where JSON-LD has none. `title` (of the page) chooses among several. */
export function readJsonLd(page: Page, title: string | null): StatedArticle | null {
  const nodes: Node[] = [];
  for (const script of page.querySelectorAll('script')) {
    if (
      !/^application\/(?:ld\+)?json$/i.test((script.getAttribute('type') ?? '').split(';')[0]?.trim() ?? '')
    )
      continue;
    if (!/ld\+json/i.test(script.getAttribute('type') ?? '')) continue;
    collect(parseLoosely(script.textContent ?? ''), nodes, 0);
  }
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const main = choose(articles, title);
  const pages = nodes.filter((node) => typesOf(node).some((type) => PAGE.test(type)));
  if (main === null && pages.length === 0) return null;
  const sources =
    main === null ? pages : [main, ...articles.filter((node) => sameArticle(node, main)), ...pages];
  const first = <T>(read: (node: Node) => T | null): T | null => {
    for (const node of sources) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  };
  const own = main === null ? [] : [main, ...articles.filter((node) => sameArticle(node, main))];
  const firstOwn = <T>(read: (node: Node) => T | null): T | null => {
    for (const node of own) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    headline: firstOwn((node) => lineOf(node.headline) ?? lineOf(node.name)),
    body: firstOwn((node) => proseOf(node.articleBody) ?? proseOf(node.reviewBody)),
    authors: firstOwn((node) => namesOf(node.author, byId) ?? namesOf(node.creator, byId)) ?? [],
    publisher: first((node) => namesOf(node.publisher, byId)?.[0] ?? null),
    published:
      first((node) => dateOf(node.datePublished) ?? null) ?? firstOwn((node) => dateOf(node.dateCreated)),
    language: first((node) => lineOf(node.inLanguage)),
    url: firstOwn((node) => urlOf(node.mainEntityOfPage, byId) ?? urlOf(node.url, byId)),
  };
}

/** JSON as newsrooms serve it; null where nothing can be made of it. */
function parseLoosely(source: string): unknown {
  const bare = source
    .trim()
    .replace(/^(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|(?:\/\/)?\s*<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|(?:\/\/)?\s*\]\]>)$/, '')
    .trim()
    .replace(/;$/, '');
  if (bare === '') return null;
  try {
    return JSON.parse(bare);
  } catch {
    // Raw line breaks and tabs inside strings, and a comma before a closing bracket, are the usual faults.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is mended here
    const mended = bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s{0,100}([\]}])/g, '$1');
    try {
      return JSON.parse(mended);
    } catch {
      return null;
    }
  }
}

function collect(value: unknown, into: Node[], depth: number): void {
  if (depth > MAX_DEPTH || into.length > MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  if (!isNode(value)) return;
  into.push(value);
  for (const [key, inner] of Object.entries(value)) {
    if (!ELSEWHERE.has(key)) collect(inner, into, depth + 1);
  }
}

function choose(articles: readonly Node[], title: string | null): Node | null {
  const wanted = foldTitle(title);
  const titled =
    wanted === '' ? undefined : articles.find((node) => overlaps(foldTitle(lineOf(node.headline)), wanted));
  return titled ?? articles[0] ?? null;
}

function sameArticle(node: Node, main: Node): boolean {
  if (node === main) return false;
  const [a, b] = [foldTitle(lineOf(node.headline)), foldTitle(lineOf(main.headline))];
  return a !== '' && overlaps(a, b);
}

function overlaps(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

function foldTitle(title: string | null): string {
  return (title ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Node): readonly string[] {
  const type = node['@type'];
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((item) => typeof item === 'string') : [];
}

function lineOf(value: unknown): string | null {
  const line = Array.isArray(value) ? value[0] : value;
  return typeof line === 'string' ? plainLine(line) : null;
}

function proseOf(value: unknown): string | null {
  const prose = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('\n\n') : value;
  return typeof prose === 'string' ? plainProse(prose) : null;
}

function dateOf(value: unknown): string | null {
  if (typeof value === 'number') return readStatedDate(String(value));
  const line = lineOf(value);
  return line === null ? null : readStatedDate(line);
}

function namesOf(value: unknown, byId: ReadonlyMap<string, Node>): readonly string[] | null {
  const names: string[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    const node = isNode(item) && item.name === undefined ? (byId.get(String(item['@id'])) ?? item) : item;
    const name = isNode(node) ? namesIn(node.name) : namesIn(node);
    names.push(...name);
  }
  return names.length === 0 ? null : names;
}

function namesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((name) => {
    const line = typeof name === 'string' ? plainLine(name) : null;
    return line === null ? [] : [line];
  });
}

function urlOf(value: unknown, byId: ReadonlyMap<string, Node>): string | null {
  if (typeof value === 'string') return plainLine(value);
  if (Array.isArray(value)) return urlOf(value[0], byId);
  if (!isNode(value)) return null;
  const id = value['@id'];
  if (typeof id === 'string' && /^https?:/i.test(id)) return id;
  return typeof value.url === 'string' ? value.url : null;
}
