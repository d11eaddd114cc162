/** The feeds that a page names in its head: <link rel="alternate" type="application/rss+xml" href="…"> (RSS Advisory Board, "RSS Autodiscovery"). */

const TYPES = /^application\/(?:rss|atom|rdf)\+xml$|^application\/feed\+json$/i;
/** Heads end long before. */
const HEAD = 512 * 1024;
const MOST = 20;

/** Absolute addresses, in the order of the page. */
export function feedsOf(html: string, base: string): readonly string[] {
  const found = new Set<string>();
  for (const [tag] of html.slice(0, HEAD).matchAll(/<link\s[^<>]{1,2000}>/gi)) {
    const rel = attributeOf(tag, 'rel')?.toLowerCase().split(/\s+/) ?? [];
    const href = attributeOf(tag, 'href');
    if (href === null || !rel.includes('alternate') || !TYPES.test(attributeOf(tag, 'type') ?? '')) continue;
    if (!URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (/^https?:$/.test(url.protocol)) found.add(url.href);
    if (found.size === MOST) break;
  }
  return [...found];
}

function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'<>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : value.replaceAll('&amp;', '&').trim();
}
