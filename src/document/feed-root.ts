/** What stands before a feed's first element, read by hand: parsers expand what a hostile one declares there. */

interface Prolog {
  /** The root element's name as written, with its prefix; null where there is no element, so no XML. */
  readonly root: string | null;
  /** True where the document type declares entities, which can stand for gigabytes. */
  readonly entities: boolean;
}

const JSON_FEED = /"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version\\?\//;
const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf']);
const NAME = /<([A-Za-z_][\w.-]{0,100}(?::[\w.-]{1,100})?)[\s/>]/y;

/** `text` may be the first kilobytes alone. */
export function readProlog(text: string): Prolog {
  let entities = false;
  for (let at = text.search(/\S/); at >= 0 && at < text.length; ) {
    let end: number;
    if (text.startsWith('<?', at)) end = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) end = after(text, '-->', at);
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      const close = after(text, '>', at);
      const open = text.indexOf('[', at);
      const inner = open >= 0 && open < close;
      end = inner ? after(text, ']', open) : close;
      if (inner) {
        entities = /<!entity\b/i.test(text.slice(open, end));
        end = after(text, '>', end - 1);
      }
    } else {
      NAME.lastIndex = at;
      return { root: NAME.exec(text)?.[1] ?? null, entities };
    }
    // An entity's own value may hold what looks like the end; so the first element counts only without entities.
    if (entities) return { root: null, entities };
    while (end < text.length && /\s/.test(text.charAt(end))) end += 1;
    at = end;
  }
  return { root: null, entities };
}

/** RSS, Atom, RDF by the root element, JSON Feed by its version; also one that is refused for its entities. */
export function isFeed(start: string): boolean {
  if (start.startsWith('{')) return JSON_FEED.test(start);
  const { root, entities } = readProlog(start);
  return entities || (root !== null && isFeedRoot(root));
}

export function isFeedRoot(root: string): boolean {
  return ROOTS.has(root.slice(root.indexOf(':') + 1).toLowerCase());
}

export function isXml(start: string): boolean {
  return /^\s*<\?xml\s/i.test(start);
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
