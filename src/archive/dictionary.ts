/** The numbers of stems: postings hold numbers, because a million of them are searched three times as fast. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { append } from './append.js';
import { highest, runBound } from './prepared.js';

export interface Dictionary {
  /** Numbers of all these stems, new ones made as needed, in the transaction that runs. */
  numbersOf(connection: DuckDBConnection, stems: ReadonlySet<string>): Promise<ReadonlyMap<string, number>>;
  /** The transaction was kept: its new numbers hold. */
  keep(): void;
  /** The transaction was rolled back: its new numbers are gone. */
  forget(): void;
}

/** Stems remembered; the rest is looked up. Bounded, since a language has words without end. */
const MAX_REMEMBERED = 50_000;

export function createDictionary(): Dictionary {
  const remembered = new Map<string, number>();
  let fresh = new Map<string, number>();

  return {
    async numbersOf(connection, stems) {
      const numbers = new Map<string, number>();
      const unknown: string[] = [];
      for (const stem of stems) {
        const number = remembered.get(stem);
        if (number === undefined) unknown.push(stem);
        else numbers.set(stem, number);
      }
      if (unknown.length === 0) return numbers;
      for (const [stem, number] of await lookUp(connection, unknown)) {
        numbers.set(stem, number);
        fresh.set(stem, number);
      }
      const missing = unknown.filter((stem) => !numbers.has(stem));
      let next = missing.length === 0 ? 0 : await highest(connection, 'stems', 'stem');
      const rows = missing.map((stem) => {
        next += 1;
        numbers.set(stem, next);
        fresh.set(stem, next);
        return [next, stem];
      });
      await append(connection, 'stems', rows);
      return numbers;
    },
    keep() {
      if (remembered.size + fresh.size > MAX_REMEMBERED) remembered.clear();
      for (const [stem, number] of fresh) remembered.set(stem, number);
      fresh = new Map();
    },
    forget() {
      fresh = new Map();
    },
  };
}

async function lookUp(connection: DuckDBConnection, words: readonly string[]): Promise<[string, number][]> {
  const rows = await runBound(
    connection,
    'SELECT s.word, s.stem FROM stems s SEMI JOIN (SELECT unnest($1) AS word) w ON w.word = s.word',
    [words],
  );
  return rows.map(([word, stem]) => [String(word), Number(stem)]);
}
