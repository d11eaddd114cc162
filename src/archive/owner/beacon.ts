/**
 * `<archive>.owner`: where the process that has the archive open is to be asked. Only the user reads it (0600), and
 * only a file of the user's own is believed.
 */
import { lstatSync, readFileSync, unlinkSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { codeOf } from '../errors.js';

export interface Beacon {
  readonly pid: number;
  /** Of the Unix socket or named pipe; null where the owner could not offer one. */
  readonly address: string | null;
  readonly token: string;
}

const MAX_BYTES = 4096;

export function beaconPath(archive: string): string {
  return `${archive}.owner`;
}

/** A failure to write it is no failure of the archive: readers then wait for the owner instead. */
export async function writeBeacon(archive: string, beacon: Beacon): Promise<void> {
  const draft = `${beaconPath(archive)}.${process.pid}`;
  try {
    await rm(draft, { force: true });
    await writeFile(draft, JSON.stringify(beacon), { mode: 0o600, flag: 'wx' });
    await rename(draft, beaconPath(archive));
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}

/** Removes it where it is this process's. */
export function removeBeacon(archive: string): void {
  if (readBeacon(archive)?.pid !== process.pid) return;
  try {
    unlinkSync(beaconPath(archive));
  } catch {
    // gone already
  }
}

/** The beacon of a process that lives; null where there is none, or a stale or strange one. */
export function readBeacon(archive: string): Beacon | null {
  const path = beaconPath(archive);
  try {
    const about = lstatSync(path);
    if (!about.isFile() || about.size > MAX_BYTES) return null;
    if (process.getuid !== undefined && about.uid !== process.getuid()) return null;
    const { pid, address, token }: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof pid !== 'number' || typeof token !== 'string') return null;
    if (typeof address !== 'string' && address !== null) return null;
    return isAlive(pid) ? { pid, address, token } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's
    return codeOf(error) === 'EPERM';
  }
}
