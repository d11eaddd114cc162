/**
 * The desk as an app that answers requests, whatever brings them: views as page, data and table; the page's own files;
 * what changes the archive. Who may ask is decided first (security.ts), and every failure is a problem (problems.ts).
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { csvRow } from '../archive/export/csv.js';
import type { ArchiveLease } from '../archive/index.js';
import { ChanceryError } from '../record/index.js';
import { answerChanges, CHANGES } from './changes.js';
import { answerDesk, DESK } from './desk.js';
import { addressUnknown, methodRefused, nothingHere } from './errors.js';
import { signalOf } from './limits.js';
import { describe, type OpenAPIDocument } from './openapi.js';
import { problemOf } from './problems.js';
import { parseQuery } from './queries.js';
import type { Readings } from './readings.js';
import { type Door, guarded, withHeaders } from './security.js';
import type { Site } from './site.js';
import { etagOf, isKnown } from './state.js';
import { answerTraining, TRAINING } from './training.js';
import type { View } from './view.js';
import { VIEWS } from './views/index.js';

export interface DeskOptions {
  /** Of chancery. */
  readonly version: string;
  /** The archive's file, as it is told to the user. */
  readonly file: string;
  readonly archive: ArchiveLease;
  readonly readings: Readings;
  readonly site: Site;
  readonly door: Door;
  /** Told what broke: what no problem describes. */
  readonly tell: (error: unknown) => void;
}

/** Rows asked for at once where a table is written whole. */
const TABLE_PAGE = 2000;

export function createDesk(options: DeskOptions): OpenAPIHono {
  const { version, site, door } = options;
  const app = new OpenAPIHono();
  app.use(withHeaders());
  app.use(guarded(door));
  for (const view of VIEWS) answerView(app, view, options);
  answerDesk(app, options);
  answerChanges(app, options.archive, options.readings);
  answerTraining(app, options.archive);
  const document = describeDesk(version);
  app.get('/openapi.json', (context) => context.json(document));
  app.get('*', (context) => {
    const { path } = context.req;
    const file = site.file(path, context.req.raw);
    if (file !== null) return file;
    if (/\.\w+$/.test(path) && !isPage(path)) throw addressUnknown();
    return site.page(context.req.raw, isPage(path) ? 200 : 404);
  });
  app.all('*', (context) => {
    throw methodRefused(context.req.method);
  });
  app.onError((error, context) => {
    const problem = problemOf(error);
    // Who has gone is not told, and breaks nothing.
    if (problem.status === 500 && !context.req.raw.signal.aborted) options.tell(error);
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        // What took too long will again.
        ...(problem.status === 503 && error instanceof ChanceryError && { 'Retry-After': '1' }),
      },
    });
  });
  return app;
}

/** What all of it takes and gives, as OpenAPI 3.1. */
export function describeDesk(version: string): OpenAPIDocument {
  return describe(VIEWS, [...DESK, ...CHANGES, ...TRAINING], version);
}

/** Addresses of pages that have no data of their own address. */
const PAGES = ['/', '/help'];

function isPage(path: string): boolean {
  return PAGES.includes(path) || VIEWS.some(({ address }) => patternOf(address).test(path));
}

function patternOf(address: string): RegExp {
  return new RegExp(`^${address.replace(/\{\w+\}/g, '[^/]+')}$`);
}

function answerView(app: OpenAPIHono, view: View, options: DeskOptions): void {
  app.get(route(view.address, 'json'), (context) => answerData(context, view, options));
  if (view.csv !== null)
    app.get(route(view.address, 'csv'), (context) => answerTable(context, view, options));
}

/** "/articles/{document}" as data → "/articles/:document{[^/]+\.json}". */
function route(address: string, ending: 'json' | 'csv'): string {
  return address.endsWith('}')
    ? address.replace(/\{(\w+)\}$/, `:$1{[^/]+\\.${ending}}`)
    : `${address}.${ending}`;
}

function queryOf(context: Context, view: View): unknown {
  const path = Object.fromEntries(
    Object.entries(context.req.param()).map(([name, value]) => [name, value.replace(/\.(?:json|csv)$/, '')]),
  );
  return parseQuery(view.query, new URL(context.req.url).searchParams, path);
}

async function answerData(context: Context, view: View, options: DeskOptions): Promise<Response> {
  const query = queryOf(context, view);
  const { pathname, search } = new URL(context.req.url);
  const signal = signalOf(context.req.raw);
  return options.archive.use(async (archive) => {
    const etag = await etagOf(archive, `${pathname}${search}`, options.version, signal);
    const headers = { 'Cache-Control': 'private, no-cache', ETag: etag };
    if (isKnown(context.req.header('if-none-match'), etag))
      return new Response(null, { status: 304, headers });
    const shape = await view.read(archive, query, signal);
    if (shape === null) throw nothingHere(view.what);
    return context.json(shape as object, 200, headers);
  });
}

/** The whole list, page by page, each with the archive in hand for itself: whoever writes is not kept waiting. */
async function answerTable(context: Context, view: View, options: DeskOptions): Promise<Response> {
  const { csv } = view;
  if (csv === null) throw addressUnknown();
  const query = queryOf(context, view) as { readonly limit?: number; readonly cursor?: string };
  const wanted = context.req.query('limit') === undefined ? Number.POSITIVE_INFINITY : (query.limit ?? 0);
  const read = (asked: unknown): Promise<unknown> => {
    const signal = signalOf(context.req.raw);
    return options.archive.use((archive) => view.read(archive, asked, signal));
  };
  const limit = Math.min(wanted, TABLE_PAGE);
  // What is wrong with the question is said before the table begins.
  const first = await read({ ...query, limit });
  if (first === null) throw nothingHere(view.what);
  async function* lines(): AsyncGenerator<string> {
    yield csvRow(csv?.header ?? []);
    for (let page = first; ; ) {
      yield csv?.rows(page).map(csvRow).join('') ?? '';
      const next = nextIn(page);
      if (next === null || limit < TABLE_PAGE) return;
      page = await read({ ...query, limit, cursor: next });
    }
  }
  const name = context.req.path.replace(/^\//, '').replace(/[^\w.-]+/g, '-');
  return new Response(ReadableStream.from(encoded(lines())), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-cache',
    },
  });
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

function nextIn(shape: unknown): string | null {
  if (typeof shape !== 'object' || shape === null) return null;
  for (const part of [shape, ...Object.values(shape)]) {
    if (typeof part === 'object' && part !== null && 'next' in part && typeof part.next === 'string')
      return part.next;
  }
  return null;
}
