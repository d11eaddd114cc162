/**
 * What people say of lines of records. It stands beside the readings, never over them: a correction names the document,
 * the reading and the line that it is of, so it stays true when the document is read again.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { append } from './append.js';
import { correctionInvalid, noLine } from './errors.js';
import { highest, runBound } from './prepared.js';
import type { CorrectionKind, NewCorrection } from './types.js';

/** Where the lines of each kind stand, and what names them. Citations have no id: theirs is their place, "120-160". */
const LINES: Readonly<Record<CorrectionKind, readonly [table: string, id: string]>> = {
  event: ['events', 'event'],
  statement: ['statements', 'statement'],
  entity: ['entities', 'entity'],
  time: ['times', '"time"'],
  agenda: ['agenda', 'item'],
  dispute: ['disputes', 'dispute'],
  source: ['sources', `"start" || '-' || "end"`],
};
/** In characters of JSON or text: more is no correction of a line. */
const LONGEST = 20_000;

/** @returns their numbers @throws ArchiveError ARCHIVE_NO_LINE, CORRECTION_INVALID; then nothing is kept */
export async function writeCorrections(
  connection: DuckDBConnection,
  path: string,
  corrections: readonly NewCorrection[],
): Promise<readonly number[]> {
  const before = await highest(connection, 'corrections', 'correction');
  const made = new Date();
  const rows = corrections.map((it, index) => {
    const replacement = it.replacement === null ? null : JSON.stringify(it.replacement);
    if ((it.verdict === 'corrected') !== (replacement !== null)) {
      throw correctionInvalid(path, 'what is corrected has a replacement, and nothing else has');
    }
    if ([replacement, it.note, it.author].some((text) => (text?.length ?? 0) > LONGEST)) {
      throw correctionInvalid(path, 'it is too long');
    }
    return [
      before + 1 + index,
      it.document,
      it.reading,
      it.kind,
      it.target,
      it.verdict,
      replacement,
      it.note,
      it.author,
      made,
      it.audit,
    ];
  });
  for (const { kind, document, reading, target } of corrections) {
    const [table, id] = LINES[kind];
    const found = await runBound(
      connection,
      `SELECT 1 FROM ${table} WHERE document = $1 AND reading = $2 AND ${id} = $3 LIMIT 1`,
      [document, reading, target],
    );
    if (found.length === 0)
      throw noLine(path, `reading ${reading} of document ${document}`, `${kind} ${target}`);
  }
  await append(connection, 'corrections', rows);
  return rows.map((_, index) => before + 1 + index);
}
