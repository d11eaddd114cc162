/** How many documents there are to come, counted beside the reading: for the time left, which may be rough. */
import { createReadStream } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { InputFormat, InputOptions } from '../document/index.js';
import { isReadable, sniffFormat } from '../document/sniff.js';

export interface Expectation {
  /** Null while it is being counted, and where it cannot be known: feeds, web archives, addresses, standard input. */
  readonly total: number | null;
}

/** Begins to count, and goes on by itself until the signal is aborted. */
export function expectDocuments(
  inputs: readonly string[],
  { inputFormat }: InputOptions,
  signal: AbortSignal,
): Expectation {
  const expectation: { total: number | null } = { total: null };
  const countAll = async (): Promise<void> => {
    let total = 0;
    for (const input of inputs) {
      const count = await countIn(input, inputFormat, signal);
      if (count === null || signal.aborted) return;
      total += count;
    }
    expectation.total = total;
  };
  // What is not to be counted is no matter here: the reading says what is wrong with it.
  void countAll().catch(() => {});
  return expectation;
}

async function countIn(
  input: string,
  format: InputFormat | undefined,
  signal: AbortSignal,
): Promise<number | null> {
  if (input === '-' || /^[a-z][a-z\d+.-]{1,20}:\/\//i.test(input)) return null;
  const found = await stat(input);
  if (found.isDirectory()) return countFolder(input, signal);
  if (!found.isFile()) return null;
  return countFile(input, format ?? formatOf(input), signal);
}

/** By the name alone; null where it does not say, as of .xml and .json, or is not read. */
const formatOf = (name: string): InputFormat | null =>
  isReadable(name) === true ? sniffFormat(name, new Uint8Array()) : null;

async function countFile(
  file: string,
  format: InputFormat | null,
  signal: AbortSignal,
): Promise<number | null> {
  if (format === 'jsonl') return countLines(file, signal);
  return format === 'text' || format === 'html' ? 1 : null;
}

async function countFolder(folder: string, signal: AbortSignal): Promise<number | null> {
  let total = 0;
  for await (const entry of await opendir(folder)) {
    if (signal.aborted) return null;
    if (entry.name.startsWith('.')) continue;
    const name = path.join(folder, entry.name);
    const format = formatOf(entry.name);
    if (!entry.isDirectory() && format === null) continue;
    const count = entry.isDirectory()
      ? await countFolder(name, signal)
      : await countFile(name, format, signal);
    if (count === null) return null;
    total += count;
  }
  return total;
}

async function countLines(file: string, signal: AbortSignal): Promise<number> {
  let lines = 0;
  let open = false;
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20, signal })) {
    if (!(chunk instanceof Uint8Array)) continue;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
    open = chunk.at(-1) !== 10;
  }
  return lines + (open ? 1 : 0);
}
