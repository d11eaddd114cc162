/** Reading dropped files, and how far it is. */
import { z } from '@hono/zod-openapi';

/** POST `/readings.json?name=…` with the file's bytes as the body; or POST `/examples.json`. Answers 202. */
export const reading = z.object({
  reading: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'reading', 'done', 'failed']),
  done: z.int(),
  total: z.int().nullable(),
  /** Documents that came of it, by number. */
  documents: z.array(z.int()),
  /** Documents that were here already. */
  same: z.int(),
  failures: z.array(z.object({ input: z.string(), reason: z.string(), hint: z.string().nullable() })),
});

/** `/readings/{id}/events`: server-sent events, each the object above as `data`; the last has state done or failed. */
export const readings = z.object({ readings: z.array(reading) });

/** `/desk.json`: what the page asks first. */
export const desk = z.object({
  version: z.string(),
  archive: z.string(),
  empty: z.boolean(),
  examples: z.array(z.object({ name: z.string(), title: z.string(), articles: z.int() })),
});

/** Every error is this, with an HTTP status that fits (RFC 9457's members, with `hint`: what to do). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  hint: z.string().nullable(),
});

export type Reading = z.infer<typeof reading>;
export type Desk = z.infer<typeof desk>;
export type Problem = z.infer<typeof problem>;
