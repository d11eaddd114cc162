/** How rows are asked for, whoever answers: the file itself, or the process that has it open. */
import type { Parameter, UserSqlOptions, UserSqlResult, Value } from './types.js';

export interface Column {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
}

export interface Page {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

export interface Question {
  /** One SELECT. */
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly signal?: AbortSignal | undefined;
}

export interface Answers {
  /** All rows at once. */
  select(question: Question): Promise<Page>;
  /** All rows in pages of a few thousand, in flat memory, as they were when the first was asked for. */
  pages(question: Question): AsyncGenerator<Page, void, undefined>;
  userSql(sql: string, options: UserSqlOptions): Promise<UserSqlResult>;
}

/** Rows as objects. */
export function toObjects<T extends object>(page: Page): T[] {
  return page.rows.map(
    (row) => Object.fromEntries(page.columns.map(({ name }, index) => [name, row[index] ?? null])) as T,
  );
}

/** A way to read: through the owner where there is one, of the file itself otherwise. */
export interface Reach {
  readonly access: 'direct' | 'guest';
  readonly answers: Answers;
  close(): Promise<void>;
}
