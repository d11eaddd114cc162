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

/** All corrections, each with the line in the current reading that it is of. */
export const PLACED = `(
  SELECT c.correction, c.document, c.kind, c.verdict, c.replacement, c.note, c.author, c.made, c.audit,
    CASE WHEN r.reading IS NULL THEN c.reading ELSE r.reading END AS reading,
    CASE WHEN r.reading IS NULL OR r.reading = c.reading THEN c.target ELSE coalesce(e.event, s.statement) END AS target
  FROM corrections c
  LEFT JOIN events oe ON c.kind = 'event' AND oe.reading = c.reading AND oe.event = c.target
  LEFT JOIN statements os ON c.kind = 'statement' AND os.reading = c.reading AND os.statement = c.target
  LEFT JOIN readings now ON now.document = c.document AND now.current
  LEFT JOIN events e ON now.reading <> c.reading AND e.reading = now.reading AND e.category = oe.category
    AND e.trigger_start = oe.trigger_start AND e.trigger_end = oe.trigger_end
  LEFT JOIN statements s ON now.reading <> c.reading AND s.reading = now.reading
    AND s.content_start = os.content_start AND s.content_end = os.content_end
  LEFT JOIN readings r ON r.reading = now.reading
    AND (now.reading = c.reading OR e.event IS NOT NULL OR s.statement IS NOT NULL)
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
