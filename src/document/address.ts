/** Web addresses → bytes of an article, page or feed. `request.ts` keeps private networks out of reach. */
import { headerCharset } from './encoding.js';
import { documentAddressStatus, documentAddressType } from './errors.js';
import { type Asking, type RequestLimits, request } from './request.js';
import type { Fetched, InputFormat } from './types.js';

const FORMATS: Readonly<Record<string, InputFormat | null>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'text',
  'application/jsonl': 'jsonl',
  'application/jsonlines': 'jsonl',
  'application/json-lines': 'jsonl',
  'application/x-jsonlines': 'jsonl',
  'application/x-ndjson': 'jsonl',
  'application/ndjson': 'jsonl',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/rdf+xml': 'feed',
  'application/feed+json': 'feed',
  // A feed or a page, a feed or JSON Lines: the content tells.
  'application/xml': null,
  'text/xml': null,
  'application/json': null,
};

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, ' +
  'text/plain;q=0.9, application/xml;q=0.9, application/jsonl;q=0.8';

/** What the server says by which the same page is known again (RFC 9110, sections 8.8.2 and 8.8.3). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Visit =
  | { readonly state: 'unchanged' }
  | { readonly state: 'fetched'; readonly page: Fetched; readonly validators: Validators }
  /** Any status but 2xx and 304; `retryAfter` is what the server says of when to come again, as it says it. */
  | { readonly state: 'refused'; readonly status: number; readonly retryAfter: string | null };

/** Rejects with a `DocumentError` DOCUMENT_ADDRESS_… or DOCUMENT_TOO_LARGE and with nothing else. */
export async function fetchAddress(address: string, limits: RequestLimits): Promise<Fetched> {
  const visit = await visitAddress(address, limits);
  if (visit.state === 'fetched') return visit.page;
  throw documentAddressStatus(address, visit.state === 'refused' ? visit.status : 304);
}

/**
 * The same, asking for what is new since the last visit only.
 * @throws DocumentError as `fetchAddress`, but for the status
 */
export async function visitAddress(
  address: string,
  limits: RequestLimits,
  last: Validators = { etag: null, lastModified: null },
  beforeRedirect?: Asking['beforeRedirect'],
): Promise<Visit> {
  const answer = await request(address, limits, {
    headers: {
      accept: ACCEPT,
      ...(last.etag !== null && { 'if-none-match': last.etag }),
      ...(last.lastModified !== null && { 'if-modified-since': last.lastModified }),
    },
    inspect: (headers) => void readType(headers.get('content-type'), address),
    ...(beforeRedirect !== undefined && { beforeRedirect }),
  });
  const { url, status, headers, bytes } = answer;
  if (status === 304) return { state: 'unchanged' };
  if (status < 200 || status >= 300) {
    return { state: 'refused', status, retryAfter: headers.get('retry-after') };
  }
  const page = { url, bytes, ...readType(headers.get('content-type'), address) };
  const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
  return { state: 'fetched', page, validators };
}

function readType(
  header: string | null,
  address: string,
): { format: InputFormat | null; charset: string | null } {
  if (header === null || header.trim() === '') return { format: null, charset: null };
  const type = header.split(';')[0]?.trim().toLowerCase() ?? '';
  const format = Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined;
  if (format === undefined) throw documentAddressType(address, type);
  return { format, charset: headerCharset(header) };
}
