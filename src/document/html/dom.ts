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
  readonly nextElementSibling: PageElement | null;
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

export async function parsePage(html: string): Promise<Page> {
  const { parseHTML } = await import('linkedom');
  // A fragment ("<p>…") gets no root of its own from linkedom, and Readability needs one.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Page;
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
