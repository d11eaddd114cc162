/**
 * Bytes → string. UTF-8 unless a byte order mark, the HTTP header or the page itself says otherwise; what is no text
 * at all, or no valid text, is refused and not patched with replacement characters.
 */
import { documentBinary, documentEncoding } from './errors.js';

interface Declared {
  /** Charset of the HTTP header, which outranks the page's own. */
  readonly header?: string | null;
  /** True where a `<meta charset>` in the text counts. */
  readonly html?: boolean;
}

/** Throws `DocumentError` DOCUMENT_BINARY or DOCUMENT_ENCODING (with the offset of the first bad byte). */
export function decodeBytes(bytes: Uint8Array, input: string, declared: Declared = {}): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decodeAs(mark.encoding, bytes.subarray(mark.length), input, mark.length);
  const kind = binaryKind(bytes);
  if (kind !== null) throw documentBinary(input, kind);
  const label = known(declared.header) ?? (declared.html === true ? known(metaCharset(bytes)) : null);
  if (label === null || label === 'utf-8') return decodeAs('utf-8', bytes, input, 0);
  // Pages that moved to UTF-8 and forgot to say so are common; text that is valid UTF-8 by chance is not.
  return tryUtf8(bytes) ?? decodeAs(label, bytes, input, 0);
}

/** Number of the first byte that is no UTF-8, or null. */
export function invalidUtf8At(bytes: Uint8Array): number | null {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return null;
}

/** What a file is that is no text, by its first bytes or a NUL in it; null for text. */
function binaryKind(bytes: Uint8Array): string | null {
  for (const [kind, magic] of MAGIC) {
    if (magic.every((value, index) => bytes[index] === value)) return kind;
  }
  return bytes.subarray(0, 1 << 16).includes(0) || bytes.includes(0)
    ? 'binary data (it has NUL bytes)'
    : null;
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip-compressed data', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function decodeAs(encoding: string, bytes: Uint8Array, input: string, skipped: number): string {
  try {
    // The mark is gone by now; a second one is a character of the text.
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return encoding === 'windows-1252' ? mendWindows1252(text) : text;
  } catch {
    const offset = encoding === 'utf-8' ? (invalidUtf8At(bytes) ?? 0) : 0;
    throw documentEncoding(input, encoding, skipped + offset);
  }
}

/** Some versions of Node decode Windows-1252 as Latin-1, which has control characters for its quotes and dashes. */
function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] ?? unit);
}

/** The Encoding Standard's index for bytes 0x80 to 0x9F; five of them are the control characters themselves. */
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The charset that a page declares in its first 4 KiB. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const match = /<meta[^>]{1,200}charset\s?=\s?["']?\s?([\w-]{2,30})/i.exec(head);
  return match?.[1] ?? /^<\?xml[^>]{1,100}encoding=["']([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}

/** The charset that a Content-Type names. */
export function headerCharset(contentType: string): string | null {
  return /;\s{0,5}charset\s{0,5}=\s{0,5}["']?([\w-]{2,40})/i.exec(contentType)?.[1] ?? null;
}

/** The charset of the XML declaration. What stands further down in a feed are the charsets of other people's pages. */
export function xmlCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return /^\s{0,20}<\?xml[^>]{1,100}encoding\s{0,5}=\s{0,5}["']([\w-]{2,30})/i.exec(head)?.[1] ?? null;
}

/** The name that the platform's decoder knows the label by; null where it knows none. */
function known(label: string | null | undefined): string | null {
  if (label === null || label === undefined || label.trim() === '') return null;
  try {
    const { encoding } = new TextDecoder(label.trim());
    // A page whose bytes we could read to find this cannot be UTF-16; the standard says to take it as UTF-8.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

/** Length of the well-formed sequence at `at` (Unicode, table 3-7), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
  const third = bytes[at + 2] ?? 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTail(third) ? 3 : 0;
  }
  if (first < 0xf0 || first > 0xf4) return 0;
  const low = first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high && isTail(third) && isTail(bytes[at + 3] ?? 0) ? 4 : 0;
}

function isTail(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
