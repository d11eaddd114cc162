/** Where a list goes on: an offset, tied to the question that it belongs to. Opaque to whoever gets it. */
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { cursorInvalid } from './errors.js';

const content = z.tuple([z.int().min(0).max(1_000_000_000), z.string()]);

/** What is asked, without where to begin and how many: the same for all pages of one list. */
type Question = { readonly cursor?: string | undefined; readonly limit?: number | undefined };

/** 0 without a cursor. @throws RequestError DESK_CURSOR_INVALID */
export function offsetOf(view: string, question: Question): number {
  const { cursor } = question;
  if (cursor === undefined || cursor === '') return 0;
  const [offset, mark] = parsed(cursor);
  if (mark !== markOf(view, question)) throw cursorInvalid();
  return offset;
}

/** The cursor of the page after this one; null where all has been given. */
export function nextOf(
  view: string,
  question: Question,
  { offset, given, total }: { readonly offset: number; readonly given: number; readonly total: number },
): string | null {
  const next = offset + given;
  if (given === 0 || next >= total) return null;
  return Buffer.from(JSON.stringify([next, markOf(view, question)])).toString('base64url');
}

function parsed(cursor: string): z.output<typeof content> {
  try {
    return content.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
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
