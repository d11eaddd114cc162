/** Archives of older forms, with what they hold, brought to the present one. */
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openEngine } from './engine.js';
import { openArchive } from './index.js';
import { backupOf } from './migrations.js';
import { countEvents } from './queries/index.js';
import { sampleArrivals, storeAll, temporaryPath } from './testing.js';
import type { Archive } from './types.js';

/** What later versions added, taken away again: an archive as version 3 had it. */
const BACK_TO_3 = `
  ALTER TABLE corrections DROP COLUMN audit;
  DROP TABLE caught_up;
  DROP INDEX incidents_by_number;
  DROP INDEX incident_members_by_number;
  DROP TABLE incident_members;
  DROP TABLE incident_words;
  DROP TABLE incident_plans;
  DROP TABLE word_counts;
  DROP TABLE changed_origins;
  DROP INDEX documents_by_number;
  DROP TABLE sides;
  ALTER TABLE events DROP COLUMN actor_side;
  ALTER TABLE events DROP COLUMN recipient_side;
  ALTER TABLE mentions DROP COLUMN sentence;
  UPDATE meta SET value = '3' WHERE key = 'version';`;

async function lookups(archive: Archive): Promise<readonly unknown[]> {
  const sides = `SELECT e.reading, e.event, a.parties AS actors, r.parties AS recipients FROM events e
    LEFT JOIN sides a ON a.side = e.actor_side LEFT JOIN sides r ON r.side = e.recipient_side ORDER BY ALL`;
  const mentions = 'SELECT reading, mention, sentence FROM mentions ORDER BY ALL';
  return [await archive.rows(sides), await archive.rows(mentions)];
}

it('fills from 3 to 4 what filters look in, as the writer would have', async () => {
  const file = temporaryPath();
  const first = await openArchive(file);
  await storeAll(first, sampleArrivals(8));
  const written = await lookups(first);
  const wanted = await countEvents(first, { actor: 'RUS', about: 'GOV' });
  await first.close();
  const engine = await openEngine(file, false);
  await engine.use((connection) => connection.run(BACK_TO_3));
  await engine.close();
  await expect(openArchive(file, { readonly: true })).rejects.toMatchObject({ code: 'ARCHIVE_OLDER' });
  const archive = await openArchive(file);
  expect(existsSync(backupOf(file, 3))).toBe(true);
  expect(await lookups(archive)).toEqual(written);
  expect(await countEvents(archive, { actor: 'RUS', about: 'GOV' })).toBe(wanted);
  await storeAll(archive, sampleArrivals(12));
  expect((await archive.doctor()).filter(({ severity }) => severity === 'error')).toEqual([]);
  await archive.close();
});
