/** `reread` over a real archive, by the built worker. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { wireRecord } from '../../test/archive/wire.js';
import { openArchive } from '../archive/index.js';
import { type RereadProgress, reread } from './reread.js';

it('reads again what another reader has read, beside it, and says what changed', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chancery-reread-'));
  const archive = await openArchive(path.join(folder, 'archive.duckdb'));
  try {
    const full = wireRecord(0);
    // An older reader, who saw no events.
    const old = { ...full, events: [], agenda: [], disputes: [] };
    const run = await archive.beginRun('add', 'older');
    const arrival = { record: old, address: 'a', origin: 'file', model: 'older' };
    await archive.store(run, [arrival]);
    await archive.endRun(run, { documents: 1, failures: 0 });

    let last: RereadProgress | null = null;
    for await (const progress of reread(archive, { jobs: 1 })) last = progress;
    expect(last).toMatchObject({ done: 1, failed: 0, total: 1, different: 1 });
    const now = await archive.record(1);
    expect(now?.model).toMatch(/^reader-/);
    expect(now?.record.events.length).toBeGreaterThan(0);
    expect(last).toMatchObject({ events: { added: now?.record.events.length, gone: 0, changed: 0 } });

    const models: string[] = [];
    for await (const { model } of archive.records({ readings: true })) models.push(model);
    expect(models.sort()).toEqual(['older', now?.model]);
    expect(await archive.doctor()).toEqual([]);

    let again = 0;
    for await (const _ of reread(archive, { jobs: 1 })) again += 1;
    expect(again).toBe(0);
  } finally {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
