/** Inputs → documents to read and records that are ready made, told apart by how a file of lines opens. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { recordsFromJsonl } from '../archive/export/records.js';
import { type InputOptions, type Place, readInputs, splitLines, toBytes } from '../document/index.js';
import type { ChanceryRecord, SourceDocument } from '../record/index.js';
import { addressOf, originOf, recordAddress } from './address.js';
import type { Failure } from './types.js';

interface Arriving {
  /** As failures name it: a line of a file is "file:7". */
  readonly input: string;
  /** See `addressOf`. */
  readonly address: string;
  readonly origin: string;
}

export interface IncomingDocument extends Arriving {
  readonly kind: 'document';
  readonly document: SourceDocument;
}

export interface IncomingRecord extends Arriving {
  readonly kind: 'record';
  readonly record: ChanceryRecord;
}

export interface IncomingFailure {
  readonly kind: 'failed';
  readonly input: string;
  readonly failure: Failure;
}

export type Incoming = IncomingDocument | IncomingRecord | IncomingFailure;

/** A record's line is longer than its text by its offsets; beyond this it is no article's. */
const LONGEST_LINE = 128 * 2 ** 20;
const HEAD = 512;
const OPENS_RECORDS = /^(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,20}"schema"\s{0,20}:\s{0,20}"chancery\.record\//;

/** One by one, in order. @throws DocumentError before the first, where an option is no date or language */
export async function* incomingFrom(
  inputs: readonly string[],
  options: InputOptions,
): AsyncGenerator<Incoming> {
  for (const input of inputs) {
    if (input === '-') yield* fromStandardInput(options);
    else if (await holdsRecords(input)) yield* recordsOf(createReadStream(input), input);
    else yield* documentsOf(input, options);
  }
}

/** Its start is looked at and put back. */
async function* fromStandardInput(options: InputOptions): AsyncGenerator<Incoming> {
  const chunks = toBytes(options.stdin ?? process.stdin);
  const start: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = await chunks.next();
    if (next.done === true) break;
    const chunk = next.value;
    start.push(chunk);
    length += chunk.length;
    if (!OPENS_RECORDS.test(latin1(start)) && chunk.includes(10)) break;
  }
  const all = { [Symbol.asyncIterator]: () => rejoined(start, chunks) };
  if (OPENS_RECORDS.test(latin1(start))) yield* recordsOf(all, '-');
  else yield* documentsOf('-', { ...options, stdin: all });
}

async function* rejoined(
  start: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* documentsOf(input: string, options: InputOptions): AsyncGenerator<Incoming> {
  let source: string | null = null;
  let records = false;
  for await (const result of readInputs([input], options)) {
    const { place } = result;
    // In a folder of many files some may hold records: their lines are no documents, which is how they are found.
    if (place.source !== source) {
      source = place.source;
      records = !result.ok && place.line !== undefined && source !== '-' && (await holdsRecords(source));
      if (records) yield* recordsOf(createReadStream(source), source);
    }
    if (!records) yield result.ok ? asDocument(result) : asFailure(result.input, result.error);
  }
}

const asDocument = (result: {
  readonly input: string;
  readonly place: Place;
  readonly document: SourceDocument;
}): IncomingDocument => ({
  kind: 'document',
  input: result.input,
  address: addressOf(result.place, result.document),
  origin: originOf(result.place),
  document: result.document,
});

const asFailure = (
  input: string,
  { reason, hint }: { readonly reason: string; readonly hint: string },
): IncomingFailure => ({ kind: 'failed', input, failure: { input, reason, hint } });

/** Records as `chancery export --format records` writes them, one a line. */
async function* recordsOf(
  chunks: AsyncIterable<Uint8Array | string>,
  source: string,
): AsyncGenerator<Incoming> {
  for await (const { number, bytes } of splitLines(toBytes(chunks), LONGEST_LINE)) {
    const input = `${source}:${number}`;
    if (bytes === null) {
      yield asFailure(input, { reason: 'it is larger than 128 MiB', hint: 'No article is.' });
      continue;
    }
    for await (const line of recordsFromJsonl([Buffer.from(bytes).toString('utf8')])) {
      if (line.ok) {
        const { record } = line;
        yield { kind: 'record', input, address: recordAddress(record.document), origin: 'record', record };
      } else {
        yield asFailure(input, {
          reason: `the line ${line.reason}`,
          hint: 'Records are read as this version of chancery writes them.',
        });
      }
    }
  }
}

/** Whether it is a file that opens like a record. What cannot be opened is left to `readInputs`, which says why. */
async function holdsRecords(input: string): Promise<boolean> {
  const file = await open(input).catch(() => null);
  try {
    if (file === null || !(await file.stat()).isFile()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return OPENS_RECORDS.test(latin1([buffer.subarray(0, bytesRead)]));
  } catch {
    return false;
  } finally {
    await file?.close();
  }
}

const latin1 = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('latin1');
