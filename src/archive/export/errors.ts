/** What can go wrong on the way out. */
import { ChanceryError } from '../../record/index.js';
import { codeOf } from '../errors.js';

export type ExportErrorCode = 'EXPORT_UNWRITABLE' | 'EXPORT_EXISTS' | 'EXPORT_FOREIGN' | 'EXPORT_TARGET';

export class ExportError extends ChanceryError {
  override readonly name = 'ExportError';
  declare readonly code: ExportErrorCode;

  constructor(
    code: ExportErrorCode,
    /** The file or folder as the user named it. */
    readonly target: string,
    /** The reason alone, without the target's name. */
    readonly reason: string,
    hint: string,
    cause?: unknown,
  ) {
    super(code, `${target}: ${reason}`, hint, cause === undefined ? undefined : { cause });
  }
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['its folder does not exist', 'Make the folder, or name another place.'],
  ENOTDIR: ['its folder is a file', 'Name another place.'],
  EISDIR: ['it is a directory', 'Name a file in it.'],
  EACCES: ['no permission to write there', 'Name a place in a folder of yours.'],
  EPERM: ['no permission to write there', 'Name a place in a folder of yours.'],
  EROFS: ['the disk is read-only', 'Name a place on another disk.'],
  ENOSPC: ['the disk is full', 'Make room, or name a place on another disk.'],
};

export function exportUnwritable(target: string, cause: unknown): ExportError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = codeOf(cause) ?? '';
  // DuckDB tells the disk's own words, and no code.
  const told = /No space left/i.test(message)
    ? 'ENOSPC'
    : /Permission denied/i.test(message)
      ? 'EACCES'
      : code;
  const [reason, hint] = REASONS[told] ?? [
    `it cannot be written (${code === '' ? message.slice(0, 200) : code})`,
    'Name another place.',
  ];
  return new ExportError('EXPORT_UNWRITABLE', target, reason, hint, cause);
}

export function exportExists(target: string): ExportError {
  return new ExportError(
    'EXPORT_EXISTS',
    target,
    'there is an export already',
    'Name another folder, or allow it to be replaced with --overwrite.',
  );
}

export function exportForeign(target: string, found: string): ExportError {
  return new ExportError(
    'EXPORT_FOREIGN',
    target,
    `it holds ${JSON.stringify(found.slice(0, 80))}, which no export wrote, so it is not replaced`,
    'Name another folder.',
  );
}

export function exportNeedsFolder(target: string): ExportError {
  return new ExportError(
    'EXPORT_TARGET',
    target,
    'Parquet is written as a folder of files',
    'Name a folder with -o.',
  );
}
