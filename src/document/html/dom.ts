/**
 * The page as a tree. linkedom parses and never runs a script or fetches a thing. We state here the little of the
 * DOM that we use, so that the project needs no browser types.
 */

export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export interface Page extends PageElement {
  readonly documentElement: PageElement | null;
}

const ELEMENT = 1;
const TEXT = 3;

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT;
}

/** The page with its `<html>` and `<body>`, whatever of them the source leaves out. */
export async function parsePage(html: string): Promise<Page> {
  const { parseHTML } = await import('linkedom');
  const page = parseHTML(html).document as unknown as Page;
  const { documentElement } = page;
  if (documentElement?.localName === 'html' && documentElement.querySelector('body') !== null) return page;
  // linkedom, unlike a browser, adds no element that is not there; the standard lets pages omit these.
  const language = /<html\b[^>]{0,500}?\blang=["']?([\w-]{2,20})/i.exec(html.slice(0, 10_000))?.[1];
  const bare = html.replace(/<!doctype[^>]{0,200}>|<\/?(?:html|head|body)\b[^>]{0,2000}>/gi, '');
  const open = language === undefined ? '<html>' : `<html lang="${language}">`;
  return parseHTML(`<!doctype html>${open}<body>${bare}</body></html>`).document as unknown as Page;
}

/** How deep the tree is and how many nodes it has. Walks without recursion: a hostile page nests 100,000 deep. */
export function measure(root: PageElement): { depth: number; nodes: number } {
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  let node: PageNode | null = root;
  while (node !== null) {
    nodes += 1;
    if (depth > deepest) deepest = depth;
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return { depth: deepest, nodes };
}
