/** Every way in which the archive says no: a stable code, the file and the reason, the next step. */
import { ChanceryError } from '../record/index.js';

export type ArchiveErrorCode =
  | 'ARCHIVE_MISSING'
  | 'ARCHIVE_NOT_ARCHIVE'
  | 'ARCHIVE_NEWER'
  | 'ARCHIVE_OLDER'
  | 'ARCHIVE_OPEN_HERE'
  | 'ARCHIVE_NOT_MAIN_THREAD'
  | 'ARCHIVE_BUSY'
  | 'ARCHIVE_READ_ONLY'
  | 'ARCHIVE_UNWRITABLE'
  | 'ARCHIVE_DISK_FULL'
  | 'ARCHIVE_DAMAGED'
  | 'ARCHIVE_CLOSED'
  | 'ARCHIVE_QUERY'
  | 'ARCHIVE_SQL_REFUSED'
  | 'ARCHIVE_SQL_TIME'
  | 'ARCHIVE_NO_DOCUMENT'
  | 'ARCHIVE_NO_LINE'
  | 'ARCHIVE_OTHER_TEXT'
  | 'ARCHIVE_NOT_DERIVED'
  | 'CORRECTION_INVALID'
  | 'RECORD_SCHEMA';

export class ArchiveError extends ChanceryError {
  override readonly name = 'ArchiveError';
  declare readonly code: ArchiveErrorCode;

  constructor(
    code: ArchiveErrorCode,
    /** The archive's file; for RECORD_SCHEMA the document's id. */
    readonly path: string,
    /** The reason alone, without the file's name. */
    readonly reason: string,
    hint: string,
    cause?: unknown,
  ) {
    super(code, `${path}: ${reason}`, hint, cause === undefined ? undefined : { cause });
  }
}

export function archiveMissing(path: string): ArchiveError {
  const hint = 'Add articles to it first with: chancery add';
  return new ArchiveError('ARCHIVE_MISSING', path, 'there is no archive', hint);
}

export function archiveNotArchive(path: string, reason: string, cause?: unknown): ArchiveError {
  const hint = 'Name an archive that chancery made, or a file that is not there yet.';
  return new ArchiveError('ARCHIVE_NOT_ARCHIVE', path, reason, hint, cause);
}

export function archiveNewer(path: string, version: string, cause?: unknown): ArchiveError {
  const reason = `the archive was written by a newer version of chancery (${clip(version)})`;
  return new ArchiveError('ARCHIVE_NEWER', path, reason, 'Update chancery.', cause);
}

export function archiveOlder(path: string, version: number): ArchiveError {
  const reason = `the archive has the older form ${version} and must be brought up to date before it is read`;
  return new ArchiveError('ARCHIVE_OLDER', path, reason, 'Any chancery add brings it up to date.');
}

export function archiveOpenHere(path: string): ArchiveError {
  const reason = 'this process has the archive open already, and a second opening would lose rows';
  return new ArchiveError('ARCHIVE_OPEN_HERE', path, reason, 'Use the one that is open, or close it first.');
}

export function archiveNotMainThread(path: string): ArchiveError {
  const reason = 'only the main thread opens an archive';
  return new ArchiveError('ARCHIVE_NOT_MAIN_THREAD', path, reason, 'Hand records to the main thread.');
}

/** @param pid of the process that has it; null where that is not known */
export function archiveBusy(path: string, pid: number | null, cause?: unknown): ArchiveError {
  const who = pid === null ? 'another process' : `process ${pid}`;
  const hint = 'Wait until it is done, or let this command wait for it with --wait.';
  return new ArchiveError('ARCHIVE_BUSY', path, `${who} has the archive open`, hint, cause);
}

export function archiveReadOnly(path: string): ArchiveError {
  const reason = 'the archive was opened to be read only';
  return new ArchiveError('ARCHIVE_READ_ONLY', path, reason, 'Open it for writing.');
}

export function archiveUnwritable(path: string, cause: unknown): ArchiveError {
  const reason = 'the archive cannot be written there (no permission, or the disk is read-only)';
  return new ArchiveError('ARCHIVE_UNWRITABLE', path, reason, 'Choose another place with --archive.', cause);
}

export function archiveDiskFull(path: string, cause: unknown): ArchiveError {
  const reason = 'the disk is full; what was stored before is safe';
  return new ArchiveError('ARCHIVE_DISK_FULL', path, reason, 'Make room and run the command again.', cause);
}

export function archiveDamaged(path: string, cause: unknown): ArchiveError {
  const reason = `the archive cannot go on (${clip(firstLine(cause))})`;
  return new ArchiveError('ARCHIVE_DAMAGED', path, reason, 'Open it again; then run chancery doctor.', cause);
}

