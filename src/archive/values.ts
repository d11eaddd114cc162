/** Values between JavaScript and DuckDB: what a query binds, and what its rows give. */
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBBlobValue,
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api';
import type { Parameter, Value } from './types.js';

/** Binds values in order ($1, $2…). Whole numbers are bound as BIGINT, so that they may count rows. */
export function bind(statement: DuckDBPreparedStatement, parameters: readonly Parameter[]): void {
  const bound = parameters.map(toBound);
  statement.bind(
    bound.map(({ value }) => value),
    bound.map(({ type }) => type),
  );
}

interface Bound {
  readonly value: DuckDBValue;
  readonly type: DuckDBType;
}

function toBound(parameter: Parameter): Bound {
  if (parameter === null) return { value: null, type: SQLNULL };
  if (typeof parameter === 'string') return { value: wellFormed(parameter), type: VARCHAR };
  if (typeof parameter === 'boolean') return { value: parameter, type: BOOLEAN };
  if (typeof parameter === 'bigint') return { value: parameter, type: BIGINT };
  if (typeof parameter === 'number') return toBoundNumber(parameter, Number.isSafeInteger(parameter));
  return toBoundList(parameter);
}

function toBoundNumber(number: number, whole: boolean): Bound {
  return whole ? { value: BigInt(number), type: BIGINT } : { value: number, type: DOUBLE };
}

function toBoundList(list: readonly string[] | readonly number[]): Bound {
  const first: string | number | undefined = list[0];
  if (first === undefined) return { value: listValue([]), type: LIST(SQLNULL) };
  if (typeof first === 'string') {
    return { value: listValue(list.map((item) => wellFormed(String(item)))), type: LIST(VARCHAR) };
  }
  const whole = list.every((item) => Number.isSafeInteger(item));
  const bound = list.map((item) => toBoundNumber(Number(item), whole));
  return { value: listValue(bound.map(({ value }) => value)), type: LIST(whole ? BIGINT : DOUBLE) };
}

/** Half of a surrogate pair has no form in UTF-8; as U+FFFD it keeps its one code unit, so offsets stay right. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** The rows of a result as plain values. Its chunks are in memory: to be handed them by another thread would take longer. */
export function rowsOf(result: DuckDBMaterializedResult): Value[][] {
  return Array.from({ length: result.chunkCount }, (_, index) => toRows(result.getChunk(index))).flat();
}

function toRows(chunk: DuckDBDataChunk): Value[][] {
  const columns = Array.from({ length: chunk.columnCount }, (_, column) =>
    chunk.getColumnValues(column).map(toPlain),
  );
  return Array.from({ length: chunk.rowCount }, (_, row) => columns.map((column) => column[row] ?? null));
}

function toPlain(value: DuckDBValue): Value {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBListValue) return value.items.map(toPlain);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return moment(value);
  if (value instanceof DuckDBBlobValue) return new Uint8Array(value.bytes);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBStructValue) return object(Object.entries(value.entries));
  if (value instanceof DuckDBMapValue) {
    return object(value.entries.map((entry) => [String(entry.key), entry.value] as const));
  }
  return String(value);
}

function object(entries: readonly (readonly [string, DuckDBValue])[]): Value {
  return Object.fromEntries(entries.map(([name, value]) => [name, toPlain(value)]));
}

/** ISO 8601; DuckDB's "infinity" and years beyond JavaScript's in DuckDB's own words. */
function moment(value: DuckDBTimestampValue | DuckDBTimestampTZValue): string {
  const date = new Date(Number(value.micros / 1000n));
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
}
