/** A column of numbers, days or truths into a DuckDB vector. */
import { type DuckDBDataChunk, DuckDBTypeId } from '@duckdb/node-api';
import { DAY } from './days.js';
import type { Cell } from './tables.js';
import { copyToVector, createNulls, type Values } from './vectors.js';

/** How values of a type lie in memory, and how a cell becomes one. */
interface Form {
  readonly room: (count: number) => Values;
  readonly value: (cell: Exclude<Cell, null>) => number;
}

const FORMS: ReadonlyMap<DuckDBTypeId, Form> = new Map<DuckDBTypeId, Form>([
  [DuckDBTypeId.INTEGER, { room: (count) => new Int32Array(count), value: Number }],
  [DuckDBTypeId.DOUBLE, { room: (count) => new Float64Array(count), value: Number }],
  [
    DuckDBTypeId.BOOLEAN,
    { room: (count) => new Uint8Array(count), value: (cell) => (cell === true ? 1 : 0) },
  ],
  [DuckDBTypeId.DATE, { room: (count) => new Int32Array(count), value: dayOf }],
]);

/** Whether a column of this type can be written here. */
export function isOfNumbers(type: DuckDBTypeId): boolean {
  return FORMS.has(type);
}

/** Writes all cells of a column; null stays null. */
export function writeNumbers(
  chunk: DuckDBDataChunk,
  column: number,
  type: DuckDBTypeId,
  cells: readonly Cell[] | Int32Array<ArrayBuffer>,
): void {
  const nulls = createNulls(cells.length);
  if (cells instanceof Int32Array) {
    copyToVector(chunk, column, cells, nulls);
    return;
  }
  const form = FORMS.get(type);
  if (form === undefined) return;
  const values = form.room(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? null;
    if (cell === null) nulls.mark(index);
    else values[index] = form.value(cell);
  }
  copyToVector(chunk, column, values, nulls);
}

function dayOf(cell: Exclude<Cell, null>): number {
  return Math.floor(Date.parse(`${String(cell)}T00:00:00Z`) / DAY);
}
