/** What one transaction adds, gathered first and appended table by table. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ChanceryRecord } from '../record/index.js';
import { append, appendColumns, type Columns, createColumns } from './append.js';
import { daysOf } from './days.js';
import type { Dictionary } from './dictionary.js';
import { pack } from './pack.js';
import { createPostings, type Postings } from './postings.js';
import type { StemCounter } from './search/counter.js';
import { CHILD_TABLES, type ChildTable, type Row, rowsOf } from './tables.js';
import type { Arrival } from './types.js';

export interface Numbers {
  readonly run: number;
  readonly document: number;
  readonly reading: number;
  /** Of chancery. */
  readonly version: string;
}

export interface DocumentNumbers extends Numbers {
  readonly replaces: number | null;
  readonly current: boolean;
}

export interface Dictionaries {
  readonly stems: Dictionary;
  readonly sides: Dictionary;
}

export interface Batch {
  addDocument(arrival: Arrival, fingerprint: string, numbers: DocumentNumbers): void;
  addReading(record: ChanceryRecord, model: string, numbers: Numbers): void;
  /** Resolves when the records that were added so far are packed. */
  packed(): Promise<void>;
  /** Appends all of it; part of the transaction that runs. */
  write(connection: DuckDBConnection, dictionaries: Dictionaries): Promise<void>;
}

export function createBatch(counter: StemCounter): Batch {
  const documents: Row[] = [];
  const readings: Promise<Row>[] = [];
  const tables = Object.fromEntries(CHILD_TABLES.map((table) => [table, createColumns()])) as Readonly<
    Record<ChildTable, Columns>
  >;
  /** The companies of all events, in their order. */
  const actors: (string | null)[] = [];
  const recipients: (string | null)[] = [];
  const postings = createPostings(counter);
  const statementPostings = createPostings(counter);

  function addReading(record: ChanceryRecord, model: string, numbers: Numbers): void {
    const { run, document, reading, version } = numbers;
    // Packing goes on in other threads while this one makes the rows.
    const row = pack(record).then(
      (bytes): Row => [reading, document, run, version, model, new Date(), true, bytes],
    );
    // Where the transaction fails first, nobody waits for it.
    row.catch(() => {});
    readings.push(row);
    const rows = rowsOf(record, reading, document, (statement, content) =>
      statementPostings.add([reading, document, statement], content),
    );
    for (const table of CHILD_TABLES) tables[table].add(rows.tables[table]);
    for (const { actor, recipient } of rows.sides) {
      actors.push(actor);
      recipients.push(recipient);
    }
  }

  return {
    addReading,
    addDocument(arrival, fingerprint, numbers) {
      const { record, address, origin, model } = arrival;
      const { text, title, ...about } = record.document;
      const words = postings.add([numbers.document], title === null ? text : `${title}\n${text}`);
      addReading(record, model, numbers);
      documents.push([
        numbers.document,
        about.id,
        address,
        title,
        about.outlet,
        about.author,
        about.url,
        about.language,
        about.published,
        daysOf(about.published)?.from ?? null,
        about.publishedBasis,
        text,
        fingerprint,
        words,
        new Date(),
        numbers.run,
        numbers.replaces,
        numbers.current,
        origin,
      ]);
    },
    async packed() {
      await Promise.allSettled(readings);
    },
    async write(connection, { stems, sides }) {
      await append(connection, 'documents', documents);
      const companies = await sides.numbersOf(connection, present([...actors, ...recipients]));
      const numberOf = (side: string | null): number | null => companies.get(side ?? '') ?? null;
      for (const table of CHILD_TABLES) {
        const { columns } = tables[table];
        const more = table === 'events' ? [actors.map(numberOf), recipients.map(numberOf)] : [];
        await appendColumns(connection, table, [...columns, ...more]);
      }
      const numbers = await numbersIn(connection, stems, counter, [postings, statementPostings]);
      await appendColumns(connection, 'postings', postings.columns(numbers));
      await appendColumns(connection, 'statement_postings', statementPostings.columns(numbers));
      await append(connection, 'readings', await Promise.all(readings));
    },
  };
}

function present(sides: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(sides.filter((side) => side !== null));
}

/** The numbers of the counter's stems in the archive; 0 for those that none of the lists has. */
async function numbersIn(
  connection: DuckDBConnection,
  dictionary: Dictionary,
  { stems }: StemCounter,
  lists: readonly Postings[],
): Promise<Int32Array> {
  const used = new Set<number>();
  for (const list of lists) list.eachStem((stem) => used.add(stem));
  const words = Array.from(used, (stem) => stems[stem] ?? '');
  const known = await dictionary.numbersOf(connection, words);
  const numbers = new Int32Array(stems.length);
  for (const stem of used) numbers[stem] = known.get(stems[stem] ?? '') ?? 0;
  return numbers;
}
