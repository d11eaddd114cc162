/** Where a document comes from, in the form that the archive compares: the same place, the same words. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Place } from '../document/index.js';
import type { SourceDocument } from '../record/index.js';

/** Longer addresses are no addresses; such a one is kept as its digest. */
const LONGEST = 2048;
const WEB = /^https?:/i;

/**
 * The document's web address where it has one; else its file, and in a file of many the item's link, record or id; from
 * standard input, its id. A page under its address and a line under its id may change: it is a new version then.
 */
export function addressOf(
  { source, line, offset, record, item, link }: Place,
  document: SourceDocument,
): string {
  const web = document.url ?? link ?? (WEB.test(source) && item === undefined ? source : null);
  if (web !== null) return bounded(withoutFragment(web));
  if (source === '-') return bounded(document.id);
  const file = WEB.test(source) ? source : path.resolve(source);
  const oneOfMany = line !== undefined || offset !== undefined || item !== undefined;
  return bounded(oneOfMany ? `${file}#${record ?? document.id}` : file);
}

/** Of a record ready made, which may have come any way: its web address, or its id. */
export function recordAddress({ id, url }: SourceDocument): string {
  return bounded(url === null ? id : withoutFragment(url));
}

/** How a document came in, in a word. */
export function originOf({ source, line, offset, item }: Place): string {
  if (line !== undefined) return 'jsonl';
  if (offset !== undefined) return 'warc';
  if (item !== undefined) return 'feed';
  if (source === '-') return 'stdin';
  return WEB.test(source) ? 'web' : 'file';
}

/** The fragment names a place in the page. */
function withoutFragment(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}

function bounded(address: string): string {
  if (address.length <= LONGEST) return address;
  return `sha256:${createHash('sha256').update(address).digest('hex')}`;
}
