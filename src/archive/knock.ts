/**
 * `<archive>.wanted`: a process that wants to write says so to those that have the file open for reading, who hold it
 * only as long as nobody does. Nothing stands in it; that it is young is all.
 */
import { closeSync, lstatSync, lutimesSync, openSync, realpathSync, unlinkSync } from 'node:fs';

/** Milliseconds: who waits knocks many times in so long, and who was killed while waiting is soon forgotten. */
const HEARD = 1000;

/** Beside the file itself, by whatever name it is opened. */
export function knockPath(archive: string): string {
  return `${realpathSync(archive)}.wanted`;
}

/** Where it cannot be written the archive cannot be either. */
export function knock(archive: string): void {
  const path = knockPath(archive);
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch {
    // There is one already, this process's or another's: it is made young.
    touch(path);
  }
}

/** Another process that still waits knocks again. */
export function stopKnocking(archive: string): void {
  try {
    unlinkSync(knockPath(archive));
  } catch {
    // gone already
  }
}

/** Whether somebody waits to write. */
export function isWanted(archive: string): boolean {
  try {
    const about = lstatSync(knockPath(archive), { throwIfNoEntry: false });
    return about !== undefined && Math.abs(Date.now() - about.mtimeMs) < HEARD;
  } catch {
    // The archive has gone, or cannot be looked at: that is said where it is opened.
    return false;
  }
}

function touch(path: string): void {
  try {
    const now = new Date();
    lutimesSync(path, now, now);
  } catch {
    // gone meanwhile: the next knock makes it anew
  }
}
