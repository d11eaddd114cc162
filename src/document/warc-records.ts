/**
 * The records of a WARC file (ISO 28500), one at a time, from a stream. warcio reads a sound record well, but it prints
 * its complaints, ends without a word on a gzip member that is cut off, believes any Content-Length and holds a line of
 * any length; so where each record starts and ends is found here, and warcio gets one whole record at a time (warc.ts).
 */
import { ByteReader } from './byte-reader.js';
import { GzipDamage, inflateMember, isGzip } from './gzip-members.js';

/** What stands between the end of one record and the start of the next, and some of that. */
const GAP = 64;
/** The header of a record; longer ones are an attack. */
const MAX_HEADER = 64 * 1024;
/** Kept of a record that is too large, so that what it is can be told. */
const KEPT = 16 * 1024;
const START = /^WARC\/\d\.\d{1,2}\r?\n/;
const START_IN_BODY = /\nWARC\/\d\.\d{1,2}\r?\n[A-Za-z]/;

export interface RawRecord {
  readonly kind: 'record';
  /** Byte of the file at which the record, or the gzip member that holds it, starts. */
  readonly offset: number;
  /** For a second record in one gzip member: the byte of the member's content at which it starts; otherwise 0. */
  readonly within: number;
  /** "WARC/1.0", its fields and the blank line. */
  readonly header: Buffer;
  /** The first bytes alone where `whole` is false, because the record is larger than the limit. */
  readonly body: Buffer;
  readonly whole: boolean;
}

/** A place at which the file is not as it should be. What comes after it is read again from the next record on. */
export interface RecordDamage {
  readonly kind: 'damage';
  readonly offset: number;
  readonly within: number;
  readonly reason: string;
}

/** Records of at most `limit` bytes, compressed (a gzip member each, or many in one) or not. */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<RawRecord | RecordDamage> {
  const source = new ByteReader(chunks);
  try {
    if (isGzip(await source.peek(4))) yield* readMembers(source, limit);
    else yield* readPlain(source, limit, null);
  } finally {
    // Whoever stops early closes the file.
    await source.close();
  }
}

async function* readMembers(source: ByteReader, limit: number): AsyncGenerator<RawRecord | RecordDamage> {
  while (await atMember(source)) {
    const offset = source.offset;
    if (!isGzip(await source.peek(4))) {
      yield damage(offset, 0, `no gzip member starts at byte ${offset}`);
    } else {
      const content = new ByteReader(inflateMember(source));
      try {
        yield* readPlain(content, limit, offset);
        continue;
      } catch (error) {
        if (!(error instanceof GzipDamage)) throw error;
        yield damage(offset, 0, `the gzip member that starts at byte ${offset} ${error.message}`);
      } finally {
        await content.close();
      }
    }
    if (source.offset === offset) await source.skip(1);
    await skipToMember(source);
  }
}

/** False at the end of the file. Zeros that pad it are let go, as gzip does. */
async function atMember(source: ByteReader): Promise<boolean> {
  for (let some = await source.some(GAP); some !== null; some = await source.some(GAP)) {
    const start = some.findIndex((byte) => byte !== 0);
    if (start < 0) continue;
    source.unread(some.subarray(start));
    return true;
  }
  return false;
}

/** To the next bytes that look like a member; whether they are one is found when it is read. */
async function skipToMember(source: ByteReader): Promise<void> {
  for (let window = await source.peek(KEPT); window.length > 3; window = await source.peek(KEPT)) {
    for (let at = window.indexOf(0x1f); at >= 0; at = window.indexOf(0x1f, at + 1)) {
      if (!isGzip(window.subarray(at, at + 4))) continue;
      await source.skip(at);
      return;
    }
    await source.skip(window.length - 3);
  }
  await source.skip(3);
}

/** `member`: where the gzip member starts whose content `source` is; null for a file that is not compressed. */
async function* readPlain(
  source: ByteReader,
  limit: number,
  member: number | null,
): AsyncGenerator<RawRecord | RecordDamage> {
  while (await atRecord(source)) {
    const at = source.offset;
    const place = member === null ? ([at, 0] as const) : ([member, at] as const);
    const header = await readHeader(source);
    if (typeof header === 'string') {
      yield damage(...place, header);
      await skipToRecord(source);
      continue;
    }
    const length = contentLength(header);
    if (length === null) {
      yield damage(...place, 'the record does not say its length');
      await skipToRecord(source);
      continue;
    }
    const whole = length <= limit;
    const body = await source.take(whole ? length : KEPT);
    const found = body.length + (whole ? 0 : await source.skip(length - body.length));
    const wrong = found < length ? `but ${found} are there` : await wrongEnd(source);
    if (wrong === null) {
      yield { kind: 'record', offset: place[0], within: place[1], header, body, whole };
      continue;
    }
    yield damage(...place, `the record says that it has ${length} bytes, ${wrong}`);
    // What was taken for its body may hold the records after it.
    if (whole) source.unread(body);
    await skipToRecord(source);
  }
}

/** Why what follows the record is not the end or the next one; null where it is. */
async function wrongEnd(source: ByteReader): Promise<string | null> {
  const after = (await source.peek(GAP)).toString('latin1').replace(/^[\r\n]+/, '');
  if (after === '' || START.test(after)) return null;
  return 'but neither its end nor another record is there';
}

/** Past the blank lines between records. False at the end. */
async function atRecord(source: ByteReader): Promise<boolean> {
  for (let some = await source.some(GAP); some !== null; some = await source.some(GAP)) {
    const start = some.findIndex((byte) => byte !== 10 && byte !== 13);
    if (start < 0) continue;
    source.unread(some.subarray(start));
    return true;
  }
  return false;
}

/** The header with its blank line, or what is wrong with it. */
async function readHeader(source: ByteReader): Promise<Buffer | string> {
  const start = (await source.peek(GAP)).toString('latin1');
  if (!START.test(start)) return 'no WARC record starts here';
  const window = await source.peek(MAX_HEADER);
  const lines = window.indexOf('\r\n\r\n');
  if (lines >= 0) return source.take(lines + 4);
  // What is no CRLF is no WARC either, but some writers know no better.
  const bare = window.indexOf('\n\n');
  if (bare >= 0) return source.take(bare + 2);
  return window.length < MAX_HEADER
    ? 'the file ends in the header of the record'
    : 'the header of the record has no end';
}

function contentLength(header: Buffer): number | null {
  const stated = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(header.toString('latin1'))?.[1];
  return stated === undefined ? null : Number(stated);
}

/** To the next line that starts a record; never to where the source stands, which is the record that is damaged. */
async function skipToRecord(source: ByteReader): Promise<void> {
  for (let window = await source.peek(KEPT); window.length > GAP; window = await source.peek(KEPT)) {
    const found = START_IN_BODY.exec(window.toString('latin1'));
    if (found !== null) {
      await source.skip(found.index + 1);
      return;
    }
    await source.skip(window.length - GAP);
  }
  const found = START_IN_BODY.exec((await source.peek(GAP)).toString('latin1'));
  await source.skip(found === null ? GAP : found.index + 1);
}

function damage(offset: number, within: number, reason: string): RecordDamage {
  return { kind: 'damage', offset, within, reason };
}
