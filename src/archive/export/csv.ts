/**
 * CSV by RFC 4180: a header, commas, CRLF, quotes where needed, UTF-8 without a mark at its start. Null is an empty
 * cell, empty text is `""`. Lists are joined by "; " (such a joint inside a name becomes a comma). Cells that a
 * spreadsheet would run as a formula are guarded, see `cells.ts`.
 */
import type { Archive, Value } from '../types.js';
import { guarded } from './cells.js';
import type { Piece, Pieces } from './piece.js';
import { type Selections, type Table, tableQuery } from './tables.js';

export async function* csvPieces(
  archive: Archive,
  table: Table,
  selections: Selections,
  header: boolean,
  signal?: AbortSignal,
): Pieces {
  const { columns, sql, parameters } = tableQuery(table, selections);
  const names = columns.map(({ name }) => name);
  if (header) yield { text: csvRow(names), rows: 0 };
  for await (const row of archive.stream<Record<string, Value>>(sql, parameters, signal)) {
    yield csvPiece(names.map((name) => row[name] ?? null));
  }
}

function csvPiece(values: readonly Value[]): Piece {
  return { text: csvRow(values), rows: 1 };
}

/** One row with its line end. */
export function csvRow(values: readonly Value[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return quoted(guarded(textOf(value)));
}

function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.map((item) => (item === null ? '' : String(item).replaceAll('; ', ', '))).join('; ');
  }
  return JSON.stringify(value);
}

function quoted(text: string): string {
  // NUL ends a text for many readers, and no article needs it.
  const clean = text.replaceAll('\u0000', '\ufffd');
  return clean === '' || /[",\r\n]/.test(clean) || clean !== clean.trim()
    ? `"${clean.replaceAll('"', '""')}"`
    : clean;
}
