/** Files, directories, standard input and web addresses → documents, in the order in which they were named. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { decodeBytes } from './encoding.js';
import {
  DocumentError,
  documentAddressInvalid,
  documentDirectoryEmpty,
  documentEmpty,
  documentMissing,
  documentNoFile,
  documentTooLarge,
  documentUnreadable,
  errorCode,
} from './errors.js';
import { checkDate } from './finish.js';
import { documentFromHtml } from './html/index.js';
import { documentsFromJsonl, MAX_BYTES } from './jsonl.js';
import { givenLanguage } from './language.js';
import { KINDS, sniffFormat } from './sniff.js';
import { documentFromText } from './text.js';
import type { Given, InputFormat, InputOptions, InputResult } from './types.js';

const DEFAULT_TIMEOUT = 20_000;
/** What is looked at to tell the format. */
const HEAD = 64 * 1024;

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
 * `inputs`: files, directories (all readable kinds below them, sorted), `-` for standard input, http(s) addresses.
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
  const found = await stat(input).catch((cause: unknown) => {
    throw asFileError(input, cause);
  });
  if (found.isDirectory()) return yield* readDirectory(input, options);
  if (!found.isFile() && !found.isFIFO() && !found.isCharacterDevice()) throw documentNoFile(input);
  yield* readFile(input, found.isFile() ? found.size : 0, options);
}

async function* readDirectory(directory: string, options: InputOptions): AsyncGenerator<InputResult> {
  const { files, errors } = await listFiles(directory);
  for (const error of errors) yield { ok: false, input: error.input, error };
  if (files.length === 0 && errors.length === 0) throw documentDirectoryEmpty(directory, KINDS);
  for (const file of files) {
    // Given ids, titles and the like are for one document; a directory of many still takes them as they are asked for.
    yield* guarded(file, readFile(file, 0, options));
  }
}

/** Hidden files and linked directories are left out: the first are not meant, the second can go in circles. */
async function listFiles(directory: string): Promise<{ files: string[]; errors: DocumentError[] }> {
  const files: string[] = [];
  const errors: DocumentError[] = [];
  const waiting = [directory];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for (const entry of await readdir(next, { withFileTypes: true })) {
        const path = join(next, entry.name);
        if (entry.name.startsWith('.')) continue;
        if (entry.isDirectory()) waiting.push(path);
        else if ((entry.isFile() || entry.isSymbolicLink()) && KINDS.includes(extname(path).toLowerCase())) {
          files.push(path);
        }
      }
    } catch (cause) {
      errors.push(asFileError(next, cause));
    }
  }
  return { files: files.sort(), errors };
}

async function* readFile(path: string, size: number, options: InputOptions): AsyncGenerator<InputResult> {
  const format = options.inputFormat ?? sniffFormat(path, new Uint8Array());
  const limit = options.maxBytes ?? MAX_BYTES;
  // Said at once where the size says it; a file without one is stopped while it is read.
  if (size > limit && format !== 'jsonl' && extname(path).toLowerCase() !== '')
    throw documentTooLarge(path, limit);
  yield* readSource(sourceOf(path, path), createReadStream(path), options);
}

async function* readAddress(address: string, options: InputOptions): AsyncGenerator<InputResult> {
  const { fetchAddress } = await import('./address.js');
  const fetched = await fetchAddress(address, {
    maxBytes: options.maxBytes ?? MAX_BYTES,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT,
    allowPrivate: options.allowPrivate ?? false,
  });
  const source: Source = {
    ...sourceOf(address, address),
    name: new URL(fetched.url).pathname,
    format: fetched.format,
    charset: fetched.charset,
    address: fetched.url,
  };
  yield* readSource(source, [fetched.bytes], options);
}

/** Bytes of one input → its documents. The head tells the format; only JSON Lines is read on without an end. */
async function* readSource(
  source: Source,
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
  options: InputOptions,
): AsyncGenerator<InputResult> {
  const { input } = source;
  const iterator = toBytes(chunks)[Symbol.asyncIterator]();
  const head = await readHead(iterator, input);
  if (head.length === 0) throw documentEmpty(input, false);
  const format = options.inputFormat ?? source.format ?? sniffFormat(source.name, head);
  if (format === 'jsonl') {
    return yield* documentsFromJsonl(rest(head, iterator), options, input);
  }
  const bytes = await readAll(rest(head, iterator), options.maxBytes ?? MAX_BYTES, input);
  const text = decodeBytes(bytes, input, { header: source.charset, html: format === 'html' });
  const given: Given = { ...options, id: options.id ?? source.id ?? undefined };
  const document =
    format === 'html'
      ? await documentFromHtml(text, given, input, source.address)
      : await documentFromText(text, { ...given, url: given.url ?? source.address ?? undefined }, input);
  yield { ok: true, input, document };
}

/** Turns what is thrown for one input into a result. What is no `DocumentError` is a fault of ours and goes on. */
async function* guarded(input: string, results: AsyncGenerator<InputResult>): AsyncGenerator<InputResult> {
  try {
    yield* results;
  } catch (error) {
    if (error instanceof DocumentError) yield { ok: false, input, error };
    else if (errorCode(error) !== null) yield { ok: false, input, error: asFileError(input, error) };
    else throw error;
  }
}

async function readHead(iterator: AsyncIterator<Uint8Array>, input: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < HEAD) {
      const next = await iterator.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
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

async function* toBytes(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function sourceOf(input: string, id: string | null): Source {
  return { input, id, name: input, format: null, charset: null, address: null };
}

function asFileError(path: string, cause: unknown): DocumentError {
  return errorCode(cause) === 'ENOENT' ? documentMissing(path) : documentUnreadable(path, cause);
}
