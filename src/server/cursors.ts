/** Where a list of a view goes on. */
import type { z } from '@hono/zod-openapi';
import { offsetPlace, readCursor, writeCursor } from '../archive/queries/cursor.js';
import { cursorInvalid } from './errors.js';

/** What is asked; where to begin and how many are the same for all pages of one list. */
type Question = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** A cursor for a place that is more than a number of rows: what the last row given was. */
export function cursorAt(
  view: string,
  { cursor: _, limit: __, ...question }: Question,
  place: unknown,
): string {
  return writeCursor(view, question, place);
}

/** Null without a cursor. @throws RequestError DESK_CURSOR_INVALID */
export function placeIn<Schema extends z.ZodType>(
  view: string,
  { cursor, limit: _, ...question }: Question,
  schema: Schema,
): z.output<Schema> | null {
  if (cursor === undefined || cursor === '') return null;
  const place = readCursor(cursor, view, question, schema);
  if (place === null) throw cursorInvalid();
  return place;
}

/** How many rows have been given before: 0 without a cursor. @throws RequestError DESK_CURSOR_INVALID */
export function offsetOf(view: string, question: Question): number {
  return placeIn(view, question, offsetPlace) ?? 0;
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
