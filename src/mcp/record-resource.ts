/** `chancery://document/{n}`: the whole record of a document, as JSON. */
import type { Archive } from '../archive/index.js';
import { documentLarge, documentUnknown, resourceUnknown } from './errors.js';
import { visibleJson } from './quoted.js';

export const RECORD_TEMPLATE = 'chancery://document/{n}';
export const RECORD_TYPE = 'application/json';

/** In bytes of JSON. */
const LARGEST = 4 << 20;

/** @throws ChanceryError MCP_RESOURCE_UNKNOWN, MCP_DOCUMENT_UNKNOWN, MCP_DOCUMENT_LARGE */
export async function readRecordResource(archive: Archive, uri: string): Promise<string> {
  const number = /^chancery:\/\/document\/(\d{1,15})$/.exec(uri)?.[1];
  if (number === undefined) throw resourceUnknown(uri);
  const stored = await archive.record(Number(number));
  if (stored === null) throw documentUnknown(number);
  const json = visibleJson(JSON.stringify(stored.record));
  if (Buffer.byteLength(json) > LARGEST) throw documentLarge(stored.document, LARGEST);
  return json;
}
