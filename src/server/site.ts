/** The page as `npm run build` made it: found once, kept in memory, served as it is. Nothing else of the disk is. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isKnown } from './state.js';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** By Vite: "index-B3fX9a0Q.js". What has such a name never changes. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/;
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const FOREVER = 'public, max-age=31536000, immutable';

interface File {
  readonly type: string;
  readonly etag: string;
  readonly hashed: boolean;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export interface Site {
  /** Null where the page has no such file. */
  file(address: string, request: Request): Response | null;
  /** The page itself, whatever view the address names. */
  page(request: Request, status?: number): Response;
}

/** Where the build puts the page: beside this room, or in dist/ where this runs from source. */
export function builtSite(): string {
  const beside = fileURLToPath(new URL('../web/', import.meta.url));
  return existsSync(path.join(beside, 'index.html'))
    ? beside
    : fileURLToPath(new URL('../../dist/web/', import.meta.url));
}

export function openSite(folder: string): Site {
  const files = filesIn(folder);
  const index = files.get('/index.html') ?? UNBUILT;
  return {
    file(address, request) {
      const file = files.get(address);
      return file === undefined || address === '/index.html' ? null : answer(file, request, 200);
    },
    page: (request, status = 200) => answer(index, request, status),
  };
}

function filesIn(folder: string): ReadonlyMap<string, File> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const all = new Set(names);
  return new Map(
    names
      .filter((name) => TYPES[path.extname(name)] !== undefined)
      .map((name) => {
        const packed = ENCODINGS.filter(([, ending]) => all.has(`${name}${ending}`)).map(
          ([encoding, ending]) => [encoding, bytesOf(path.join(folder, `${name}${ending}`))] as const,
        );
        return [`/${name}`, fileOf(`/${name}`, bytesOf(path.join(folder, name)), new Map(packed))];
      }),
  );
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}

function fileOf(address: string, plain: Uint8Array<ArrayBuffer>, packed: File['packed']): File {
  const digest = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return {
    type: TYPES[path.extname(address)] ?? 'application/octet-stream',
    etag: `"${digest}"`,
    hashed: HASHED.test(address),
    plain,
    packed,
  };
}

function answer(file: File, request: Request, status: number): Response {
  const headers = new Headers({
    'Cache-Control': file.hashed ? FOREVER : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  });
  if (status === 200 && isKnown(request.headers.get('if-none-match') ?? undefined, file.etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('Content-Type', file.type);
  const taken = encodingsTaken(request.headers.get('accept-encoding') ?? '');
  for (const [encoding, bytes] of file.packed) {
    if (!taken.has(encoding)) continue;
    headers.set('Content-Encoding', encoding);
    headers.set('Content-Length', String(bytes.length));
    return new Response(bytes, { status, headers });
  }
  headers.set('Content-Length', String(file.plain.length));
  return new Response(file.plain, { status, headers });
}

/** "br;q=0" is a refusal. */
function encodingsTaken(header: string): ReadonlySet<string> {
  const parts = header.split(',').map((part) => part.trim().split(/\s*;\s*/));
  return new Set(
    parts
      .filter(([, weight]) => weight === undefined || !/^q=0(\.0*)?$/.test(weight))
      .map(([name]) => name ?? ''),
  );
}

const UNBUILT = fileOf(
  '/index.html',
  new Uint8Array(
    Buffer.from(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Chancery</title>
<h1>The page is not built</h1>
<p>In a checkout, run <code>npm run build</code>, and open this address again. The data is here all the same: <a href="/openapi.json">openapi.json</a> says under which addresses.</p>
</html>
`),
  ),
  new Map(),
);
