import { expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../archive/index.js';
import { storeAll, temporaryPath } from '../../archive/testing.js';
import type { ChanceryRecord } from '../../record/index.js';
import { readAgenda } from '../agenda/index.js';
import { readDisputes } from '../disputes/index.js';
import { readIncidents, updateIncidents } from './of-archive.js';
import { recordTelling, retold, shelling, summit } from './testing.js';

const arrivalOf = (record: ChanceryRecord) => ({
  record,
  address: `https://example.org/${record.document.id}`,
  origin: 'record',
  model: 'model-1',
});

it('an archive keeps its incidents, and a new article joins the one that it reports', async () => {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  await storeAll(
    archive,
    [recordTelling('a', '2021-03-03', [summit]), recordTelling('c', '2021-03-03', [shelling])].map(arrivalOf),
  );
  await updateIncidents(archive);
  const before = await readIncidents(archive);
  expect(before).toHaveLength(2);

  await storeAll(archive, [arrivalOf(recordTelling('b', '2021-03-04', [retold]))]);
  await updateIncidents(archive);
  const after = await readIncidents(archive, { parties: ['CHL'] });
  expect(after).toHaveLength(1);
  expect(after[0]?.reports.map(({ document }) => document)).toEqual([1, 3]);
  expect(after[0]?.origins).toEqual(['Outlet of a', 'Outlet of b']);
  expect(await readIncidents(archive, { since: '2021-03-03' })).toEqual([]);

  // nothing new, nothing done
  await updateIncidents(archive);
  expect(await readIncidents(archive)).toHaveLength(2);
  expect(await readAgenda(archive)).toEqual([]);
  expect(await readDisputes(archive)).toEqual([]);
  expect(await archive.doctor()).toEqual([]);
});
