/** Where a list goes on: a place in it, tied to the question that it belongs to. Opaque to whoever gets it. */
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { cursorInvalid } from './errors.js';

/** What is asked; where to begin and how many are the same for all pages of one list. */
type Question = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

const offset = z.int().min(0).max(1_000_000_000);

/** A cursor for a place that is more than a number of rows: what the last row given was. */
export function cursorAt(view: string, question: Question, place: unknown): string {
  return Buffer.from(JSON.stringify([place, markOf(view, question)])).toString('base64url');
}

/** Null without a cursor. @throws RequestError DESK_CURSOR_INVALID */
export function placeIn<Schema extends z.ZodType>(
  view: string,
  question: Question,
  schema: Schema,
): z.output<Schema> | null {
  const { cursor } = question;
  if (cursor === undefined || cursor === '') return null;
  const result = z.tuple([schema, z.string()]).safeParse(parsed(cursor));
  if (!result.success || result.data[1] !== markOf(view, question)) throw cursorInvalid();
  return result.data[0] as z.output<Schema>;
}

/** How many rows have been given before: 0 without a cursor. @throws RequestError DESK_CURSOR_INVALID */
export function offsetOf(view: string, question: Question): number {
  return placeIn(view, question, offset) ?? 0;
}

/** The cursor of the page after this one; null where all has been given. */
export function nextOf(
  view: string,
  question: Question,
  {
    offset: before,
    given,
    total,
  }: { readonly offset: number; readonly given: number; readonly total: number },
): string | null {
  const next = before + given;
  return given === 0 || next >= total ? null : cursorAt(view, question, next);
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw cursorInvalid();
  }
}

/** The same for the same question, in whatever order its parts came. */
export function markOf(view: string, { cursor: _, limit: __, ...question }: Question): string {
  const sorted = Object.entries(question)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([view, sorted]))
    .digest('hex')
    .slice(0, 12);
}
