/** Addresses of the page: what stands in one, and how to make another that carries the filters along. */

export interface Address {
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
}

/** The place a view was opened at. It stays what it was while the next view is being fetched. */
export interface ViewAddress extends Address {
  readonly query: URLSearchParams;
  /** The part of the path that names one article, actor or incident. */
  readonly id: string | null;
}

/** Filters that any view takes, and so go along from one to the next. */
export const LISTS = ['party', 'pair', 'event', 'status', 'quad', 'nature', 'outlet'] as const;
export const SINGLES = ['since', 'until', 'confidence', 'origins', 'q'] as const;
export type ListFilter = (typeof LISTS)[number];
export type SingleFilter = (typeof SINGLES)[number];
export type FilterName = ListFilter | SingleFilter;
export const FILTERS: readonly FilterName[] = [...LISTS, ...SINGLES];

/** `party=PRK&party=USA` and `party=PRK,USA` are the same. */
export const listOf = (query: URLSearchParams, name: string): readonly string[] =>
  query
    .getAll(name)
    .flatMap((it) => it.split(','))
    .filter((it) => it !== '');

export type Change = Readonly<Record<string, string | number | readonly string[] | null>>;

/** The same path and query but for the changes; null takes a name away. A new question starts at its first page. */
export function changed(address: Address, change: Change): string {
  const query = new URLSearchParams(address.search);
  if (!('cursor' in change)) query.delete('cursor');
  apply(query, change);
  return written(address.path, query);
}

/** The same as an address: what the server is asked, without what is the page's business. */
export const questionOf = ({ path, search }: Address, change: Change): Address => ({
  path,
  search: changed({ path: '', search }, change),
});

/** Another view with the filters of this one. */
export function along(path: string, search: string, change?: Change): string {
  if (carried.search !== search) carried = { search, filters: filtersOf(search).toString() };
  if (change === undefined) return written(path, carried.filters);
  const query = new URLSearchParams(carried.filters);
  apply(query, change);
  return written(path, query);
}

/** What was carried along last: hundreds of links of a page carry the same. */
let carried = { search: '', filters: '' };

function filtersOf(search: string): URLSearchParams {
  const [query, now] = [new URLSearchParams(), new URLSearchParams(search)];
  for (const name of FILTERS) for (const value of now.getAll(name)) query.append(name, value);
  return query;
}

/** The data of an address: `/timeline?party=PRK` → `/timeline.json?party=PRK`. */
export function dataOf(address: Address, form: 'json' | 'csv' = 'json'): string {
  return `${address.path === '/' ? '/today' : address.path}.${form}${address.search}`;
}

export const articlePath = (document: number, span?: { start: number; end: number } | null): string =>
  span ? `/articles/${document}#${span.start}-${span.end}` : `/articles/${document}`;

export const actorPath = (key: string): string => `/actors/${encodeURIComponent(key)}`;

function apply(query: URLSearchParams, change: Change): void {
  for (const [name, value] of Object.entries(change)) {
    query.delete(name);
    if (value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) if (one !== '') query.append(name, String(one));
  }
}

/** Commas and colons are readable in a query and need no escape. */
function written(path: string, query: URLSearchParams | string): string {
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? path : `${path}?${text}`;
}
