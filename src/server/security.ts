/**
 * Who may ask. The desk is for the person at this machine: it answers under the names it is served at (a page elsewhere
 * whose name is made to point here is not answered: DNS rebinding), changes something only for its own pages, and beyond
 * the machine only for who has the token.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname, type networkInterfaces } from 'node:os';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { hostRefused, originRefused, tokenRefused } from './errors.js';

export interface Door {
  /** As it was asked for: a name or address; "0.0.0.0" and "::" are all of this machine's. */
  readonly host: string;
  readonly port: number;
  readonly token: string | null;
}

/** What every answer says, whatever it is. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host.toLowerCase()) || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Names that a desk is reached by: at this machine, and at others. "0.0.0.0" is no address that could be opened: it stands for all
 * addresses of the machine.
 */
export function hostsOf(
  host: string,
  interfaces: ReturnType<typeof networkInterfaces>,
): { readonly here: string; readonly elsewhere: readonly string[] } {
  if (!EVERYWHERE.has(host)) return { here: host, elsewhere: [] };
  const elsewhere = Object.values(interfaces)
    .flatMap((it) => it ?? [])
    // One of a link ("fe80::…%eth0") is good on that link alone, and in no address bar.
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .filter(({ family }) => family === 'IPv4' || host === '::')
    .map(({ address }) => address);
  return { here: host === '::' ? '::1' : '127.0.0.1', elsewhere };
}

export function withHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  };
}

/** @throws RequestError DESK_HOST_REFUSED, DESK_ORIGIN_REFUSED, DESK_TOKEN_REFUSED */
export function guarded(door: Door): MiddlewareHandler {
  return async (context, next) => {
    if (!isServedAt(context.req.header('host'), door)) throw hostRefused();
    if (!comesFromHere(context)) throw originRefused();
    const away = door.token === null ? null : admit(context, door, door.token);
    if (away !== null) return away;
    await next();
    return undefined;
  };
}

function isServedAt(header: string | undefined, { host, port }: Door): boolean {
  const [, bracketed, plain, given] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(header ?? '') ?? [];
  const name = (bracketed ?? plain)?.toLowerCase();
  if (name === undefined || Number(given ?? 80) !== port) return false;
  if (name === host.toLowerCase()) return true;
  if (isLoopback(host)) return isLoopback(name);
  if (!EVERYWHERE.has(host)) return false;
  const own = hostname().toLowerCase();
  return isLoopback(name) || isIP(name) !== 0 || name === own || name === `${own}.local`;
}

/** Browsers say where a request comes from; other programs do not, and are no danger of this kind. */
function comesFromHere(context: Context): boolean {
  const { req } = context;
  const site = req.header('sec-fetch-site');
  const origin = req.header('origin');
  if (SAFE.has(req.method)) {
    // A link on another page may lead here; a script, picture or frame of one may not.
    return (
      site !== 'cross-site' ||
      (req.header('sec-fetch-mode') === 'navigate' && req.header('sec-fetch-dest') === 'document')
    );
  }
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || isOwn(origin, req.header('host'));
}

function isOwn(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}

/** Null where the request may go on; else the answer that sends it on without the token in the address. */
function admit(context: Context, { port }: Door, token: string): Response | null {
  const { req } = context;
  const name = `chancery-desk-${port}`;
  const pass = createHmac('sha256', token).update('desk').digest('hex');
  const bearer = /^Bearer (.+)$/i.exec(req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined && isSame(bearer, token)) return null;
  const cookie = getCookie(context, name);
  const known = cookie !== undefined && isSame(cookie, pass);
  const shown = req.query('token');
  if (shown === undefined) {
    if (known) return null;
    throw tokenRefused();
  }
  if (!known && !isSame(shown, token)) throw tokenRefused();
  if (!SAFE.has(req.method)) return null;
  setCookie(context, name, pass, { httpOnly: true, sameSite: 'Strict', path: '/' });
  const address = new URL(req.url);
  address.searchParams.delete('token');
  // "//elsewhere.example" would be another host.
  return context.redirect(`${address.pathname.replace(/^\/+/, '/')}${address.search}`, 303);
}

/** In the same time for every guess: digests of one length are compared. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
