/** A tree of elements → its paragraphs, as a person sees them: block elements and double line breaks part them. */
import { isElement, isText, type PageElement, type PageNode } from './dom.js';
import { tidy } from './entities.js';

export interface Block {
  readonly text: string;
  /** The innermost block element: "p", "li", "h2", "td", "div" … */
  readonly tag: string;
  /** Share of the text that stands inside links, 0 to 1. */
  readonly linked: number;
  /** Share of the text in bold or italics, 0 to 1. */
  readonly marked: number;
  /** True inside <blockquote>. */
  readonly quoted: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 ' +
    'h6 header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const SKIPPED = new Set(
  (
    'audio button canvas dialog embed figcaption footer form frame frameset head iframe img input link map math menu meta ' +
    'nav noembed noframes noscript object option picture script select source style svg template textarea title video'
  ).split(' '),
);

/** `skip` says of an element whether it and all in it is left out. */
export function readBlocks(
  root: PageElement,
  skip: (element: PageElement) => boolean = () => false,
): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  let marked = 0;
  let tag = 'div';
  let quoted = 0;
  let inLink = 0;
  let inMark = 0;

  const flush = (): void => {
    const length = text.trim().length;
    if (length > 0) {
      // A double <br> parts paragraphs as a block does.
      for (const part of text.split(/\n[^\S\n]*\n\s*/)) {
        const tidied = tidy(part);
        if (tidied === '') continue;
        blocks.push({
          text: tidied,
          tag,
          linked: linked / length,
          marked: marked / length,
          quoted: quoted > 0,
        });
      }
    }
    text = '';
    linked = 0;
    marked = 0;
  };
  const enter = (element: PageElement): void => {
    const name = element.localName;
    if (BLOCKS.has(name)) {
      flush();
      tag = name;
    } else if (name === 'br') text += '\n';
    if (name === 'blockquote') quoted += 1;
    if (name === 'a') inLink += 1;
    if (name === 'b' || name === 'strong' || name === 'em' || name === 'i') inMark += 1;
  };
  const leave = (element: PageElement): void => {
    const name = element.localName;
    if (name === 'blockquote') quoted -= 1;
    if (name === 'a') inLink -= 1;
    if (name === 'b' || name === 'strong' || name === 'em' || name === 'i') inMark -= 1;
    if (!BLOCKS.has(name)) return;
    flush();
    tag = 'div';
  };

  // Without recursion: a hostile page nests deeper than the stack.
  let node: PageNode | null = root.firstChild;
  while (node !== null) {
    let descend = false;
    if (isText(node)) {
      const value = (node.textContent ?? '').replace(/\s+/g, ' ');
      text += value;
      const length = value.trim().length;
      if (inLink > 0) linked += length;
      if (inMark > 0) marked += length;
    } else if (isElement(node) && !SKIPPED.has(node.localName) && !skip(node)) {
      enter(node);
      descend = node.firstChild !== null;
      if (!descend) leave(node);
    }
    if (descend) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      const parent: PageElement | null = node.parentNode;
      if (parent === null || parent === root) {
        node = null;
        break;
      }
      leave(parent);
      node = parent;
    }
    node = node?.nextSibling ?? null;
  }
  flush();
  return blocks;
}
