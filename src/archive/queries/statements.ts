/** Statements that a filter asks for, each with its words, its speaker, the way it came, and the article. */
import type { Statement } from '../../record/index.js';
import type { Archive } from '../types.js';
import { parseStatementFilter, type StatementFilter } from './filters.js';
import { pagedRows, pagingSql } from './pages.js';
import { ofCurrent } from './replaced.js';
import { type ArticleRef, articleRef, type Passage, type StatementRow } from './rows.js';
import { statementsWhere } from './where.js';

/** A row as it comes from the database. */
export interface FlatStatement extends ArticleRef {
  readonly reading: number;
  readonly statement: string;
  readonly speaker_name: string | null;
  readonly speaker_country: string | null;
  readonly anonymous: boolean;
  readonly directness: Statement['directness'];
  readonly via_names: readonly string[];
  readonly parent: string | null;
  readonly stance: Statement['stance'];
  readonly of_what: string | null;
  readonly content: string;
  readonly content_start: number;
  readonly content_end: number;
  readonly cue: string | null;
  readonly cue_start: number | null;
  readonly cue_end: number | null;
  readonly source_words: string | null;
  readonly source_start: number | null;
  readonly source_end: number | null;
}

/** Of `statements s` and `documents d`, what `statementRow` reads. */
export const STATEMENT_COLUMNS = `s.reading, s.document, s.statement, s.speaker_name, s.speaker_country, s.anonymous,
  s.directness, s.via_names, s.parent, s.stance, s.of_what, s.content, s.content_start, s.content_end,
  s.cue, s.cue_start, s.cue_end, s.source_words, s.source_start, s.source_end,
  d.title, d.outlet, d.published, d.url, d.address`;

/**
 * Newest article first, within it in the order of the text. All that match, unless the filter has a `limit`.
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function* queryStatements(
  archive: Archive,
  filter: StatementFilter = {},
  signal?: AbortSignal,
): AsyncGenerator<StatementRow, void, undefined> {
  const paging = parseStatementFilter(filter);
  const { where, parameters } = statementsWhere(await ofCurrent(archive, filter, signal));
  const { page, way, values } = pagingSql(paging, parameters);
  const sorted = `d.published_date ${way} NULLS LAST, s.document ${way}, s.content_start, s.statement`;
  // Days of publication are joined before the picking: the order hangs on them.
  const sql = `
WITH picked AS MATERIALIZED (
  SELECT s.rowid AS position FROM statements s JOIN documents d ON d.document = s.document
  WHERE ${where}
  ORDER BY ${sorted} ${page}
)
SELECT ${STATEMENT_COLUMNS}
FROM picked k
JOIN statements s ON s.rowid = k.position
JOIN documents d ON d.document = s.document
ORDER BY ${sorted}`;
  const rows = pagedRows<FlatStatement>(archive, sql, paging, values, signal);
  for await (const row of rows) yield statementRow(row);
}

/** How many statements the filter asks for, whatever its `limit`. */
export async function countStatements(
  archive: Archive,
  filter: StatementFilter = {},
  signal?: AbortSignal,
): Promise<number> {
  const { where, parameters } = statementsWhere(await ofCurrent(archive, filter, signal));
  const sql = `SELECT count(*) AS statements FROM statements s WHERE ${where}`;
  const [row] = await archive.rows<{ readonly statements: number }>(sql, parameters, signal);
  return row?.statements ?? 0;
}

export function statementRow(row: FlatStatement): StatementRow {
  return {
    id: `${row.document}:${row.reading}:${row.statement}`,
    reading: row.reading,
    statement: row.statement,
    speaker: row.speaker_name,
    speakerCountry: row.speaker_country,
    anonymous: row.anonymous,
    directness: row.directness,
    via: row.via_names,
    parent: row.parent,
    stance: row.stance,
    of: row.of_what,
    content: { words: row.content, start: row.content_start, end: row.content_end },
    cue: passage(row.cue, row.cue_start, row.cue_end),
    source: passage(row.source_words, row.source_start, row.source_end),
    article: articleRef(row),
  };
}

function passage(words: string | null, start: number | null, end: number | null): Passage | null {
  return words === null || start === null || end === null ? null : { words, start, end };
}
