/** What the desk says of disputes is what `chancery disputes` says. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDisputes } from '../../src/analysis/disputes/of-archive.js';
import { today } from '../../src/server/shapes/situation.js';
import { goldPress } from '../press.js';
import { openDesk, type TestDesk } from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk(goldPress());
}, 120_000);
afterAll(() => desk.close());

it('shows today every dispute of the press', async () => {
  const all = await desk.archive.use((archive) => readDisputes(archive));
  expect(all.length).toBeGreaterThan(0);
  const told = (disputes: readonly (readonly [string, number])[]) =>
    disputes.map((it) => it.join(' ')).sort();
  const { disputes } = today.parse(await desk.json('/today.json'));
  expect(told(disputes.map(({ key, challenges }) => [key, challenges.length]))).toEqual(
    told(all.map(({ key, challenges }) => [key, challenges.length])),
  );
});

it('shows those that opened since an article', async () => {
  const [dispute] = await desk.archive.use((archive) => readDisputes(archive));
  const denial = Number(dispute?.challenges[0]?.assertion.document);
  const keysSince = async (since: number) =>
    today.parse(await desk.json(`/today.json?since=${since}`)).disputes.map(({ key }) => key);
  expect(await keysSince(denial - 1)).toContain(dispute?.key);
  expect(await keysSince(denial)).not.toContain(dispute?.key);
});
