/** Rows into tables, in DuckDB's own chunks: fifty times as fast as an INSERT for each. */
import {
  blobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  listValue,
} from '@duckdb/node-api';
import { isOfNumbers, writeNumbers } from './numbers.js';
import type { Cell, Row } from './tables.js';
import { cutInline, type InlineTexts, rowsOfInline, writeInlineTexts, writeTexts } from './texts.js';
import { wellFormed } from './values.js';

/** What DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** The cells of one column, in the order of the rows; whole numbers and short texts may come as they lie in memory. */
export type Column = readonly Cell[] | Int32Array<ArrayBuffer> | InlineTexts;

/** Appends rows whose cells stand in the order of the table's columns; part of the transaction that runs. */
export function append(connection: DuckDBConnection, table: string, rows: readonly Row[]): Promise<void> {
  return appendChunks(connection, table, rows.length, (column, from, to) => {
    const cells = new Array<Cell>(to - from);
    // Plain loops: this runs for each of some six thousand cells of a record.
    for (let index = from; index < to; index += 1) cells[index - from] = rows[index]?.[column] ?? null;
    return cells;
  });
}

export interface Columns {
  readonly columns: readonly (readonly Cell[])[];
  add(rows: readonly Row[]): void;
}

/** Gathers rows as columns: a few long lists cost the garbage collector half of what thousands of short ones do. */
export function createColumns(): Columns {
  const columns: Cell[][] = [];
  return {
    columns,
    add(rows) {
      while (columns.length < (rows[0]?.length ?? 0)) columns.push([]);
      columns.forEach((column, index) => {
        for (const row of rows) column.push(row[index] ?? null);
      });
    },
  };
}

/** The same of columns in the order of the table's. */
export function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<void> {
  const [first = []] = columns;
  const rows = 'inline' in first ? rowsOfInline(first) : first.length;
  return appendChunks(connection, table, rows, (column, from, to) => cut(columns[column] ?? [], from, to));
}

function cut(column: Column, from: number, to: number): Column {
  return 'inline' in column ? cutInline(column, from, to) : column.slice(from, to);
}

async function appendChunks(
  connection: DuckDBConnection,
  table: string,
  rows: number,
  cellsOf: (column: number, from: number, to: number) => Column,
): Promise<void> {
  if (rows === 0) return;
  const appender = await connection.createAppender(table);
  try {
    const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const to = Math.min(from + CHUNK_ROWS, rows);
      const chunk = DuckDBDataChunk.create(types, to - from);
      types.forEach((type, column) => {
        writeColumn(chunk, column, type, cellsOf(column, from, to));
      });
      appender.appendDataChunk(chunk);
    }
  } finally {
    // flushes; where it fails, the rows are not there and the transaction must not go on
    appender.closeSync();
  }
}

function writeColumn(chunk: DuckDBDataChunk, column: number, type: DuckDBType, cells: Column): void {
  if ('inline' in cells) {
    writeInlineTexts(chunk, column, cells);
    return;
  }
  if (cells instanceof Int32Array || isOfNumbers(type.typeId)) {
    writeNumbers(chunk, column, type.typeId, cells);
    return;
  }
  if (type.typeId === DuckDBTypeId.VARCHAR) {
    writeTexts(chunk, column, cells);
    return;
  }
  const convert = converter(type);
  chunk.setColumnValues(
    column,
    cells.map((cell) => (cell === null ? null : convert(cell))),
  );
}

function converter(type: DuckDBType): (cell: Exclude<Cell, null>) => DuckDBValue {
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
      return (cell) => BigInt(Math.trunc(Number(cell)));
    case DuckDBTypeId.TIMESTAMP:
      return (cell) => new DuckDBTimestampValue(BigInt(cell instanceof Date ? cell.getTime() : 0) * 1000n);
    case DuckDBTypeId.BLOB:
      return (cell) => blobValue(cell instanceof Uint8Array ? cell : new Uint8Array());
    case DuckDBTypeId.LIST:
      return (cell) => listValue(Array.isArray(cell) ? cell.map((item) => wellFormed(String(item))) : []);
    default:
      return (cell) => wellFormed(String(cell));
  }
}
