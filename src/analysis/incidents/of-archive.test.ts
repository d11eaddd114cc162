import { expect, it, onTestFinished } from 'vitest';
import { type Archive, DERIVED_TABLES, openArchive } from '../../archive/index.js';
import { arrivalOf, storeAll, temporaryPath } from '../../archive/testing.js';
import { readAgenda } from '../agenda/index.js';
import { readDisputes } from '../disputes/index.js';
import { updateAnalysis } from '../update.js';
import { readIncidents, updateIncidents } from './of-archive.js';
import { plan, recordTelling, retold, shelling, summit, type Told } from './testing.js';

const articleOf = (id: string, published: string, things: readonly Told[]) =>
  arrivalOf(recordTelling(id, published, things), `https://example.org/${id}`);

it('an archive keeps its incidents, and a new article joins the one that it reports', async () => {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  await storeAll(archive, [articleOf('a', '2021-03-03', [summit]), articleOf('c', '2021-03-03', [shelling])]);
  await updateIncidents(archive);
  const before = await readIncidents(archive);
  expect(before).toHaveLength(2);

  await storeAll(archive, [articleOf('b', '2021-03-04', [retold])]);
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

/** Incidents without their numbers, and what came of them. */
async function told(archive: Archive) {
  const incidents = await readIncidents(archive);
  return incidents
    .map(({ incident: _, ...rest }) => ({ ...rest, reports: rest.reports.map(({ document }) => document) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function emptyArchive(): Promise<Archive> {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  return archive;
}

it('articles that come one by one make the incidents, and the outcomes, that all at once make', async () => {
  const archive = await emptyArchive();
  const talks: Told = {
    ...plan,
    sentence: 'Peru and Ecuador will meet in Lima on March 20 to talk about the river and its bridges.',
    actor: ['PER', 'ECU'],
    date: '2021-03-20',
  };
  const weekly: Told = { ...summit, date: '2021-03-16' };
  const again: Told = {
    ...shelling,
    sentence: shelling.sentence.replace('nine', 'four'),
    date: '2021-05-31',
  };
  const arrivals = [
    articleOf('p', '2021-02-20', [plan]),
    articleOf('c', '2021-03-03', [shelling]),
    articleOf('a', '2021-03-03', [summit]),
    articleOf('b', '2021-03-04', [retold, shelling]),
    articleOf('d', '2021-03-17', [weekly]),
    articleOf('q', '2021-03-18', [talks]),
    articleOf('e', '2021-06-01', [again]),
  ];
  for (const arrival of arrivals) {
    await storeAll(archive, [arrival]);
    await updateIncidents(archive);
  }
  const grown = await told(archive);
  await archive.derive([...DERIVED_TABLES].map((table) => ({ table, remove: 'all' })));
  await updateIncidents(archive);
  expect(grown).toEqual(await told(archive));
  const plans = grown.filter(({ nature }) => nature === 'plan').map(({ outcome }) => outcome);
  expect(plans).toEqual([
    { what: 'took place', basis: 'told', incident: '3:e1' },
    { what: 'never', basis: 'silence', incident: null },
  ]);
});

it('a page of which there is a newer version leaves its incidents, and those that it alone reported go', async () => {
  const archive = await emptyArchive();
  await storeAll(archive, [
    articleOf('a', '2021-03-03', [summit, shelling]),
    articleOf('b', '2021-03-04', [retold]),
  ]);
  await updateIncidents(archive);
  expect(await readIncidents(archive)).toHaveLength(2);
  await storeAll(archive, [{ ...articleOf('new', '2021-03-05', []), address: 'https://example.org/a' }]);
  await updateIncidents(archive);
  expect((await told(archive)).map(({ reports, origins }) => [reports, origins])).toEqual([
    [[2], ['Outlet of b']],
  ]);
});

it('an incident knows whose reporting an article is when that shows later', async () => {
  const archive = await emptyArchive();
  const wire = `${summit.sentence} Nobody said how long they would stay, and the weather was fine all week in the town by the fjord, as guests remarked.`;
  const printed: Told = { ...summit, sentence: wire };
  await storeAll(archive, [
    articleOf('late', '2021-03-04', [printed]),
    articleOf('other', '2021-03-04', [retold]),
  ]);
  await updateAnalysis(archive);
  expect((await readIncidents(archive))[0]?.origins).toEqual(['Outlet of late', 'Outlet of other']);
  // the same words, printed a day before
  await storeAll(archive, [articleOf('first', '2021-03-03', [printed, shelling])]);
  await updateAnalysis(archive);
  expect((await readIncidents(archive))[0]?.origins).toEqual(['Outlet of first', 'Outlet of other']);
});

it('what came of a plan is still found when an earlier report of it comes, or its only one goes', async () => {
  const archive = await emptyArchive();
  await storeAll(archive, [articleOf('p', '2021-02-20', [plan]), articleOf('late', '2021-03-04', [summit])]);
  await updateIncidents(archive);
  const outcome = async () => (await told(archive)).find(({ nature }) => nature === 'plan')?.outcome;
  expect(await outcome()).toEqual({ what: 'took place', basis: 'told', incident: '2:e1' });
  // printed before, so that the incident is named by it
  await storeAll(archive, [articleOf('early', '2021-03-03', [retold])]);
  await updateIncidents(archive);
  expect(await outcome()).toEqual({ what: 'took place', basis: 'told', incident: '3:e1' });
  await storeAll(archive, [
    { ...articleOf('no late', '2021-03-05', [shelling]), address: 'https://example.org/late' },
    { ...articleOf('no early', '2021-03-05', []), address: 'https://example.org/early' },
  ]);
  await updateIncidents(archive);
  expect(await outcome()).toEqual({ what: 'open', basis: null, incident: null });
});

it('an incident of which only copies are left is still found by a new report', async () => {
  const archive = await emptyArchive();
  await storeAll(archive, [
    articleOf('a', '2021-03-03', [summit]),
    articleOf('b', '2021-03-04', [summit, shelling]),
  ]);
  await updateIncidents(archive);
  await storeAll(archive, [{ ...articleOf('new', '2021-03-05', []), address: 'https://example.org/a' }]);
  await updateIncidents(archive);
  await storeAll(archive, [articleOf('c', '2021-03-05', [retold])]);
  await updateIncidents(archive);
  const found = await readIncidents(archive, { parties: ['CHL'] });
  expect(found.map(({ reports }) => reports.map(({ document }) => document))).toEqual([[2, 4]]);
});
