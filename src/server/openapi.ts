/** The OpenAPI 3.1 document, made from the schemas that requests are parsed with and answers are typed by. */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { problem } from './shapes/reading.js';
import type { View } from './view.js';

export type OpenAPIDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** What is answered beside the views. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: { readonly type: string; readonly schema: z.ZodType };
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly schema: z.ZodType; readonly type?: string }>
  >;
}

export function describe(
  views: readonly View[],
  endpoints: readonly Endpoint[],
  version: string,
): OpenAPIDocument {
  const app = new OpenAPIHono();
  const { openAPIRegistry: registry } = app;
  const problems = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problem } },
  };
  for (const { address, summary, query, shape, csv } of views) {
    const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const { path, rest } = parted(query, names);
    const request = { ...(path !== null && { params: path }), query: rest };
    registry.registerPath({
      method: 'get',
      path: `${address}.json`,
      summary,
      request,
      responses: {
        200: { description: summary, content: { 'application/json': { schema: shape } } },
        304: { description: 'It is as If-None-Match has it' },
        default: problems,
      },
    });
    if (csv === null) continue;
    registry.registerPath({
      method: 'get',
      path: `${address}.csv`,
      summary: `${summary}: the same as a table`,
      description: `Columns: ${csv.header.join(', ')}. All rows, unless \`limit\` says how many.`,
      request,
      responses: {
        200: { description: 'RFC 4180', content: { 'text/csv': { schema: z.string() } } },
        default: problems,
      },
    });
  }
  for (const { method, path, summary, description, params, query, body, answers } of endpoints) {
    registry.registerPath({
      method,
      path,
      summary,
      ...(description !== undefined && { description }),
      request: {
        ...(params !== undefined && { params }),
        ...(query !== undefined && { query }),
        ...(body !== undefined && {
          body: { required: true, content: { [body.type]: { schema: body.schema } } },
        }),
      },
      responses: {
        ...Object.fromEntries(
          Object.entries(answers).map(
            ([status, { description: what, schema, type = 'application/json' }]) => [
              status,
              { description: what, content: { [type]: { schema } } },
            ],
          ),
        ),
        default: problems,
      },
    });
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'The desk',
      version,
      description: 'Every view of `chancery desk` as data. Without its ending, an address is the page.',
    },
  });
}

function parted(query: z.ZodType, names: readonly string[]) {
  if (!(query instanceof z.ZodObject)) throw new TypeError('a query is an object');
  const entries = Object.entries<z.ZodType>(query.shape);
  const inPath = (wanted: boolean) =>
    z.object(Object.fromEntries(entries.filter(([name]) => names.includes(name) === wanted)));
  return { path: names.length === 0 ? null : inPath(true), rest: inPath(false) };
}
