/**
 * One HTTP request and its answer, in bounded time and size. A program that fetches what it is told to must not become
 * a way into the network it runs in: the addresses that a name resolves to are checked where the connection is made, so
 * that a name which answers differently the second time (DNS rebinding) gains nothing, and each redirect is checked
 * like the first address.
 */
import { lookup as lookupName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import {
  DocumentError,
  documentAddressInvalid,
  documentAddressRedirects,
  documentAddressRefused,
  documentAddressTimeout,
  documentAddressUnreachable,
  documentTooLarge,
} from './errors.js';

export interface RequestLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
}

export interface Answer {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Headers;
  /** Empty where the status is not 2xx: what a server says of its failures is not read. */
  readonly bytes: Uint8Array;
}

/** The part of the Fetch API's headers that is used here. */
interface Headers {
  get(name: string): string | null;
}

export interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with POST, which follows no redirect. */
  readonly body?: string;
  /** Sees the headers before the body is read; what it throws ends the request. */
  readonly inspect?: (headers: Headers) => void;
  /** Sees the address of each redirect before it is followed; what it throws or rejects with ends the request. */
  readonly beforeRedirect?: (url: string) => void | Promise<void>;
}

/** Names us, and where to read what we are. */
export const USER_AGENT = 'chancery (news reader; +https://www.npmjs.com/package/chancery)';

const MAX_REDIRECTS = 5;

/**
 * Any answer is one, whatever its status.
 * @throws DocumentError DOCUMENT_ADDRESS_… or DOCUMENT_TOO_LARGE, and nothing else
 */
export async function request(
  address: string,
  limits: RequestLimits,
  { headers = {}, body, inspect, beforeRedirect }: Asking = {},
): Promise<Answer> {
  const { Agent, fetch } = await import('undici');
  const lookup = limits.allowPrivate ? undefined : guardedLookup(address);
  const agent = new Agent({
    connect: { timeout: limits.timeoutMs, ...(lookup === undefined ? {} : { lookup }) },
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
  });
  // One clock for everything: a server that sends a byte a minute never trips a time-out per step.
  const signal = AbortSignal.timeout(limits.timeoutMs);
  const sent = {
    dispatcher: agent,
    redirect: 'manual' as const,
    signal,
    headers: { 'user-agent': USER_AGENT, ...headers },
    ...(body === undefined ? {} : { method: 'POST', body }),
  };
  try {
    let url = checkedUrl(address, address, limits.allowPrivate);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const response = await fetch(url, sent);
      const location = response.headers.get('location');
      const moved = response.status >= 300 && response.status < 400 && location !== null;
      if (moved && body === undefined) {
        await response.body?.cancel();
        url = checkedUrl(resolve(location, url, address), address, limits.allowPrivate);
        await beforeRedirect?.(url.href);
        continue;
      }
      const answer = { url: url.href, status: response.status, headers: response.headers };
      if (!response.ok) {
        await response.body?.cancel();
        return { ...answer, bytes: new Uint8Array() };
      }
      inspect?.(response.headers);
      if (Number(response.headers.get('content-length') ?? 0) > limits.maxBytes) {
        throw documentTooLarge(address, limits.maxBytes);
      }
      return { ...answer, bytes: await readBounded(response.body, limits.maxBytes, address) };
    }
    throw documentAddressRedirects(address, MAX_REDIRECTS);
  } catch (error) {
    throw asDocumentError(error, address, signal.aborted, limits.timeoutMs);
  } finally {
    // Destroyed, not closed: closing waits for a server that still sends.
    await agent.destroy();
  }
}

/** What kind of private address this is ("loopback", "private", "linkLocal" …), or null for a public one. */
export function privateKind(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'malformed';
  // `process` turns ::ffff:127.0.0.1 into 127.0.0.1; the ranges that carry an IPv4 address inside are refused whole.
  const range = ipaddr.process(address).range();
  return range === 'unicast' ? null : range;
}

function checkedUrl(value: string, address: string, allowPrivate: boolean): URL {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw documentAddressInvalid(address, 'it is no valid address');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw documentAddressInvalid(address, `${url.protocol} addresses are not fetched`);
  }
  if (url.username !== '' || url.password !== '') {
    throw documentAddressInvalid(address, 'it carries a user name or password');
  }
  // An address written in digits is connected to without a look-up, so it is checked here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && ipaddr.isValid(host)) {
    const kind = privateKind(host);
    if (kind !== null) throw documentAddressRefused(address, host, words(kind));
  }
  return url;
}

function resolve(location: string, from: URL, address: string): string {
  try {
    return new URL(location, from).href;
  } catch {
    throw documentAddressInvalid(address, 'it redirects to no valid address');
  }
}

/** Refuses a name of which any address is private. */
function guardedLookup(address: string): LookupFunction {
  return (hostname, options, callback) => {
    lookupName(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      for (const { address: ip } of found) {
        const kind = privateKind(ip);
        if (kind !== null)
          return callback(documentAddressRefused(address, `${hostname} (${ip})`, words(kind)), []);
      }
      const [first] = found;
      if (options.all === true || first === undefined) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };
}

async function readBounded(
  body: AsyncIterable<unknown> | null,
  maxBytes: number,
  address: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > maxBytes) throw documentTooLarge(address, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asDocumentError(error: unknown, address: string, late: boolean, timeoutMs: number): DocumentError {
  // undici wraps what the look-up threw.
  for (let inner = error, depth = 0; inner instanceof Error && depth < 5; inner = inner.cause, depth += 1) {
    if (inner instanceof DocumentError) return inner;
    if (late || /timeout/i.test(inner.name)) return documentAddressTimeout(address, timeoutMs);
    if ('code' in inner && /TIMEOUT|ETIMEDOUT/.test(String(inner.code)))
      return documentAddressTimeout(address, timeoutMs);
  }
  return documentAddressUnreachable(address, error);
}

/** "uniqueLocal" → "unique local". */
function words(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
