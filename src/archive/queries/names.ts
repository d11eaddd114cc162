/** Names that are in the archive, for whoever asked for one that is not. */
import type { Archive } from '../types.js';
import { nameWhere } from './where.js';

const COLUMNS = {
  party: 'SELECT DISTINCT name FROM event_actors',
  entity: 'SELECT DISTINCT name FROM entities',
  speaker: 'SELECT DISTINCT speaker_name AS name FROM statements WHERE speaker_name IS NOT NULL',
  via: 'SELECT DISTINCT unnest(via_names) AS name FROM statements',
  outlet: 'SELECT DISTINCT outlet AS name FROM documents WHERE outlet IS NOT NULL',
} as const;

export type NameKind = keyof typeof COLUMNS;

/** Up to three names like the one given: those that hold it first, then those that are spelled much like it. */
export async function nearestNames(
  archive: Archive,
  kind: NameKind,
  name: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const rows = await archive.rows<{ readonly name: string }>(
    `SELECT name FROM (
       SELECT name, lower(strip_accents(name)) AS folded, lower(strip_accents($1::VARCHAR)) AS wanted
       FROM (${COLUMNS[kind]}) names)
     WHERE contains(folded, wanted) OR jaro_winkler_similarity(folded, wanted) >= 0.85
     ORDER BY contains(folded, wanted) DESC, jaro_winkler_similarity(folded, wanted) DESC, name
     LIMIT 3`,
    [name.slice(0, 100)],
    signal,
  );
  return rows.map((row) => row.name);
}

/** Whether the name, or the pattern with *, is in the archive at all. */
export async function hasName(
  archive: Archive,
  kind: NameKind,
  name: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const { where, parameters } = nameWhere('names.name', name);
  const sql = `SELECT 1 AS here FROM (${COLUMNS[kind]}) names WHERE ${where} LIMIT 1`;
  return (await archive.rows(sql, parameters, signal)).length > 0;
}
