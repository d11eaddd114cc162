/** Where the reader is: the address bar, as state. What a view shows follows from here and from nowhere else. */

export const place = $state({
  path: location.pathname,
  search: location.search,
  fragment: location.hash.slice(1),
  /** How far down the reader was when last at this address; null where they come to it anew. */
  scroll: scrollKept(),
});

export function go(href: string, { replace = false } = {}): void {
  const to = new URL(href, location.href);
  if (to.origin !== location.origin) return;
  keepScroll();
  const target = to.pathname + to.search + to.hash;
  if (replace) history.replaceState({}, '', target);
  else if (target !== location.pathname + location.search + location.hash) history.pushState({}, '', target);
  read();
}

/** Noted while the page scrolls: asked for amid changes, the browser would have to lay out everything to know it. */
let scrolled = 0;
const noteScroll = (): void => {
  scrolled = scrollY;
};

/** Whether the reader has left the top of the page. */
export const isDown = (): boolean => scrolled > innerHeight / 2;

/** Listens to the address bar and to links. */
export function follow(): () => void {
  history.scrollRestoration = 'manual';
  addEventListener('scroll', noteScroll, { passive: true });
  addEventListener('popstate', read);
  addEventListener('scrollend', keepScroll);
  addEventListener('pagehide', keepScroll);
  document.addEventListener('click', clicked);
  return () => {
    removeEventListener('scroll', noteScroll);
    removeEventListener('popstate', read);
    removeEventListener('scrollend', keepScroll);
    removeEventListener('pagehide', keepScroll);
    document.removeEventListener('click', clicked);
  };
}

function scrollKept(): number | null {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'scroll' in state && typeof state.scroll === 'number'
    ? state.scroll
    : null;
}

function keepScroll(): void {
  history.replaceState({ ...history.state, scroll: scrolled }, '');
}

function read(): void {
  place.scroll = scrollKept();
  place.path = location.pathname;
  place.search = location.search;
  place.fragment = location.hash.slice(1);
}

/** Plain clicks on links of the page stay in the page. */
function clicked(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  // Of a link in a picture, which is SVG's, the properties are no texts: its attributes are.
  const href = link?.getAttribute('href');
  if (!link || !href || link.hasAttribute('target') || link.hasAttribute('download')) return;
  const to = new URL(href, location.href);
  if (to.origin !== location.origin || isData(to.pathname)) return;
  event.preventDefault();
  go(to.href);
}

const isData = (path: string): boolean => /\.(jsonl?|csv)$/.test(path);
