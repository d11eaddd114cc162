/** Addresses and their views. Each view is a chunk of its own, fetched when it is first gone to. */
import type { Component } from 'svelte';
import type { ViewAddress } from './address.js';

export interface ViewProps {
  readonly address: ViewAddress;
}
type Loaded = Promise<{ default: Component<ViewProps> }>;

export interface Route {
  readonly name: string;
  readonly path: RegExp;
  readonly load: () => Loaded;
}

export const routes: readonly Route[] = [
  { name: 'today', path: /^\/(?:today)?$/, load: () => import('../views/today/Today.svelte') },
  { name: 'timeline', path: /^\/timeline$/, load: () => import('../views/timeline/Timeline.svelte') },
  { name: 'relations', path: /^\/relations$/, load: () => import('../views/relations/Relations.svelte') },
  { name: 'map', path: /^\/map$/, load: () => import('../views/map/Map.svelte') },
  { name: 'incident', path: /^\/incidents\/([^/]+)$/, load: () => import('../views/sources/Sources.svelte') },
  { name: 'articles', path: /^\/articles$/, load: () => import('../views/articles/Articles.svelte') },
  { name: 'article', path: /^\/articles\/([^/]+)$/, load: () => import('../views/articles/Article.svelte') },
  { name: 'actors', path: /^\/actors$/, load: () => import('../views/actors/Actors.svelte') },
  { name: 'actor', path: /^\/actors\/([^/]+)$/, load: () => import('../views/actors/Actor.svelte') },
  { name: 'search', path: /^\/search$/, load: () => import('../views/search/Search.svelte') },
  { name: 'review', path: /^\/review$/, load: () => import('../views/review/Review.svelte') },
  { name: 'audit', path: /^\/audit$/, load: () => import('../views/audit/Audit.svelte') },
  { name: 'help', path: /^\/help$/, load: () => import('../views/help/Help.svelte') },
];

export const notFound: Route = {
  name: 'not-found',
  path: /$^/,
  load: () => import('../views/help/NotFound.svelte'),
};

export function routeOf(path: string): { route: Route; id: string | null } {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match !== null) return { route, id: decoded(match[1]) };
  }
  return { route: notFound, id: null };
}

function decoded(part: string | undefined): string | null {
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What the navigation shows, with the key that follows `g`. */
export const sections = [
  { path: '/today', name: 'Today', key: 'd' },
  { path: '/timeline', name: 'Timeline', key: 't' },
  { path: '/relations', name: 'Relations', key: 'r' },
  { path: '/map', name: 'Map', key: 'm' },
  { path: '/articles', name: 'Articles', key: 'a' },
  { path: '/actors', name: 'Actors', key: 'p' },
  { path: '/search', name: 'Search', key: 's' },
  { path: '/review', name: 'Review', key: 'v' },
  { path: '/audit', name: 'Audit', key: 'u' },
] as const;
