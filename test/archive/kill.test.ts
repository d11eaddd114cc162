/** Killed at any moment, the archive opens clean and the same command goes on where it was. Needs the built command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { damageOf, runAdd } from './under-fire.js';
import { wireLines } from './wire.js';

const RECORDS = 1500;
const KILLS = 5;

it(`loses and doubles nothing when it is killed ${KILLS} times`, { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chancery-kill-'));
  try {
    const archive = path.join(folder, 'archive.duckdb');
    const file = path.join(folder, 'records.jsonl');
    writeFileSync(file, wireLines(RECORDS));
    // One run undisturbed says how long the work takes here; the kills fall anywhere in it, start-up included.
    const whole = await runAdd([file, '--archive', path.join(folder, 'whole.duckdb')], null);
    expect(whole).toMatchObject({ code: 0, err: '' });
    let killed = 0;
    for (let n = 0; n < KILLS; n += 1) {
      const after = whole.seconds * 1000 * (0.1 + Math.random() * 0.5);
      const { code, err } = await runAdd([file, '--archive', archive], after);
      if (code === null) killed += 1;
      else expect(err).toBe('');
    }
    expect(killed).toBeGreaterThan(0);
    const end = await runAdd([file, '--archive', archive], null);
    expect(end).toMatchObject({ code: 0, err: '' });
    const ids = new Set(Array.from({ length: RECORDS }, (_, n) => `wire-${n}`));
    expect(await damageOf(archive, ids)).toEqual({ documents: RECORDS, lost: 0, doubled: 0, findings: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
