/** What one transaction adds, gathered first and appended table by table. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ChanceryRecord } from '../record/index.js';
import { append, appendColumns } from './append.js';
import { daysOf } from './days.js';
import type { Dictionary } from './dictionary.js';
import { pack } from './pack.js';
import { type Posted, postingColumns } from './postings.js';
import { lengthOf, stemsOf } from './search/stems.js';
import { CHILD_TABLES, type RecordRows, type Row, rowsOf } from './tables.js';
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

export function createBatch(): Batch {
  const documents: Row[] = [];
  const readings: Promise<Row>[] = [];
  const records: RecordRows[] = [];
  const posted: Posted[] = [];
  const statementsPosted: Posted[] = [];

  function addReading(record: ChanceryRecord, model: string, numbers: Numbers): void {
    const { run, document, reading, version } = numbers;
    // Packing goes on in other threads while this one makes the rows.
    const row = pack(record).then(
      (bytes): Row => [reading, document, run, version, model, new Date(), true, bytes],
    );
    // Where the transaction fails first, nobody waits for it.
    row.catch(() => {});
    readings.push(row);
    const rows = rowsOf(record, reading, document);
    records.push(rows);
    for (const { statement, stems } of rows.statementStems) {
      statementsPosted.push({ key: [reading, document, statement], stems });
    }
  }

  return {
    addReading,
    addDocument(arrival, fingerprint, numbers) {
      const { record, address, origin, model } = arrival;
      const { text, title, ...about } = record.document;
      const stems = stemsOf(title === null ? text : `${title}\n${text}`);
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
        lengthOf(stems),
        new Date(),
        numbers.run,
        numbers.replaces,
        numbers.current,
        origin,
      ]);
      posted.push({ key: [numbers.document], stems });
    },
    async packed() {
      await Promise.allSettled(readings);
    },
    async write(connection, { stems, sides }) {
      await append(connection, 'documents', documents);
      const companies = await sides.numbersOf(connection, companiesIn(records));
      for (const table of CHILD_TABLES) {
        const rows = records.flatMap((record) =>
          table === 'events' ? eventRows(record, companies) : record.tables[table],
        );
        await append(connection, table, rows);
      }
      const numbers = await stems.numbersOf(connection, stemsIn([posted, statementsPosted]));
      await appendColumns(connection, 'postings', postingColumns(posted, numbers));
      await appendColumns(connection, 'statement_postings', postingColumns(statementsPosted, numbers));
      await append(connection, 'readings', await Promise.all(readings));
    },
  };
}

function companiesIn(records: readonly RecordRows[]): ReadonlySet<string> {
  return new Set(
    records.flatMap(({ sides }) =>
      sides.flatMap(({ actor, recipient }) => [actor, recipient].filter((side) => side !== null)),
    ),
  );
}

function eventRows({ tables, sides }: RecordRows, numbers: ReadonlyMap<string, number>): readonly Row[] {
  const numberOf = (side: string | null | undefined): number | null => numbers.get(side ?? '') ?? null;
  return tables.events.map((row, index) => [
    ...row,
    numberOf(sides[index]?.actor),
    numberOf(sides[index]?.recipient),
  ]);
}

function stemsIn(lists: readonly (readonly Posted[])[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const list of lists) for (const { stems } of list) for (const stem of stems.keys()) all.add(stem);
  return all;
}
