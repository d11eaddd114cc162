/** What the commands that write to the archive share: which file, and whether to wait for it. */
import { Option } from 'commander';
import type { Archive } from '../../archive/index.js';
import { secondsValue } from './values.js';

/** Where `--wait` is given without a number: as long as a long run takes. */
const LONG_WAIT = 24 * 3_600_000;
/** Without it: as long as the desk takes to keep a correction. */
const SHORT_WAIT = 1_000;

export const archiveOption = (): Option =>
  new Option(
    '--archive <file>',
    'the archive (default: CHANCERY_ARCHIVE, else where the platform keeps such data)',
  );

export const waitOption = (): Option =>
  new Option(
    '--wait [seconds]',
    'wait so long for another process that writes (default: until it is done; without this option one second)',
  ).argParser(secondsValue);

export interface WritingFlags {
  readonly archive?: string;
  readonly wait?: number | true;
}

/** @throws ArchiveError, for one ARCHIVE_BUSY where another process still writes */
export async function openForWriting({ archive, wait }: WritingFlags, signal: AbortSignal): Promise<Archive> {
  const { archivePlace, openArchive } = await import('../../archive/index.js');
  const milliseconds = wait === true ? LONG_WAIT : (wait ?? SHORT_WAIT);
  return openArchive(archive ?? archivePlace(), { wait: milliseconds, signal });
}
