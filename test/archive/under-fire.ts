/** `chancery add` killed without warning, again and again, and what an archive has to show for it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../../src/archive/index.js';

const COMMAND = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ending {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly seconds: number;
  readonly err: string;
}

/** Runs `add`; kills it after so many milliseconds, if it still runs. */
export function runAdd(args: readonly string[], killAfter: number | null): Promise<Ending> {
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'add', '--quiet', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const err: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      const seconds = (performance.now() - began) / 1000;
      resolve({ code, seconds, err: Buffer.concat(err).toString('utf8') });
    });
  });
}

export interface Damage {
  readonly documents: number;
  /** Ids that should be there and are not. */
  readonly lost: number;
  /** Documents, readings or events beyond one for each. */
  readonly doubled: number;
  /** What `chancery doctor` says. */
  readonly findings: readonly string[];
}

/** @param ids of the documents that should be there, once each */
export async function damageOf(path: string, ids: ReadonlySet<string>): Promise<Damage> {
  const archive = await openArchive(path, { readonly: true });
  try {
    const rows = await archive.rows<{
      readonly id: string;
      readonly readings: number;
      readonly events: number;
    }>(
      `SELECT d.id, (SELECT count(*) FROM readings r WHERE r.document = d.document) AS readings,
         (SELECT count(*) - count(DISTINCT e.event) FROM events e WHERE e.document = d.document) AS events
       FROM documents d`,
    );
    const found = new Set(rows.map(({ id }) => id));
    const lost = [...ids].filter((id) => !found.has(id)).length;
    const doubled =
      rows.length - found.size + rows.reduce((sum, { readings, events }) => sum + (readings - 1) + events, 0);
    const findings = (await archive.doctor())
      .filter(({ severity }) => severity !== 'note')
      .map(({ where, what }) => `${where}: ${what}`);
    return { documents: rows.length, lost, doubled, findings };
  } finally {
    await archive.close();
  }
}
