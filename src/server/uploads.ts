/** Bytes that are sent, put into a file of their own: whatever they are called, the name on the disk is ours. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bodyInvalid, bodyTooLarge } from './errors.js';
import { LARGEST_FILE } from './limits.js';

export interface Upload {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

const LONGEST_NAME = 200;

/** @throws RequestError DESK_BODY_INVALID, DESK_BODY_TOO_LARGE */
export async function keepBody(request: Request, limit = LARGEST_FILE): Promise<Upload> {
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > limit) throw bodyTooLarge(limit);
  if (request.body === null) throw bodyInvalid('there are no bytes in it');
  const folder = await mkdtemp(path.join(tmpdir(), 'chancery-desk-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, 'dropped');
  try {
    const bytes = await pipeline(
      // The DOM's type and Node's are of one thing.
      Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]),
      (chunks: AsyncIterable<Uint8Array>) => bounded(chunks, limit),
      createWriteStream(file, { mode: 0o600 }),
    ).then(() => file);
    return { path: bytes, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw bodyTooLarge(limit);
    yield chunk;
  }
}

/** The last part of what a file is called, on one line and not for ever. */
export function plainName(stated: string): string {
  const last = stated.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  // The ending tells the kind of file: of a long name the start goes.
  const short = [...clean].slice(-LONGEST_NAME).join('');
  return short === '' || /^\.+$/.test(short) ? 'article' : short;
}
