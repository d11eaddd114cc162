/** Files, directories, globs, standard input and web addresses → documents, in the order in which they were named. */
import { createReadStream, Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decodeBytes, xmlCharset } from './encoding.js';
import {
  DocumentError,
  documentAddressInvalid,
  documentDirectoryEmpty,
  documentEmpty,
  documentNoFile,
  documentTooLarge,
  documentUnmatched,
  errorCode,
} from './errors.js';
import { asFileError, isGlob, listFiles, matchFiles } from './files.js';
import { checkDate } from './finish.js';
import { documentFromHtml } from './html/index.js';
import { documentsFromJsonl, MAX_BYTES } from './jsonl.js';
import { givenLanguage } from './language.js';
import { isNamed, KINDS, sniffFormat } from './sniff.js';
import { documentFromText } from './text.js';
import type { Fetched, Given, InputFormat, InputOptions, InputResult } from './types.js';

const DEFAULT_TIMEOUT = 20_000;
/** What is looked at to tell the format. */
const HEAD = 64 * 1024;
/** Of any size: their parts are bounded instead. */
const STREAMED: ReadonlySet<InputFormat> = new Set(['jsonl', 'warc']);

interface Source {
  readonly input: string;
  /** Default id: the path or address; null for standard input, which gets the hash of its text. */
  readonly id: string | null;
  readonly name: string;
  readonly format: InputFormat | null;
  readonly charset: string | null;
  readonly address: string | null;
}

/**
 * `inputs`: files, directories (all readable kinds below them, sorted), globs, `-` for standard input, http(s) addresses.
 * Each yields its documents, or the error that says why it could not be read; the next is read all the same. Throws
 * only `DocumentError`, before the first result, where `options.published` is no date or `options.language` not English.
 */
export async function* readInputs(
  inputs: readonly string[],
  options: InputOptions = {},
): AsyncGenerator<InputResult> {
  if (options.published !== undefined) checkDate(options.published, '--published');
  if (options.language !== undefined) givenLanguage(options.language, '--language');
  for (const input of inputs) yield* guarded(input, readInput(input, options));
}

async function* readInput(input: string, options: InputOptions): AsyncGenerator<InputResult> {
  if (input === '-') return yield* readSource(sourceOf('-', null), options.stdin ?? process.stdin, options);
  if (/^https?:/i.test(input)) return yield* readAddress(input, options);
  if (/^[a-z][a-z\d+.-]{1,20}:\/\//i.test(input)) {
    throw documentAddressInvalid(input, 'only http and https addresses are fetched');
  }
  const found = await stat(input).catch((cause: unknown) => cause);
  if (!(found instanceof Stats)) {
    // A file may be called "a[1].txt": only what is no file is a pattern.
    if (errorCode(found) === 'ENOENT' && (await isGlob(input))) return yield* readMatches(input, options);
    throw asFileError(input, found);
  }
  if (found.isDirectory()) return yield* readDirectory(input, options);
  if (!found.isFile() && !found.isFIFO() && !found.isCharacterDevice()) throw documentNoFile(input);
  yield* readFile(input, found.isFile() ? found.size : 0, options);
}

async function* readDirectory(directory: string, options: InputOptions): AsyncGenerator<InputResult> {
  const { files, errors } = await listFiles(directory);
  for (const error of errors) yield failed(error.input, error);
  if (files.length === 0 && errors.length === 0) throw documentDirectoryEmpty(directory, KINDS);
  for (const file of files) {
    // Given ids, titles and the like are for one document; a directory of many still takes them as they are asked for.
    yield* guarded(file, readFile(file, 0, options));
  }
}

async function* readMatches(pattern: string, options: InputOptions): AsyncGenerator<InputResult> {
  const files = await matchFiles(pattern);
  if (files.length === 0) throw documentUnmatched(pattern);
  for (const file of files) yield* guarded(file, readFile(file, 0, options));
}

async function* readFile(path: string, size: number, options: InputOptions): AsyncGenerator<InputResult> {
  const format = options.inputFormat ?? sniffFormat(path, new Uint8Array());
  const limit = options.maxBytes ?? MAX_BYTES;
  // Said at once where the size says it; a file without one is stopped while it is read.
  if (size > limit && !STREAMED.has(format) && isNamed(path)) throw documentTooLarge(path, limit);
  yield* readSource(sourceOf(path, path), createReadStream(path), options);
}

