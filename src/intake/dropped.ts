/** A file that somebody handed over: its bytes lie somewhere, its name is only a name. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Archive } from '../archive/index.js';
import { sniffFormat } from '../document/sniff.js';
import { addTo } from './add.js';
import type { AddOptions, Progress } from './types.js';

export interface DroppedFile {
  /** As its owner calls it; tells the kind of file, and is never opened. */
  readonly name: string;
  /** Where the bytes are. */
  readonly path: string;
}

/** What is looked at to tell the format. */
const HEAD = 64 * 1024;

/** As `addTo`. An article's address is the name and a digest of the bytes, since many files are called "article.txt". */
export async function* addDropped(
  archive: Archive,
  { name, path }: DroppedFile,
  options: AddOptions = {},
): AsyncGenerator<Progress> {
  const { head, digest } = await lookAt(path);
  const inputFormat = sniffFormat(name, head);
  const single = inputFormat === 'text' || inputFormat === 'html';
  const progress = addTo(archive, ['-'], {
    ...options,
    stdin: createReadStream(path),
    inputFormat,
    ...(single && { id: `${name}#${digest.slice(0, 12)}` }),
  });
  for await (const step of progress) {
    yield {
      ...step,
      total: step.total ?? (single ? 1 : null),
      last: step.last === null ? null : named(step.last, name),
      failures: step.failures.map((failure) => ({ ...failure, input: named(failure.input, name) })),
    };
  }
}

/** "-:7" → "articles.jsonl:7" */
function named(input: string, name: string): string {
  return input === '-' || input.startsWith('-:') ? `${name}${input.slice(1)}` : input;
}

async function lookAt(path: string): Promise<{ readonly head: Uint8Array; readonly digest: string }> {
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    if (length < HEAD) parts.push(chunk);
    length += chunk.length;
  }
  return { head: Buffer.concat(parts).subarray(0, HEAD), digest: hash.digest('hex') };
}
