/**
 * One gzip member (RFC 1952) out of a stream of them. Node's own gunzip joins the members, so that where each starts
 * is lost, and what it makes of damage depends on where it is; here the end, the checksum and the length of each member
 * are checked, and what breaks is said with its place.
 */
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteReader } from './byte-reader.js';

export class GzipDamage extends Error {
  override readonly name = 'GzipDamage';
}

/** How much is inflated at a time: what a bomb can make of it, a thousandfold, still fits. */
const SLICE = 16 * 1024;
/** Name and comment in a header; longer ones are no file names. */
const MAX_HEADER = 64 * 1024;
const TRAILER = 8;

const FLAG_CRC = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8 && ((bytes[3] ?? 0xff) & 0xe0) === 0;
}

/**
 * The content of the member at which `source` stands, which afterwards stands behind it. Throws `GzipDamage` where the
 * member ends too early, does not inflate, or does not have the length or the checksum it says.
 */
export async function* inflateMember(source: ByteReader): AsyncGenerator<Uint8Array> {
  await skipHeader(source);
  const inflate = createInflateRaw();
  const state: Inflating = { produced: [], ended: false };
  inflate.on('data', (part: Uint8Array) => state.produced.push(part));
  inflate.on('end', () => {
    state.ended = true;
  });
  // One that comes while nobody waits must not end the process; the next write brings it up again.
  inflate.on('error', () => undefined);
  let checksum = 0;
  let length = 0;
  try {
    while (!state.ended) {
      const slice = await source.some(SLICE);
      if (slice === null) throw new GzipDamage(`is cut off at byte ${source.offset}`);
      const before = inflate.bytesWritten;
      try {
        await feed(inflate, slice, state);
      } catch (error) {
        // The next member may start in it.
        source.unread(slice);
        throw error;
      }
      const used = inflate.bytesWritten - before;
      for (let part = state.produced.shift(); part !== undefined; part = state.produced.shift()) {
        checksum = crc32(part, checksum);
        length += part.length;
        yield part;
      }
      // Only the end of the member leaves bytes of it over.
      if (used < slice.length) {
        source.unread(slice.subarray(used));
        break;
      }
    }
  } finally {
    inflate.destroy();
  }
  await checkTrailer(source, checksum, length);
}

interface Inflating {
  readonly produced: Uint8Array[];
  ended: boolean;
}

function feed(inflate: InflateRaw, slice: Uint8Array, state: Inflating): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => {
      inflate.off('error', settle);
      inflate.off('end', settle);
      if (error) reject(new GzipDamage(`does not inflate (${error.message})`, { cause: error }));
      else resolve();
    };
    inflate.once('error', settle);
    // At the end of the member the write is never called back.
    inflate.once('end', settle);
    inflate.write(slice, settle);
    if (state.ended) settle();
  });
}

async function skipHeader(source: ByteReader): Promise<void> {
  const fixed = await source.take(10);
  if (fixed.length < 10) throw new GzipDamage(`is cut off at byte ${source.offset}`);
  const flags = fixed[3] ?? 0;
  if ((flags & FLAG_EXTRA) !== 0) {
    const size = await source.take(2);
    if (size.length === 2) await source.skip(size.readUInt16LE());
  }
  if ((flags & FLAG_NAME) !== 0) await skipString(source);
  if ((flags & FLAG_COMMENT) !== 0) await skipString(source);
  if ((flags & FLAG_CRC) !== 0) await source.skip(2);
}

async function skipString(source: ByteReader): Promise<void> {
  const end = (await source.peek(MAX_HEADER)).indexOf(0);
  if (end < 0) throw new GzipDamage('has a header without an end');
  await source.skip(end + 1);
}

async function checkTrailer(source: ByteReader, checksum: number, length: number): Promise<void> {
  const trailer = await source.take(TRAILER);
  if (trailer.length < TRAILER) throw new GzipDamage(`is cut off at byte ${source.offset}`);
  if (trailer.readUInt32LE(0) !== checksum) throw new GzipDamage('does not have the checksum it says');
  if (trailer.readUInt32LE(4) !== length % 2 ** 32) throw new GzipDamage('does not have the length it says');
}
