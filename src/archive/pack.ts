/** Records as the archive keeps them: JSON without the text, which stands in `documents`, packed with Brotli. */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { ChanceryRecord } from '../record/index.js';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** 3 packs as small as deflate at its best in a quarter of its time; 4 would cost twice as much for 3 % less. */
const QUALITY = 3;
/** A record of the longest text that is read stays well below; what is larger is no record of ours. */
const MAX_BYTES = 512 * 1024 * 1024;

/** As wide as the record, in bits: a wider window is memory that is made ready for nothing, thousands of times. */
function windowOf(bytes: number): number {
  const bits = Math.ceil(Math.log2(bytes + 1));
  return Math.min(Math.max(bits, constants.BROTLI_MIN_WINDOW_BITS), constants.BROTLI_DEFAULT_WINDOW);
}

export async function pack(record: ChanceryRecord): Promise<Uint8Array> {
  const { text: _, ...document } = record.document;
  const json = Buffer.from(JSON.stringify({ ...record, document }), 'utf8');
  return compress(json, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
      [constants.BROTLI_PARAM_LGWIN]: windowOf(json.length),
    },
  });
}

/** @throws where the bytes are damaged */
export async function unpack(bytes: Uint8Array, text: string): Promise<ChanceryRecord> {
  const json = await decompress(bytes, { maxOutputLength: MAX_BYTES });
  const packed = JSON.parse(json.toString('utf8')) as ChanceryRecord;
  return { ...packed, document: withText(packed.document, text) };
}

/** The text where the contract's page has it, so that a record written again is the same to the byte. */
function withText(
  document: Omit<ChanceryRecord['document'], 'text'>,
  text: string,
): ChanceryRecord['document'] {
  const { id, title, ...rest } = document;
  return { id, title, text, ...rest };
}
