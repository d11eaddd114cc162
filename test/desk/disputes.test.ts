/** What the desk says of disputes is what `chancery disputes` says. */
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { readDisputes } from '../../src/analysis/disputes/of-archive.js';
import type { ChanceryRecord } from '../../src/record/index.js';
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

it('finds what a denial answers among articles that share more of its words', async () => {
  const [like, ...press] = goldPress();
  if (like === undefined) throw new Error('the press has articles');
  const claim = telling(like, 'claim', 'the kaesong factory park may open again for a trial year', null);
  const denial = telling(like, 'denial', 'the kaesong factory park would open again soon', 'denies');
  const decoys = [...'abcd'].map((letter) => {
    const own = Array.from({ length: 60 }, (_, index) => `zq${letter}${index}x`).join(' ');
    return telling(like, letter, `the kaesong factory park would open again soon ${own}`, null);
  });
  const crowded = await openDesk([claim, ...decoys, ...press, denial]);
  onTestFinished(() => crowded.close());
  const all = await crowded.archive.use((archive) => readDisputes(archive));
  expect(all.map(({ key }) => key)).toContain('1:s1');
  const { disputes } = today.parse(await crowded.json('/today.json'));
  expect(disputes.map(({ key }) => key).sort()).toEqual(all.map(({ key }) => key).sort());
});

/** An article in which somebody unnamed says these words, and nothing else stands. */
function telling(like: ChanceryRecord, id: string, text: string, stance: 'denies' | null): ChanceryRecord {
  const all = { start: 0, end: text.length };
  const nothing = {
    entities: [],
    mentions: [],
    times: [],
    events: [],
    agenda: [],
    disputes: [],
    sources: [],
  };
  return {
    ...like,
    ...nothing,
    document: { ...like.document, id, title: id, url: null, text, published: '2019-04-05' },
    sentences: [{ ...all, paragraph: 0 }],
    statements: [
      {
        id: 's1',
        content: [all],
        cue: null,
        source: null,
        speaker: null,
        anonymous: true,
        directness: 'indirect',
        via: [],
        parent: null,
        time: null,
        stance,
        of: null,
      },
    ],
  };
}
