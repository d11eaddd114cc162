/** Where an answer goes on: an offset, tied to the question that it belongs to. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cursorInvalid } from './errors.js';

/** In characters; ours are shorter. */
export const LONGEST_CURSOR = 200;

const content = z.tuple([z.int().min(0).max(1_000_000_000), z.string()]);

export function writeCursor(offset: number, tool: string, question: object): string {
  return Buffer.from(JSON.stringify([offset, markOf(tool, question)])).toString('base64url');
}

/** 0 without a cursor. @throws ChanceryError MCP_CURSOR_INVALID */
export function readCursor(cursor: string | undefined, tool: string, question: object): number {
  if (cursor === undefined) return 0;
  const [offset, mark] = parsed(cursor);
  if (mark !== markOf(tool, question)) throw cursorInvalid();
  return offset;
}

function parsed(cursor: string): z.output<typeof content> {
  try {
    return content.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw cursorInvalid();
  }
}

/** The same for the same question, in whatever order its arguments came. */
function markOf(tool: string, question: object): string {
  const sorted = Object.entries(question)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([tool, sorted]))
    .digest('hex')
    .slice(0, 16);
}