export function archiveClosed(path: string): ArchiveError {
  return new ArchiveError('ARCHIVE_CLOSED', path, 'the archive is closed', 'Open it again.');
}

export function archiveQuery(path: string, cause: unknown): ArchiveError {
  const hint = 'The tables and views are listed by: chancery sql "SHOW TABLES"';
  return new ArchiveError('ARCHIVE_QUERY', path, clip(firstLine(cause), 400), hint, cause);
}

export function sqlRefused(path: string, reason: string): ArchiveError {
  const hint = "One SELECT, EXPLAIN, DESCRIBE, SHOW or SUMMARIZE over the archive's own tables is answered.";
  return new ArchiveError('ARCHIVE_SQL_REFUSED', path, reason, hint);
}

export function sqlTime(path: string, timeLimit: number): ArchiveError {
  const reason = `the query took longer than ${timeLimit / 1000} s and was stopped`;
  return new ArchiveError('ARCHIVE_SQL_TIME', path, reason, 'Narrow it down, or allow more time.');
}

export function noDocument(path: string, document: number): ArchiveError {
  const hint = 'chancery search lists what is there.';
  return new ArchiveError('ARCHIVE_NO_DOCUMENT', path, `there is no document ${document}`, hint);
}

/** @param where the reading; @param line its kind and id */
export function noLine(path: string, where: string, line: string): ArchiveError {
  const hint = 'A line is named by the reading that it stands in; chancery reread makes new ones.';
  return new ArchiveError('ARCHIVE_NO_LINE', path, `${where} has no ${clip(line)}`, hint);
}

export function correctionInvalid(path: string, reason: string): ArchiveError {
  const hint = 'A correction accepts a line, rejects it, or gives fields that stand there instead.';
  return new ArchiveError('CORRECTION_INVALID', path, reason, hint);
}

export function otherText(path: string, document: number): ArchiveError {
  const reason = `the record is of another text than document ${document}`;
  return new ArchiveError('ARCHIVE_OTHER_TEXT', path, reason, 'Add it as a document of its own.');
}

export function notDerived(path: string, table: string): ArchiveError {
  const hint =
    'The tables that can be changed so are those of 002-analysis.sql, 003-watches.sql, 005-standing.sql and 007-one-more.sql in src/archive/schema/.';
  return new ArchiveError('ARCHIVE_NOT_DERIVED', path, `${clip(table)} holds no derived rows`, hint);
}

export function recordSchema(id: string, schema: unknown): ArchiveError {
  const reason = `the record is of schema ${clip(JSON.stringify(schema) ?? 'none')}, which this version cannot store`;
  return new ArchiveError('RECORD_SCHEMA', clip(id), reason, 'Read the document again, or update chancery.');
}

/** What DuckDB or the system says, as one of the errors above. DuckDB gives texts, not codes. */
export function archiveFailure(path: string, cause: unknown): unknown {
  // DuckDB's and the system's errors are plain ones; a mistake in our code or an abort stays what it is.
  if (!(cause instanceof Error) || cause.name !== 'Error') return cause;
  const text = cause.message;
  if (isLockConflict(cause)) return archiveBusy(path, lockHolder(text), cause);
  if (/no space left|disk quota|not enough space|disk is full|ENOSPC|EDQUOT|file too large/i.test(text)) {
    return archiveDiskFull(path, cause);
  }
  if (/^(?:EROFS|EACCES|EPERM)\b|^ENOENT\b.*\bmkdir\b/.test(text)) return archiveUnwritable(path, cause);
  if (/newer version of DuckDB|with version number \d+/i.test(text))
    return archiveNewer(path, 'by its form', cause);
  if (/not a valid DuckDB|checksum|corrupt|serializ.*fail/i.test(text)) {
    return archiveNotArchive(path, 'the file is damaged or no archive', cause);
  }
  if (/permission denied|read-only (file system|mode)|EACCES|EPERM|EROFS/i.test(text)) {
    return archiveUnwritable(path, cause);
  }
  if (/^(FATAL|INTERNAL|IO) Error|invalidated|out of memory/i.test(text)) return archiveDamaged(path, cause);
  return archiveQuery(path, cause);
}

/** The code that an error of the system (or of ours) has; null where it has none. */
export function codeOf(cause: unknown): string | null {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}

export function isLockConflict(cause: unknown): boolean {
  return cause instanceof Error && /could not set lock|being used by another process/i.test(cause.message);
}

export function isInterrupt(cause: unknown): boolean {
  return cause instanceof Error && /^INTERRUPT Error/i.test(cause.message);
}

function lockHolder(text: string): number | null {
  const pid = /\(PID (\d+)\)/.exec(text)?.[1];
  return pid === undefined ? null : Number(pid);
}

function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split('\n', 1)[0] ?? '';
}

function clip(text: string, length = 120): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
