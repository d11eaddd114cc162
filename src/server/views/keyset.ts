/** Where a list in order of days goes on: after which row, tied to the question that it belongs to. */
import { z } from '@hono/zod-openapi';
import { markOf } from '../cursors.js';
import { cursorInvalid } from '../errors.js';
import { day } from '../shapes/common.js';

/** The last row given: its day, and its number among those of the day. */
const place = z.object({ day: day.nullable(), number: z.int() });

export type Place = z.output<typeof place>;

const content = z.tuple([place, z.string()]);

type Question = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

export function cursorAfter(view: string, question: Question, last: Place): string {
  return Buffer.from(JSON.stringify([last, markOf(view, question)])).toString('base64url');
}

/** Null without a cursor. @throws RequestError DESK_CURSOR_INVALID */
export function placeOf(view: string, question: Question): Place | null {
  const { cursor } = question;
  if (cursor === undefined || cursor === '') return null;
  const [last, mark] = parsed(cursor);
  if (mark !== markOf(view, question)) throw cursorInvalid();
  return last;
}

function parsed(cursor: string): z.output<typeof content> {
  try {
    return content.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw cursorInvalid();
  }
}
