/**
 * Web archives (WARC, ISO 28500) → documents: the pages that a server answered with, one at a time. The memory that a
 * file takes is that of its largest record, whatever its size. What is no page is passed over; what is damaged is one
 * error with its place, and reading goes on behind it.
 */
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { WARCRecord } from 'warcio';
import { readStatedDate } from './dates.js';
import { decodeBytes, headerCharset } from './encoding.js';
import { DocumentError, documentTooLarge, documentWarcDamaged, errorCode } from './errors.js';
import { documentFromHtml } from './html/index.js';
import { MAX_BYTES } from './jsonl.js';
import type { Given, InputOptions, InputResult, Place } from './types.js';
import { type RawRecord, readRecords } from './warc-records.js';

const PAGE_TYPES: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);
const PAGE_START = /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype\s{1,20}html|html)\b/i;

/** `chunks` are the bytes of the file, compressed or not. One result for each page, and one for each damaged place. */
export async function* documentsFromWarc(
  chunks: AsyncIterable<Uint8Array>,
  options: InputOptions = {},
  input = 'warc',
): AsyncGenerator<InputResult> {
  const limit = options.maxBytes ?? MAX_BYTES;
  for await (const record of readRecords(chunks, limit)) {
    const { offset, within } = record;
    const name = `${input}:${offset}${within === 0 ? '' : `+${within}`}`;
    if (record.kind === 'damage') {
      const error = documentWarcDamaged(name, record.reason);
      yield { ok: false, input: name, place: { source: input, offset }, error };
      continue;
    }
    const response = await readResponse(record);
    if (response === null) continue;
    const id = bare(response.warcHeader('WARC-Record-ID'));
    const place: Place = { source: input, offset, ...(id !== null && { record: id }) };
    try {
      if (!record.whole) throw documentTooLarge(name, limit);
      const document = await toDocument(response, { id, name, limit, options });
      yield { ok: true, input: name, place, document };
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield { ok: false, input: name, place, error };
    }
  }
}

/** The record where it is a page that was sent in answer to a request; null for all else. */
async function readResponse({ header, body }: RawRecord): Promise<WARCRecord | null> {
  if (!/^warc-type[ \t]*:[ \t]*response[ \t]*\r?$/im.test(header.toString('latin1'))) return null;
  const { AsyncIterReader, WARCParser } = await import('warcio');
  const lines = Buffer.from(header.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
  const reader = new AsyncIterReader([lines, body], null);
  const record = await new WARCParser(reader).parse();
  const http = record?.httpHeaders;
  if (!record || !http || !/^HTTP\/\d/i.test(http.statusline)) return null;
  const status = Number(http.statusCode);
  if (!(status >= 200 && status < 300)) return null;
  const type = http.headers.get('Content-Type')?.split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
  if (type !== '') return PAGE_TYPES.has(type) ? record : null;
  return PAGE_START.test(afterHttp(body).toString('latin1')) ? record : null;
}

interface Reading {
  readonly id: string | null;
  readonly name: string;
  readonly limit: number;
  readonly options: InputOptions;
}

async function toDocument(response: WARCRecord, { id, name, limit, options }: Reading) {
  const address = httpAddress(bare(response.warcTargetURI));
  const page = await readPage(response, limit, name);
  const header = headerCharset(response.httpHeaders?.headers.get('Content-Type') ?? '');
  const text = decodeBytes(page, name, { header, html: true });
  const given: Given = {
    ...options,
    id: options.id ?? id ?? undefined,
    url: options.url ?? address ?? undefined,
  };
  const document = await documentFromHtml(text, given, name, address);
  if (document.published !== null) return document;
  // The day of the crawl: for news that is the day after at most, and better than nothing to reckon "Tuesday" from.
  const crawled = readStatedDate(response.warcDate ?? '');
  return crawled === null
    ? document
    : { ...document, published: crawled, publishedBasis: 'inferred' as const };
}

/** The page's bytes with the encodings of the transfer and the content undone. */
async function readPage(response: WARCRecord, limit: number, name: string): Promise<Uint8Array> {
  const headers = response.httpHeaders?.headers;
  const transfer = headers?.get('Transfer-Encoding')?.toLowerCase() ?? '';
  const sent = transfer.includes('chunked') ? await unchunk(response) : await response.readFully(false);
  const encodings = `${headers?.get('Content-Encoding') ?? ''},${transfer}`
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'chunked' && encoding !== 'identity')
    .slice(0, 3);
  let bytes = sent;
  for (const encoding of encodings.reverse()) bytes = await decode(bytes, encoding, limit, name);
  return bytes;
}

/** warcio's reader takes what is not chunked after all as it is: crawlers undo the chunks and keep the header. */
async function unchunk(response: WARCRecord): Promise<Uint8Array> {
  const { AsyncIterReader } = await import('warcio');
  return new AsyncIterReader([await response.readFully(false)], null, true).readFully();
}

/** Crawlers keep "Content-Encoding: gzip" for what they decoded; so what reads as a page is one. */
async function decode(bytes: Uint8Array, encoding: string, limit: number, name: string): Promise<Uint8Array> {
  const inflators = INFLATORS[encoding];
  const plain = PAGE_START.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
  if (plain) return bytes;
  if (inflators === undefined) {
    throw documentWarcDamaged(
      name,
      `the page is encoded as ${JSON.stringify(encoding.slice(0, 40))}, which is not read`,
    );
  }
  let failure: unknown;
  for (const inflator of inflators) {
    try {
      return await new Promise((resolve, reject) =>
        inflator(bytes, { maxOutputLength: limit }, (error, result) =>
          error ? reject(error) : resolve(result),
        ),
      );
    } catch (error) {
      if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw documentTooLarge(name, limit);
      failure ??= error;
    }
  }
  if (!isBinary(bytes)) return bytes;
  const reason = failure instanceof Error ? failure.message : String(failure);
  throw documentWarcDamaged(name, `the page does not decode as ${encoding} (${reason})`);
}

const INFLATORS: Readonly<Record<string, readonly (typeof gunzip)[]>> = {
  gzip: [gunzip],
  'x-gzip': [gunzip],
  // With zlib's wrapping by the standard, without it by the custom of some servers.
  deflate: [inflate, inflateRaw],
  br: [brotliDecompress],
};

/** Control characters that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/** What follows the HTTP header, or nothing. */
function afterHttp(body: Buffer): Buffer {
  const end = body.indexOf('\r\n\r\n');
  return end < 0 ? Buffer.alloc(0) : body.subarray(end + 4, end + 1024);
}

/** "<urn:uuid:…>" → "urn:uuid:…"; some writers put the target address in brackets too. */
function bare(value: string | null | undefined): string | null {
  const text = value?.trim().replace(/^<(.*)>$/, '$1') ?? '';
  return text === '' || text.length > 4096 ? null : text;
}

function httpAddress(value: string | null): string | null {
  if (value === null || !URL.canParse(value)) return null;
  const { protocol, href } = new URL(value);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
