/**
 * What people said of lines of records. A correction is of a line of one reading; where the document has been read again
 * since and the same line stands there (the same kind of act by the same trigger, the same words said), it is shown of
 * that line, otherwise of the reading that it was said of.
 */
import type { Archive } from '../../archive/index.js';
import type { Correction } from '../shapes/index.js';

interface Flat extends Omit<Correction, 'replacement'> {
  readonly replacement: string | null;
}

/** All corrections, each with the line in the current reading that it is of. There are few: the rest is not looked at. */
export const PLACED = `(
  WITH said AS MATERIALIZED (
    SELECT c.*, now.reading AS present FROM corrections c
    LEFT JOIN readings now ON now.document = c.document AND now.current
  ), moved AS MATERIALIZED (
    SELECT DISTINCT reading, present FROM said WHERE present <> reading
  ), events_then AS (SELECT e.* FROM events e WHERE e.reading IN (SELECT reading FROM moved)),
  events_now AS (SELECT e.* FROM events e WHERE e.reading IN (SELECT present FROM moved)),
  statements_then AS (SELECT s.* FROM statements s WHERE s.reading IN (SELECT reading FROM moved)),
  statements_now AS (SELECT s.* FROM statements s WHERE s.reading IN (SELECT present FROM moved))
  SELECT c.correction, c.document, c.kind, c.verdict, c.replacement, c.note, c.author, c.made, c.audit,
    CASE WHEN coalesce(e.event, s.statement) IS NULL THEN c.reading ELSE c.present END AS reading,
    coalesce(e.event, s.statement, c.target) AS target
  FROM said c
  LEFT JOIN events_then oe ON c.kind = 'event' AND oe.reading = c.reading AND oe.event = c.target
  LEFT JOIN statements_then os ON c.kind = 'statement' AND os.reading = c.reading AND os.statement = c.target
  LEFT JOIN events_now e ON e.reading = c.present AND c.present <> c.reading AND e.category = oe.category
    AND e.trigger_start = oe.trigger_start AND e.trigger_end = oe.trigger_end
  LEFT JOIN statements_now s ON s.reading = c.present AND c.present <> c.reading
    AND s.content_start = os.content_start AND s.content_end = os.content_end
  QUALIFY row_number() OVER (PARTITION BY c.correction ORDER BY e.event, s.statement) = 1
)`;

/** Of those documents, the oldest first: the last of a line counts. */
export async function correctionsOf(
  archive: Archive,
  documents: readonly number[],
  signal?: AbortSignal,
): Promise<readonly Correction[]> {
  const rows = await archive.rows<Flat>(
    `SELECT correction, document, reading, kind, target, verdict, replacement, note, author, made FROM ${PLACED} p
     WHERE document IN (SELECT unnest($1::BIGINT[])) ORDER BY correction`,
    [documents],
    signal,
  );
  return rows.map((row) => ({ ...row, replacement: replacementOf(row.replacement) }));
}

function replacementOf(json: string | null): Correction['replacement'] {
  return json === null ? null : (JSON.parse(json) as Record<string, unknown>);
}
