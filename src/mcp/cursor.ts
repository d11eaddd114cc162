/** Where an answer goes on: an offset, tied to the question that it belongs to. */
import { offsetPlace, readCursor as placeIn, writeCursor as write } from '../archive/queries/cursor.js';
import { cursorInvalid } from './errors.js';

/** In characters; ours are shorter. */
export const LONGEST_CURSOR = 200;

export function writeCursor(offset: number, tool: string, question: object): string {
  return write(tool, question, offset);
}

/** 0 without a cursor. @throws ChanceryError MCP_CURSOR_INVALID */
export function readCursor(cursor: string | undefined, tool: string, question: object): number {
  if (cursor === undefined) return 0;
  const offset = placeIn(cursor, tool, question, offsetPlace);
  if (offset === null) throw cursorInvalid();
  return offset;
}
