/** The numbers of words that tables hold millions of times: numbers are smaller, and searched three times as fast. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { append } from './append.js';
import { highest, runBound } from './prepared.js';

export interface Dictionary {
  /** Numbers of all these words, each named once, new ones made as needed, in the transaction that runs. */
  numbersOf(connection: DuckDBConnection, words: Iterable<string>): Promise<ReadonlyMap<string, number>>;
  /** The transaction was kept: its new numbers hold. */
  keep(): void;
  /** The transaction was rolled back: its new numbers are gone. */
  forget(): void;
}

/** A table of numbers and words, its columns in this order. */
interface Kept {
  readonly table: string;
  readonly number: string;
  readonly word: string;
}

export const STEMS: Kept = { table: 'stems', number: 'stem', word: 'word' };
export const SIDES: Kept = { table: 'sides', number: 'side', word: 'parties' };

/** Words remembered; the rest is looked up. Bounded, since a language has words without end. */
const MAX_REMEMBERED = 50_000;

export function createDictionary(kept: Kept): Dictionary {
  const remembered = new Map<string, number>();
  let fresh = new Map<string, number>();

  return {
    async numbersOf(connection, words) {
      const numbers = new Map<string, number>();
      const unknown: string[] = [];
      for (const word of words) {
        const number = remembered.get(word);
        if (number === undefined) unknown.push(word);
        else numbers.set(word, number);
      }
      if (unknown.length === 0) return numbers;
      for (const [word, number] of await lookUp(connection, kept, unknown)) {
        numbers.set(word, number);
        fresh.set(word, number);
      }
      const missing = unknown.filter((word) => !numbers.has(word));
      let next = missing.length === 0 ? 0 : await highest(connection, kept.table, kept.number);
      const rows = missing.map((word) => {
        next += 1;
        numbers.set(word, next);
        fresh.set(word, next);
        return [next, word];
      });
      await append(connection, kept.table, rows);
      return numbers;
    },
    keep() {
      if (remembered.size + fresh.size > MAX_REMEMBERED) remembered.clear();
      for (const [word, number] of fresh) remembered.set(word, number);
      fresh = new Map();
    },
    forget() {
      fresh = new Map();
    },
  };
}

async function lookUp(
  connection: DuckDBConnection,
  { table, number, word }: Kept,
  words: readonly string[],
): Promise<[string, number][]> {
  const rows = await runBound(
    connection,
    `SELECT k.${word}, k.${number} FROM ${table} k SEMI JOIN (SELECT unnest($1) AS word) w ON w.word = k.${word}`,
    [words],
  );
  return rows.map(([found, its]) => [String(found), Number(its)]);
}
