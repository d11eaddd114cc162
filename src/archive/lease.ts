/**
 * The archive, held only as long as it is asked. A server lives for days, and whoever holds the file shuts out all who
 * want to write to it; so a question opens it, or joins one that has it open, and it is closed some time after the last,
 * or as soon as somebody knocks who wants to write (knock.ts). Who writes has it as owner as long as the work takes, and
 * questions meanwhile go through the same opening.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './errors.js';
import { isWanted } from './knock.js';
import { openArchive } from './open.js';
import type { Archive } from './types.js';

export interface ArchiveSource {
  /** Does the work with the archive open for reading. @throws ArchiveError, for one ARCHIVE_MISSING */
  use<T>(work: (archive: Archive) => Promise<T>): Promise<T>;
}

export interface ArchiveLease extends ArchiveSource {
  /**
   * Does the work as owner; the archive is made where there is none.
   * @throws ArchiveError ARCHIVE_BUSY where another process still writes; the signal's reason where it was aborted meanwhile
   */
  change<T>(work: (archive: Archive) => Promise<T>, waiting?: Waiting): Promise<T>;
  /** Lets the file go when those who have it are done. */
  close(): Promise<void>;
}

/** How long a change waits while another process writes. */
export interface Waiting {
  /** Milliseconds. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

export interface LeaseOptions {
  /** Milliseconds that the file stays open after the last question, so that questions in a row need not open it anew. */
  readonly linger?: number;
}

/** How often one that lingers listens for a knock. */
const LISTEN_EVERY = 50;
/** Longer than a writer takes to look again. */
const TURN = 150;
const PATIENCE = 10_000;
const RETRY_EVERY = 300;

interface Held {
  readonly archive: Promise<Archive>;
  readonly owner: boolean;
  readonly gone: Promise<void>;
  readonly let: () => void;
  users: number;
  /** Those of them that change something. */
  writers: number;
  lingering: NodeJS.Timeout | null;
  failed: boolean;
  closing: boolean;
}

export function borrowArchive(file: string, { linger = 0 }: LeaseOptions = {}): ArchiveLease {
  let held: Held | null = null;
  let writersWaiting = 0;

  async function take(writes: boolean): Promise<Held> {
    for (let present = held; present !== null; present = held) {
      if (mayJoin(present, writes)) {
        endLingering(present);
        present.users += 1;
        if (writes) present.writers += 1;
        return present;
      }
      if (present.users === 0) letGo(present);
      await present.gone;
    }
    held = hold(openArchive(file, { readonly: !writes }), writes);
    return held;
  }

  function mayJoin(present: Held, writes: boolean): boolean {
    if (present.closing || present.failed) return false;
    if (present.writers > 0) return true;
    return !writes && writersWaiting === 0 && !present.owner && !isWanted(file);
  }

  function giveBack(mine: Held, wrote: boolean): void {
    mine.users -= 1;
    if (wrote) mine.writers -= 1;
    if (mine.users > 0) return;
    if (linger === 0 || mine.owner || mine.failed || writersWaiting > 0 || isWanted(file)) letGo(mine);
    else lingerWith(mine);
  }

  function lingerWith(mine: Held): void {
    const until = Date.now() + linger;
    mine.lingering = setInterval(() => {
      if (Date.now() >= until || isWanted(file)) letGo(mine);
    }, LISTEN_EVERY);
  }

  function letGo(mine: Held): void {
    if (mine.closing) return;
    mine.closing = true;
    endLingering(mine);
    const turn = isWanted(file) ? TURN : 0;
    // The answer does not wait for the writers' turn, only the next opening does.
    void mine.archive
      .then((archive) => archive.close())
      .catch(() => {})
      .then(() => (turn === 0 ? undefined : sleep(turn)))
      .then(() => {
        held = null;
        mine.let();
      });
  }

  return {
    async use(work) {
      for (;;) {
        const mine = await take(false);
        try {
          const archive = await opened(mine);
          if (archive !== null) return await work(archive);
        } finally {
          giveBack(mine, false);
        }
      }
    },
    async change(work, { patience = PATIENCE, signal } = {}) {
      const until = Date.now() + patience;
      for (;;) {
        writersWaiting += 1;
        const mine = await take(true).finally(() => {
          writersWaiting -= 1;
        });
        try {
          const archive = await mine.archive.catch((error: unknown) => {
            if (codeOf(error) !== 'ARCHIVE_BUSY' || Date.now() >= until) throw error;
            return null;
          });
          if (archive !== null) return await work(archive);
        } finally {
          giveBack(mine, true);
        }
        await sleep(RETRY_EVERY);
        signal?.throwIfAborted();
      }
    },
    async close() {
      const present = held;
      if (present === null) return;
      if (present.users === 0) letGo(present);
      await present.gone;
    },
  };
}

/** Null where somebody who wanted to write did not get the file: whoever only asks tries again by itself. */
async function opened(mine: Held): Promise<Archive | null> {
  if (!mine.owner) return mine.archive;
  return mine.archive.catch(() => null);
}

function endLingering(held: Held): void {
  if (held.lingering !== null) clearInterval(held.lingering);
  held.lingering = null;
}

function hold(archive: Promise<Archive>, owner: boolean): Held {
  let release = (): void => {};
  const gone = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held: Held = {
    archive,
    owner,
    gone,
    let: release,
    users: 1,
    writers: owner ? 1 : 0,
    lingering: null,
    failed: false,
    closing: false,
  };
  archive.catch(() => {
    held.failed = true;
  });
  return held;
}
