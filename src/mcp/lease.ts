/**
 * The archive, held only as long as calls run. A server lives for days, and whoever holds the file shuts out all who
 * want to write to it; so each call opens it (or joins a call that has it open) and the last one out closes it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Archive, openArchive } from '../archive/index.js';

export interface ArchiveSource {
  /** Does the work with the archive open for reading. @throws ArchiveError, for one ARCHIVE_MISSING */
  use<T>(work: (archive: Archive) => Promise<T>): Promise<T>;
}

/** Calls that follow one another without a gap must not keep writers out: after this long none joins any more. */
const LONGEST_HOLD = 2000;
/** Longer than a writer takes to look again. */
const TURN = 150;

interface Held {
  readonly archive: Promise<Archive>;
  readonly since: number;
  readonly gone: Promise<void>;
  readonly let: () => void;
  users: number;
}

export function borrowArchive(file: string): ArchiveSource {
  let held: Held | null = null;

  async function take(): Promise<Held> {
    for (let present = held; present !== null; present = held) {
      if (present.users > 0 && Date.now() - present.since < LONGEST_HOLD) {
        present.users += 1;
        return present;
      }
      await present.gone;
    }
    held = hold(openArchive(file, { readonly: true }));
    return held;
  }

  async function giveBack(mine: Held): Promise<void> {
    mine.users -= 1;
    if (mine.users > 0) return;
    await mine.archive.then((archive) => archive.close()).catch(() => {});
    const turn = Date.now() - mine.since < LONGEST_HOLD ? Promise.resolve() : sleep(TURN);
    // The answer does not wait for the writers' turn, only the next opening does.
    void turn.then(() => {
      held = null;
      mine.let();
    });
  }

  return {
    async use(work) {
      const mine = await take();
      try {
        return await work(await mine.archive);
      } finally {
        await giveBack(mine);
      }
    },
  };
}

function hold(archive: Promise<Archive>): Held {
  let release = (): void => {};
  const gone = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { archive, since: Date.now(), gone, let: release, users: 1 };
}
