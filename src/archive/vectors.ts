/**
 * DuckDB's vectors as they lie in memory: values side by side, and one bit a row that says whether it is there. Whole
 * columns are copied into them; a call for each value would take most of the time that storing takes.
 */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';

export type Values = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Which rows are null: those that were marked. */
export interface Nulls {
  mark(index: number): void;
  /** A bit for each row, 1 where there is a value; null where there is one everywhere. */
  bits(): Uint32Array<ArrayBuffer> | null;
}

const ALL_THERE = 0xffffffff;

export const NO_NULLS: Pick<Nulls, 'bits'> = { bits: () => null };

export function createNulls(count: number): Nulls {
  let there: Uint32Array<ArrayBuffer> | null = null;
  return {
    mark(index) {
      // in whole 64-bit words, as DuckDB has them
      there ??= new Uint32Array(Math.ceil(count / 64) * 2).fill(ALL_THERE);
      there[index >> 5] = (there[index >> 5] ?? 0) & ~(1 << (index & 31));
    },
    bits: () => there,
  };
}

/** @returns the vector, for what its own bytes do not hold */
export function copyToVector(
  chunk: DuckDBDataChunk,
  column: number,
  values: Values,
  nulls: Pick<Nulls, 'bits'>,
): Vector {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  duckdb.copy_data_to_vector(vector, 0, values.buffer, values.byteOffset, values.byteLength);
  const bits = nulls.bits();
  if (bits !== null) {
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, bits.buffer, bits.byteOffset, bits.byteLength);
  }
  return vector;
}
