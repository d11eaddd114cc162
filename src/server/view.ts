/** A view: one address that is a page for people, its data for programs, and a table for spreadsheets. */
import type { z } from '@hono/zod-openapi';
import type { Archive } from '../archive/index.js';
import type { Value } from '../archive/types.js';

/** A table's columns by name: what a row has in each. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Value | undefined>>;

export interface Table<Shape, Row> {
  readonly rows: (shape: Shape) => readonly Row[];
  readonly columns: Columns<Row>;
}

interface ViewOf<Query extends z.ZodType, Shape extends z.ZodType, Row> {
  /** "/articles/{document}": what stands in braces is part of the query. */
  readonly address: string;
  readonly summary: string;
  /** Path and query string together. */
  readonly query: Query;
  readonly shape: Shape;
  /** Null from `read` is "there is no such thing"; this says what. */
  readonly what?: string;
  readonly read: (
    archive: Archive,
    query: z.output<Query>,
    signal: AbortSignal,
  ) => Promise<z.input<Shape> | null>;
  readonly csv?: Table<z.input<Shape>, Row>;
}

/** The same with its types forgotten, so that views stand in one list. */
export interface View {
  readonly address: string;
  readonly summary: string;
  readonly query: z.ZodType;
  readonly shape: z.ZodType;
  readonly what: string;
  readonly read: (archive: Archive, query: unknown, signal: AbortSignal) => Promise<unknown>;
  readonly csv: {
    readonly header: readonly string[];
    rows(shape: unknown): readonly (readonly Value[])[];
  } | null;
}

export function defineView<Query extends z.ZodType, Shape extends z.ZodType, Row>(
  view: ViewOf<Query, Shape, Row>,
): View {
  const { csv } = view;
  return {
    address: view.address,
    summary: view.summary,
    query: view.query,
    shape: view.shape,
    what: view.what ?? 'such thing',
    // What was parsed with `query` is what `read` takes; what it gives is what `csv` takes.
    read: (archive, query, signal) => view.read(archive, query as z.output<Query>, signal),
    csv:
      csv === undefined
        ? null
        : {
            header: Object.keys(csv.columns),
            rows: (shape) =>
              csv
                .rows(shape as z.input<Shape>)
                .map((row) => Object.values(csv.columns).map((cell) => cell(row) ?? null)),
          },
  };
}
