import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { append } from './append.js';
import type { Row } from './tables.js';
import { rowsOf } from './values.js';

it('writes whatever it is given, as it is', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    'CREATE TABLE t (number INTEGER, a VARCHAR, real DOUBLE, b VARCHAR, list VARCHAR[], yes BOOLEAN)',
  );
  const text = fc.oneof(
    fc.string({ maxLength: 14 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '',
      '\0',
      'x'.repeat(12),
      'x'.repeat(13),
      'é'.repeat(6),
      'x'.repeat(5000),
      `${'x'.repeat(20)}\0y`,
    ),
  );
  const row = fc.tuple(
    fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    fc.option(text),
    fc.option(fc.double({ noNaN: true })),
    text,
    fc.array(text, { maxLength: 4 }),
    fc.option(fc.boolean()),
  );
  const lengths = fc.constantFrom(0, 1, 31, 64, 65, 2047, 2048, 2049, 5000);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), lengths, async (some, length) => {
      const rows: Row[] = Array.from({ length }, (_, index) => some[index % some.length] ?? []);
      await connection.run('DELETE FROM t');
      await append(connection, 't', rows);
      expect(rowsOf(await connection.run('SELECT * FROM t ORDER BY rowid'))).toEqual(rows);
    }),
    { numRuns: 25 },
  );
  connection.closeSync();
  instance.closeSync();
});