async function* readAddress(address: string, options: InputOptions): AsyncGenerator<InputResult> {
  const fetched = await fetchWithin(address, options);
  const source: Source = {
    ...sourceOf(address, address),
    name: new URL(fetched.url).pathname,
    format: fetched.format,
    charset: fetched.charset,
    address: fetched.url,
  };
  yield* readSource(source, [fetched.bytes], options);
}

async function fetchWithin(address: string, options: InputOptions): Promise<Fetched> {
  const fetch = options.fetch ?? (await import('./address.js')).fetchAddress;
  return fetch(address, {
    maxBytes: options.maxBytes ?? MAX_BYTES,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT,
    allowPrivate: options.allowPrivate ?? false,
  });
}

/** Bytes of one input → its documents. The head tells the format; only what is STREAMED is read on without an end. */
async function* readSource(
  source: Source,
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
  options: InputOptions,
): AsyncGenerator<InputResult> {
  const { input } = source;
  const iterator = toBytes(chunks)[Symbol.asyncIterator]();
  const formatOf = (head: Uint8Array): InputFormat =>
    options.inputFormat ?? source.format ?? sniffFormat(source.name, head);
  // Lines are read as they come: who writes one into a pipe and waits for its record would else wait for ever.
  const head = await readHead(iterator, input, (begun) => formatOf(begun) === 'jsonl');
  if (head.length === 0) throw documentEmpty(input, false);
  const format = formatOf(head);
  if (format === 'jsonl') {
    return yield* documentsFromJsonl(rest(head, iterator), options, input);
  }
  if (format === 'warc') {
    const { documentsFromWarc } = await import('./warc.js');
    return yield* documentsFromWarc(rest(head, iterator), options, input);
  }
  const bytes = await readAll(rest(head, iterator), options.maxBytes ?? MAX_BYTES, input);
  if (format === 'feed') {
    const { documentsFromFeed } = await import('./feed.js');
    const header = source.charset ?? xmlCharset(bytes);
    const fetch = (link: string) => fetchWithin(link, options);
    const feed = { input, address: source.address, fetch };
    return yield* documentsFromFeed(decodeBytes(bytes, input, { header }), feed, options);
  }
  const text = decodeBytes(bytes, input, { header: source.charset, html: format === 'html' });
  const given: Given = { ...options, id: options.id ?? source.id ?? undefined };
  const document =
    format === 'html'
      ? await documentFromHtml(text, given, input, source.address)
      : await documentFromText(text, { ...given, url: given.url ?? source.address ?? undefined }, input);
  yield { ok: true, input, place: { source: input }, document };
}

/** Turns what is thrown for one input into a result. What is no `DocumentError` is a fault of ours and goes on. */
async function* guarded(input: string, results: AsyncGenerator<InputResult>): AsyncGenerator<InputResult> {
  try {
    yield* results;
  } catch (error) {
    if (error instanceof DocumentError) yield failed(input, error);
    else if (errorCode(error) !== null) yield failed(input, asFileError(input, error));
    else throw error;
  }
}

function failed(input: string, error: DocumentError): InputResult {
  return { ok: false, input, place: { source: input }, error };
}

/** The first bytes, as many as tell the format; fewer where `isEnough` says so of what has come. */
async function readHead(
  iterator: AsyncIterator<Uint8Array>,
  input: string,
  isEnough: (begun: Uint8Array) => boolean,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < HEAD) {
      const next = await iterator.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
      if (isEnough(next.value)) break;
    }
  } catch (cause) {
    throw asFileError(input, cause);
  }
  return Buffer.concat(parts);
}

async function* rest(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    // Whoever stops early closes the file.
    await iterator.return?.();
  }
}

async function readAll(chunks: AsyncIterable<Uint8Array>, limit: number, input: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw documentTooLarge(input, limit);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Streams may be set to give strings. */
export async function* toBytes(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function sourceOf(input: string, id: string | null): Source {
  return { input, id, name: input, format: null, charset: null, address: null };
}
