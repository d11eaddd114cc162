import { expect, it } from 'vitest';
import { sampleArchive } from './testing.js';

it('answers queries, with a limit that is told', async () => {
  const archive = await sampleArchive(3);
  const all = await archive.userSql(
    'SELECT document, title, added FROM documents ORDER BY document DESC; -- all',
  );
  expect(all.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'document INTEGER',
    'title VARCHAR',
    'added TIMESTAMP',
  ]);
  expect(all.rows.map(([document]) => document)).toEqual([3, 2, 1]);
  expect(all.more).toBe(false);
  const few = await archive.userSql('select * from range(5)', { limit: 2 });
  expect(few).toMatchObject({ rows: [[0], [1]], more: true });
  for (const sql of [
    'SHOW TABLES',
    'DESCRIBE events',
    'DESCRIBE SELECT 1',
    'SUMMARIZE events',
    'EXPLAIN SELECT * FROM events',
    'explain analyze select 1',
    '/* a */ -- b\n WITH x AS (SELECT 1 AS a) FROM x',
    'VALUES (1), (2)',
    'TABLE dyads',
    '(SELECT 1)',
    "SELECT '--', '/*', ';', e'\\'--', $$;--$$, $a$ '$a$ AS \"--;\" ; ; -- end",
    "SELECT list_transform([1, 2], lambda x: x + 1), 'read_csv(1)' AS text",
    'SELECT c.* FROM plover_events c, unnest(c.actor_names) AS t(name)',
    'SELECT category, count(*) FROM events GROUP BY ALL ORDER BY ALL',
  ]) {
    expect((await archive.userSql(sql)).columns.length, sql).toBeGreaterThan(0);
  }
});

it.each([
  '',
  ';;',
  'DELETE FROM documents',
  'SELECT 1; DELETE FROM documents',
  'SELECT 1); DELETE FROM documents; --',
  'SELECT 1) ; --',
  'INSERT INTO meta VALUES (1, 2)',
  'CREATE TABLE x AS SELECT 1',
  'EXPLAIN ANALYZE DELETE FROM documents',
  "ATTACH '/tmp/x.duckdb'",
  'INSTALL httpfs',
  'LOAD httpfs',
  "COPY documents TO '/tmp/x.csv'",
  "EXPORT DATABASE '/tmp/x'",
  "IMPORT DATABASE '/tmp/x'",
  'PRAGMA database_list',
  'PRAGMA enable_profiling',
  "SET memory_limit = '10GB'",
  'RESET memory_limit',
  'CALL pragma_version()',
  'CHECKPOINT',
  'USE main',
  'BEGIN',
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM READ_TEXT('/etc/passwd')",
  "SELECT * FROM '/etc/passwd'",
  "SELECT * FROM 'x.csv'",
  "SELECT * FROM 'x.parquet'",
  "SELECT * FROM glob('/*')",
  "SELECT * FROM (SELECT * FROM (SELECT * FROM read_blob('/etc/passwd')))",
  "WITH x AS (SELECT * FROM read_json('/etc/passwd')) SELECT 1",
  "SELECT (SELECT count(*) FROM sniff_csv('/etc/passwd'))",
  "SELECT * FROM query('SELECT 1')",
  "SELECT * FROM query_table('documents')",
  "DESCRIBE SELECT * FROM read_csv('/etc/passwd')",
  "SUMMARIZE FROM read_csv('/etc/passwd')",
  "EXPLAIN SELECT * FROM read_csv('/etc/passwd')",
  "SELECT getenv('HOME')",
  "SELECT current_setting('temp_directory')",
  'SELECT * FROM duckdb_settings()',
  'SELECT * FROM duckdb_secrets()',
  'SELECT * FROM force_checkpoint()',
  "SELECT nextval('x')",
  'SELECT * FROM nowhere',
  'SELECT',
])('refuses %s', async (sql) => {
  const archive = await sampleArchive(1);
  await expect(archive.userSql(sql)).rejects.toMatchObject({
    code: expect.stringMatching(/^ARCHIVE_(SQL_REFUSED|QUERY)$/),
  });
  expect(await archive.rows('SELECT count(*) AS n FROM documents')).toEqual([{ n: 1 }]);
});

it('reads not even its own file', async () => {
  const archive = await sampleArchive(0);
  for (const sql of [
    `SELECT * FROM read_blob('${archive.path}')`,
    `SELECT * FROM '${archive.path}'`,
    `SELECT * FROM "${archive.path}"`,
    `FROM main."${archive.path}"`,
  ]) {
    await expect(archive.userSql(sql)).rejects.toMatchObject({ code: 'ARCHIVE_SQL_REFUSED' });
  }
});

it('stops at the time limit, and with the signal', async () => {
  const archive = await sampleArchive(0);
  const slow = 'SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range * b.range % 7 = 3';
  await expect(archive.userSql(slow, { timeLimit: 300 })).rejects.toMatchObject({ code: 'ARCHIVE_SQL_TIME' });
  const signal = AbortSignal.timeout(300);
  await expect(archive.userSql(slow, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await archive.rows('SELECT 1 AS a')).toEqual([{ a: 1 }]);
});
