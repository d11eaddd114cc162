/** Where a list goes on: a place in it, tied to the question that it belongs to. Opaque to whoever gets it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** How many rows have been given before. */
export const offsetPlace = z.int().min(0).max(1_000_000_000);

/** @param question what was asked of the list, without that which may differ from page to page */
export function writeCursor(list: string, question: object, place: unknown): string {
  return Buffer.from(JSON.stringify([place, markOf(list, question)])).toString('base64url');
}

/** The place in a cursor; null where it is none, or another question's. */
export function readCursor<Place extends z.ZodType>(
  cursor: string,
  list: string,
  question: object,
  place: Place,
): z.output<Place> | null {
  const result = z.tuple([place, z.literal(markOf(list, question))]).safeParse(parsed(cursor));
  return result.success ? (result.data[0] as z.output<Place>) : null;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** The same for the same question, in whatever order its parts came. */
function markOf(list: string, question: object): string {
  const sorted = Object.entries(question)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([list, sorted]))
    .digest('hex')
    .slice(0, 16);
}
