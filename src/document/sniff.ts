/** Which format an input has: by its name where that says, by its first bytes where the name is silent or wrong. */
import { extname } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { isFeed, isXml } from './feed-root.js';
import { isGzip } from './gzip-members.js';
import type { InputFormat } from './types.js';

const BY_EXTENSION: Readonly<Record<string, InputFormat>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'jsonl',
  '.xml': 'feed',
  '.rss': 'feed',
  '.atom': 'feed',
  '.rdf': 'feed',
  '.warc': 'warc',
};

/** What is read in a directory; other files are left alone unless they are named. */
export const KINDS: readonly string[] = [
  '.txt',
  '.text',
  '.md',
  '.html',
  '.htm',
  '.xhtml',
  '.jsonl',
  '.ndjson',
  '.rss',
  '.atom',
  '.rdf',
  '.warc',
  '.warc.gz',
];
/** Many of these are something else: in a directory they are read where they open like a feed. */
const PERHAPS_FEEDS: readonly string[] = ['.xml', '.json'];
const COMPRESSED = /\.warc\.gz$/i;
/** Inflated of a compressed file to see what is in it. */
const PEEKED = 2048;

const PAGE =
  /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
const JSON_LINE = /^\{\s*"(?:[^"\\]|\\.){1,100}"\s*:/;

/** `head` may be empty: then the name alone decides. */
export function sniffFormat(name: string, head: Uint8Array): InputFormat {
  const named = COMPRESSED.test(name) ? 'warc' : BY_EXTENSION[extname(name).toLowerCase()];
  const lines = extname(name).toLowerCase() === '.json' ? undefined : named;
  if (lines === 'html' || lines === 'jsonl' || lines === 'warc') return lines;
  if (isWarc(head)) return 'warc';
  const start = Buffer.from(head.subarray(0, 4096))
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s+|^\u00ef\u00bb\u00bf/, '');
  // A page saved as .txt is a page all the same.
  if (PAGE.test(start)) return 'html';
  if (isFeed(start)) return 'feed';
  return named ?? (JSON_LINE.test(start) ? 'jsonl' : isXml(start) ? 'feed' : 'text');
}

/** Whether the name alone says what the file is. */
export function isNamed(name: string): boolean {
  return COMPRESSED.test(name) || BY_EXTENSION[extname(name).toLowerCase()] !== undefined;
}

/** Whether a file in a directory is read: by its name alone, or "perhaps", if it opens like a feed. */
export function isReadable(name: string): boolean | 'perhaps' {
  const extension = COMPRESSED.test(name) ? '.warc.gz' : extname(name).toLowerCase();
  return KINDS.includes(extension) || (PERHAPS_FEEDS.includes(extension) && 'perhaps');
}

function isWarc(head: Uint8Array): boolean {
  return /^WARC\/\d\.\d/.test(Buffer.from(peekInside(head).subarray(0, 10)).toString('latin1'));
}

/** The first bytes, inflated where they are compressed; a few of them, for a bomb too has a start. */
function peekInside(head: Uint8Array): Uint8Array {
  if (!isGzip(head)) return head;
  try {
    return gunzipSync(head.subarray(0, PEEKED), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}
