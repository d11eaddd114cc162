/** What a subject of the analysis is told of the documents that have come, changed or gone. */
import { expect, it } from 'vitest';
import { sampleArchive, sampleArrival, sampleRecord, storeAll } from '../archive/testing.js';
import { type Since, sinceLast, takenIn } from './taken-in.js';

const numbers = ({ waiting, reread }: Since): readonly (readonly number[])[] =>
  [waiting, reread].map((list) => list.map(({ document }) => document));

it('tells what has come since all was taken in, after a killed run and a second reading too', async () => {
  const archive = await sampleArchive(3);
  const since = (method = 'm'): Promise<Since> => sinceLast(archive, 'made', method);
  const first = await since();
  expect(numbers(first)).toEqual([[1, 2, 3], []]);
  await archive.derive([takenIn('made', 'm', first.waiting), ...first.done]);
  expect(await since()).toEqual({ other: false, replaced: [], reread: [], waiting: [], done: [] });

  await storeAll(archive, [sampleArrival(3), sampleArrival(4)]);
  const more = await since();
  expect(numbers(more)).toEqual([[4, 5], []]);
  expect(more.done).toEqual([]);
  // killed before it had taken in the other
  await archive.derive([takenIn('made', 'm', more.waiting.slice(0, 1))]);
  const left = await since();
  expect(numbers(left)).toEqual([[5], []]);
  await archive.derive([takenIn('made', 'm', left.waiting)]);
  expect(numbers(await since())).toEqual([[], []]);

  const run = await archive.beginRun('reread', 'other');
  await archive.storeReading(run, 2, sampleRecord(1), 'other');
  expect(numbers(await since())).toEqual([[], [2]]);
  await storeAll(archive, [sampleArrival(0, 2)]);
  expect((await since()).replaced).toEqual([1]);
  expect((await since('n')).other).toBe(true);
});

it('says how far it is again where much has come since', async () => {
  const archive = await sampleArchive(1);
  const since = (): Promise<Since> => sinceLast(archive, 'made', 'm');
  const first = await since();
  await archive.derive([takenIn('made', 'm', first.waiting), ...first.done]);
  await storeAll(
    archive,
    Array.from({ length: 100 }, (_, n) => sampleArrival(n + 1)),
  );
  const much = await since();
  expect(much.waiting).toHaveLength(100);
  await archive.derive([takenIn('made', 'm', much.waiting), ...much.done]);
  expect(await archive.rows('SELECT document FROM caught_up')).toEqual([{ document: 101 }]);
});
