/** What changes the archive: files and examples to be read, and what people say of lines. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ArchiveLease } from '../archive/index.js';
import { bodyInvalid, bodyKind, bodyTooLarge, nothingHere } from './errors.js';
import { EXAMPLES } from './examples.js';
import { LARGEST_BODY } from './limits.js';
import type { Endpoint } from './openapi.js';
import { parseQuery } from './queries.js';
import type { Readings } from './readings.js';
import { checkReplacement } from './replacements.js';
import { correction } from './shapes/article.js';
import { reading, readings as readingsShape } from './shapes/reading.js';
import { newCorrection } from './shapes/review.js';
import { keepBody, plainName } from './uploads.js';

const fileQuery = z.object({ name: z.string().min(1).max(1000) });
const exampleQuery = z.object({ name: z.string().max(100).default('press') });

export const CHANGES: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/readings.json',
    summary: 'Read a file into the archive',
    description:
      'The body is the file as it is, of whatever kind `chancery add` takes; `name` is what it is called.',
    query: fileQuery,
    body: { type: 'application/octet-stream', schema: z.string().openapi({ format: 'binary' }) },
    answers: { 202: { description: 'It waits to be read', schema: reading } },
  },
  {
    method: 'get',
    path: '/readings.json',
    summary: 'Files that were given to be read since the desk was opened, the newest first',
    answers: { 200: { description: 'The files', schema: readingsShape } },
  },
  {
    method: 'get',
    path: '/readings/{reading}.json',
    summary: 'How far one of them is',
    params: z.object({ reading: z.string() }),
    answers: { 200: { description: 'The file', schema: reading } },
  },
  {
    method: 'get',
    path: '/readings/{reading}/events',
    summary: 'The same as it goes on, as server-sent events',
    description:
      'Each event is the object above as `data`; after the last, with the state done or failed, the stream ends.',
    params: z.object({ reading: z.string() }),
    answers: { 200: { description: 'The events', schema: reading, type: 'text/event-stream' } },
  },
  {
    method: 'post',
    path: '/examples.json',
    summary: 'Read articles that come with chancery into the archive',
    query: exampleQuery,
    answers: { 202: { description: 'They wait to be read', schema: reading } },
  },
  {
    method: 'post',
    path: '/corrections.json',
    summary: 'Say that a line is right, wrong, or what stands there instead',
    description: 'It is kept beside the reading, never over it. A line may have several: the newest counts.',
    body: { type: 'application/json', schema: newCorrection },
    answers: { 201: { description: 'As it is kept', schema: correction } },
  },
];

export function answerChanges(app: OpenAPIHono, archive: ArchiveLease, readings: Readings): void {
  app.post('/readings.json', async (context) => {
    const { name } = parseQuery(fileQuery, searchOf(context));
    const upload = await keepBody(context.req.raw);
    try {
      return accepted(context, readings.begin({ kind: 'file', name: plainName(name), ...upload }));
    } catch (error) {
      await upload.remove();
      throw error;
    }
  });
  app.post('/examples.json', (context) => {
    const { name } = parseQuery(exampleQuery, searchOf(context));
    const example = EXAMPLES.find((it) => it.name === name);
    if (example === undefined) throw nothingHere('such example');
    return accepted(context, readings.begin({ kind: 'example', name, input: example.input }));
  });
  app.get('/readings.json', (context) =>
    context.json({ readings: readings.list() }, 200, { 'Cache-Control': 'no-store' }),
  );
  app.get('/readings/:reading{[^/]+\\.json}', (context) => {
    const found = readings.find(context.req.param('reading').replace(/\.json$/, ''));
    if (found === null) throw nothingHere('such reading');
    return context.json(found, 200, { 'Cache-Control': 'no-store' });
  });
  app.get('/readings/:reading/events', (context) => {
    const id = context.req.param('reading');
    if (readings.find(id) === null) throw nothingHere('such reading');
    return streamSSE(context, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      for await (const now of readings.follow(id, gone.signal)) {
        await stream.writeSSE({ data: JSON.stringify(now) });
      }
    });
  });
  app.post('/corrections.json', async (context) => {
    const asked = await bodyOf(context, newCorrection);
    const kept = await archive.change(async (open) => {
      if (asked.replacement !== null) await checkReplacement(open, asked);
      const { author = null, audit = null, ...said } = asked;
      const [number = 0] = await open.correct([{ ...said, author, audit }]);
      const [row] = await open.rows<{ readonly made: string }>(
        'SELECT made FROM corrections WHERE correction = $1',
        [number],
      );
      return { correction: number, ...said, author, made: row?.made ?? '' };
    });
    return context.json(kept, 201);
  });
}

function accepted(context: Context, started: z.output<typeof reading>): Response {
  return context.json(started, 202, { Location: `/readings/${started.reading}.json` });
}

function searchOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

/** @throws RequestError DESK_BODY_KIND, DESK_BODY_TOO_LARGE, DESK_BODY_INVALID */
async function bodyOf<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const { req } = context;
  if (!/^application\/json\b/i.test(req.header('content-type') ?? '')) throw bodyKind('application/json');
  if (Number(req.header('content-length') ?? 0) > LARGEST_BODY) throw bodyTooLarge(LARGEST_BODY);
  const text = await textOf(req.raw, LARGEST_BODY);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bodyInvalid('the body is no JSON');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw bodyInvalid(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it cannot be meant'}`);
}

/** What says nothing of its length is bounded as it comes. */
async function textOf(request: Request, limit: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) throw bodyTooLarge(limit);
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}
