/**
 * Ways out of the archive. Each format is a file in this folder; docs/exports.md has their columns and what each
 * loses. All of them stream: memory does not grow with the archive.
 */
import type { Writable } from 'node:stream';
import type { Archive } from '../types.js';
import { chosenEvents, chosenRecords } from './chosen.js';
import { correctionPieces } from './corrections.js';
import { csvPieces } from './csv.js';
import { exportNeedsFolder } from './errors.js';
import { GDELT_HEADER, gdeltPiece } from './gdelt.js';
import { graphmlPieces, type NodeKind } from './graphml.js';
import { icalPieces } from './icalendar.js';
import { type CountryNames, ICEWS_HEADER, icewsPiece } from './icews.js';
import { writeParquet } from './parquet.js';
import { gathered, type Piece, type Pieces } from './piece.js';
import { ploverPiece } from './plover.js';
import { PROV_HEAD, PROV_TAIL, provPiece } from './prov.js';
import { recordPiece } from './records.js';
import type { Selections, Table } from './tables.js';
import { openTextTarget } from './target.js';

export const TEXT_FORMATS = [
  'plover',
  'icews',
  'gdelt',
  'csv',
  'graphml',
  'ical',
  'prov',
  'records',
  'corrections',
] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];
export type ExportFormat = TextFormat | 'parquet';

export interface ExportOptions {
  /** What goes out; without it all that is current. Which selection a format asks for: `selectionOf`. */
  readonly selections?: Selections;
  /** For csv: which table (events). */
  readonly table?: Table;
  /** For csv, icews and gdelt: a line of names first (true). */
  readonly header?: boolean;
  /** For graphml: what a node is (country). */
  readonly nodes?: NodeKind;
  /** For icews and graphml: names of country codes. */
  readonly countryNames?: CountryNames;
  /** For parquet: replace an export that is there. */
  readonly overwrite?: boolean;
  readonly signal?: AbortSignal;
}

export interface ExportOutcome {
  /** Lines, rows, edges, calendar entries, bundles, records or passages, by the format. */
  readonly rows: number;
  /** Events or agenda items that the format cannot say. */
  readonly left: number;
}

/**
 * Writes an export. `target` is the path of a file, which appears only when whole; a stream, which is written to and
 * left open; for parquet the path of a folder.
 * @throws ExportError EXPORT_UNWRITABLE, EXPORT_EXISTS, EXPORT_FOREIGN, EXPORT_TARGET; ArchiveError; the signal's reason
 */
export async function exportArchive(
  archive: Archive,
  format: ExportFormat,
  target: string | Writable,
  options: ExportOptions = {},
): Promise<ExportOutcome> {
  if (format === 'parquet') {
    if (typeof target !== 'string') throw exportNeedsFolder('standard output');
    const { selections = {}, overwrite = false, signal } = options;
    return { rows: await writeParquet(archive, target, { selections, overwrite, signal }), left: 0 };
  }
  const sink = await openTextTarget(target);
  try {
    let rows = 0;
    let left = 0;
    for await (const piece of exportText(archive, format, options)) {
      await sink.write(piece.text);
      rows += piece.rows;
      left += piece.left ?? 0;
    }
    await sink.close();
    return { rows, left };
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

/** The same as text, for callers with their own way to write it: stretches of it, in order. */
export function exportText(archive: Archive, format: TextFormat, options: ExportOptions = {}): Pieces {
  return gathered(piecesOf(archive, format, options));
}

function piecesOf(archive: Archive, format: TextFormat, options: ExportOptions): Pieces {
  const { selections = {}, table = 'events', header = true, signal } = options;
  const names: CountryNames = options.countryNames ?? new Map();
  const events = () => chosenEvents(archive, selections.events ?? {}, signal);
  const records = () => chosenRecords(archive, selections.documents ?? {}, signal);
  switch (format) {
    case 'plover':
      return mapped(events(), ploverPiece);
    case 'icews':
      return mapped(events(), (chosen) => icewsPiece(chosen, names), header ? ICEWS_HEADER : '');
    case 'gdelt':
      return mapped(events(), gdeltPiece, header ? GDELT_HEADER : '');
    case 'csv':
      return csvPieces(archive, table, selections, header, signal);
    case 'graphml':
      return graphmlPieces(archive, selections.events ?? {}, options.nodes ?? 'country', names, signal);
    case 'ical':
      return icalPieces(archive, selections, signal);
    case 'prov':
      return mapped(records(), (stored, index) => provPiece(stored, index === 0), PROV_HEAD, PROV_TAIL);
    case 'records':
      return mapped(records(), recordPiece);
    case 'corrections':
      return correctionPieces(archive, signal);
  }
}

async function* mapped<T>(
  items: AsyncIterable<T>,
  toPiece: (item: T, index: number) => Piece,
  head = '',
  tail = '',
): Pieces {
  yield { text: head, rows: 0 };
  let index = 0;
  for await (const item of items) {
    yield toPiece(item, index);
    index += 1;
  }
  yield { text: tail, rows: 0 };
}

export { recordsFromJsonl } from './records.js';
export type { Selections, Table } from './tables.js';
