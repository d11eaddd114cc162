/**
 * JSON Lines → documents, line by line, so that a file of any size needs the memory of its longest line. A broken
 * line is one error with its number, and the next line is read.
 */
import type { z } from 'zod';
import { invalidUtf8At } from './encoding.js';
import {
  DocumentError,
  documentEmpty,
  documentEncoding,
  documentLineInvalid,
  documentTooLarge,
} from './errors.js';
import { checkDate, finishDocument } from './finish.js';
import type { Given, InputOptions, InputResult } from './types.js';

export const MAX_BYTES = 16 * 2 ** 20;

export interface Line {
  readonly number: number;
  /** Null where the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

interface LineFields {
  readonly id: string;
  readonly text: string;
  readonly title?: string | null | undefined;
  readonly published?: string | null | undefined;
  readonly outlet?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly language?: string | null | undefined;
}

/** `chunks` are the bytes of the file. One result a line; a blank line gives none. Ids come back unchanged. */
export async function* documentsFromJsonl(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: InputOptions = {},
  input = 'jsonl',
): AsyncGenerator<InputResult> {
  const schema = await lineSchema();
  const limit = options.maxBytes ?? MAX_BYTES;
  let empty = true;
  for await (const { number, bytes } of splitLines(chunks, limit)) {
    if (bytes !== null && isBlank(bytes)) continue;
    const name = `${input}:${number}`;
    const place = { source: input, line: number };
    try {
      if (bytes === null) throw documentTooLarge(name, limit);
      const line = parseLine(bytes, schema, input, number);
      yield { ok: true, input: name, place, document: await toDocument(line, options, name) };
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield { ok: false, input: name, place, error };
      if (empty && bytes !== null && isBracket(bytes)) {
        // A JSON document over many lines: one complaint is enough.
        return;
      }
    }
    empty = false;
  }
  if (empty) yield { ok: false, input, place: { source: input }, error: documentEmpty(input, true) };
}

async function toDocument(line: LineFields, options: InputOptions, name: string) {
  const stated = line.published ?? '';
  const published = stated.trim() === '' ? null : checkDate(stated, name);
  const given: Given = {
    id: line.id,
    title: options.title ?? line.title ?? undefined,
    outlet: options.outlet ?? line.outlet ?? undefined,
    published: options.published ?? published ?? undefined,
    author: options.author ?? line.author ?? undefined,
    url: options.url ?? line.url ?? undefined,
    language: options.language ?? line.language ?? undefined,
  };
  const text = line.text.startsWith('\ufeff') ? line.text.slice(1) : line.text;
  const nothing = { title: null, outlet: null, author: null, url: null, language: null };
  return finishDocument(text, { ...nothing, published: null, publishedBasis: null }, given, name);
}

function parseLine(
  bytes: Uint8Array,
  schema: z.ZodType<LineFields>,
  input: string,
  number: number,
): LineFields {
  const bad = invalidUtf8At(bytes);
  if (bad !== null) throw documentEncoding(`${input}:${number}`, 'utf-8', bad);
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    const hint = isBracket(bytes)
      ? 'opens a JSON document of many lines, not JSON Lines'
      : 'is not valid JSON';
    const detail = cause instanceof Error && !isBracket(bytes) ? ` (${shorten(cause.message)})` : '';
    throw documentLineInvalid(input, number, `${hint}${detail}`, cause);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const reason =
    field === '' ? 'is not a JSON object' : `has a bad "${field}": ${issue?.message ?? 'invalid'}`;
  throw documentLineInvalid(input, number, reason, parsed.error);
}

async function lineSchema(): Promise<z.ZodType<LineFields>> {
  const { z } = await import('zod');
  const optional = z.string({ error: 'it must be a string' }).nullish();
  const id = z.union([z.string().min(1), z.int().transform(String)], {
    error: 'it must be a non-empty string',
  });
  return z.object({
    id,
    text: z.string({ error: 'it must be a string' }).refine((text) => text.trim() !== '', 'it is empty'),
    title: optional,
    published: optional,
    outlet: optional,
    author: optional,
    url: optional,
    language: optional,
  });
}

/** Lines without their ends; the bytes of one longer than `limit` are let go as they come. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (): Line => {
    const bytes = length > limit ? null : joined(parts, number === 1);
    parts = [];
    length = 0;
    return { number: number++, bytes };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      length += end - start;
      if (length <= limit) parts.push(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    length += chunk.length - start;
    if (length <= limit) parts.push(chunk.subarray(start));
    else parts = [];
  }
  if (length > 0) yield take();
}

function joined(parts: readonly Uint8Array[], first: boolean): Uint8Array {
  const bytes = parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts);
  const marked = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

function isBracket(bytes: Uint8Array): boolean {
  return bytes.length < 40 && /^\s*[[{]\s*$/.test(Buffer.from(bytes).toString('latin1'));
}

function shorten(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}
