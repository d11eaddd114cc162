/** Which format an input has: by its name where that says, by its first bytes where the name is silent or wrong. */
import { extname } from 'node:path';
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
];

const PAGE =
  /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
const JSON_LINE = /^\{\s*"(?:[^"\\]|\\.){1,100}"\s*:/;

/** `head` may be empty: then the name alone decides. */
export function sniffFormat(name: string, head: Uint8Array): InputFormat {
  const named = BY_EXTENSION[extname(name).toLowerCase()];
  if (named === 'html' || named === 'jsonl') return named;
  const start = Buffer.from(head.subarray(0, 4096))
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s+|^\u00ef\u00bb\u00bf/, '');
  // A page saved as .txt is a page all the same.
  if (PAGE.test(start)) return 'html';
  return named ?? (JSON_LINE.test(start) ? 'jsonl' : 'text');
}
