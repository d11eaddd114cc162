/** The product's network against the one that PyTorch trained: 8-bit weights and another tokenizer must not change what it says. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadModel, type Model, type ModelReading } from '../../src/reader/model/index.js';

interface Passage {
  readonly text: string;
  readonly names: readonly (readonly [number, number, string])[];
  readonly cues: readonly (readonly [number, number])[];
  readonly triggers: readonly (readonly [number, number, string, string])[];
  readonly pairs: readonly {
    readonly actor: readonly [number, number];
    readonly recipient: readonly [number, number];
    readonly event: string;
  }[];
}

const { passages } = JSON.parse(readFileSync(new URL('./parity.json', import.meta.url), 'utf8')) as {
  passages: readonly Passage[];
};

/** F1 of two lists of things that are the same where they print the same. */
const agreement = (ours: readonly unknown[], theirs: readonly unknown[]): number => {
  const left = theirs.map((one) => JSON.stringify(one));
  let both = 0;
  for (const one of ours) {
    const at = left.indexOf(JSON.stringify(one));
    if (at < 0) continue;
    left.splice(at, 1);
    both += 1;
  }
  return (2 * both) / (ours.length + theirs.length);
};

describe('the network in Node and in PyTorch', () => {
  let model: Model;
  let read: readonly ModelReading[];
  const place = <T>(list: (reading: ModelReading) => readonly T[]): readonly (T | number)[][] =>
    read.flatMap((reading, i) => list(reading).map((one) => [i, one]));
  const wanted = <T>(list: (passage: Passage) => readonly T[]): readonly (T | number)[][] =>
    passages.flatMap((passage, i) => list(passage).map((one) => [i, one]));

  beforeAll(async () => {
    model = await loadModel();
    const readings: ModelReading[] = [];
    for (const { text } of passages) readings.push(await model.read(text));
    read = readings;
  }, 60_000);

  test('names', () => {
    const ours = place(({ names }) => names.map(({ start, end, kind }) => [start, end, kind]));
    expect(
      agreement(
        ours,
        wanted(({ names }) => names),
      ),
    ).toBeGreaterThan(0.9);
  });

  test('cues', () => {
    // a cue with nothing said is left out of the reading
    const ours = place(({ attributions }) => attributions.map(({ cue }) => [cue.start, cue.end]));
    expect(
      agreement(
        ours,
        wanted(({ cues }) => cues),
      ),
    ).toBeGreaterThan(0.88);
  });

  test('triggers, and of those that both see category and status', () => {
    const span = ([start, end]: readonly [number, number, string, string]) => [start, end];
    const ours = place(({ triggers }) =>
      triggers
        .filter(({ sure }) => sure.trigger >= 0.5)
        .map(({ start, end, event, status }) => [start, end, event, status] as const),
    );
    const theirs = wanted(({ triggers }) => triggers);
    const spans = (list: typeof ours | typeof theirs) =>
      list.map(([i, one]) => [i, ...span(one as readonly [number, number, string, string])]);
    expect(agreement(spans(ours), spans(theirs))).toBeGreaterThan(0.8);
    const known = new Set(spans(theirs).map((one) => JSON.stringify(one)));
    const shared = ours.filter((_, i) => known.has(JSON.stringify(spans(ours)[i])));
    const alike = new Set(theirs.map((one) => JSON.stringify(one)));
    const same = shared.filter((one) => alike.has(JSON.stringify(one)));
    expect(shared.length).toBeGreaterThan(100);
    expect(same.length / shared.length).toBeGreaterThan(0.85);
  });

  test('pairs', async () => {
    let [same, all] = [0, 0];
    for (const { text, pairs } of passages)
      for (const { actor, recipient, event } of pairs) {
        const span = ([start, end]: readonly [number, number]) => ({ start, end });
        const scores: Record<string, number> = { ...(await model.pair(text, span(actor), span(recipient))) };
        // PLV, which the Python side is scored on, has one label for both
        scores['YIELD'] = (scores['CONCEDE'] ?? 0) + (scores['RETREAT'] ?? 0);
        for (const name of ['CONCEDE', 'RETREAT']) delete scores[name];
        const best = Object.entries(scores).reduce((a, b) => (b[1] > a[1] ? b : a))[0];
        all += 1;
        same += Number(best === event);
      }
    expect(all).toBeGreaterThan(20);
    expect(same / all).toBeGreaterThan(0.9);
  });

  test('the same text gives the same reading, whatever was read before', async () => {
    for (const [i, { text }] of passages.slice(0, 10).entries())
      expect(await model.read(text)).toEqual(read[i]);
  });
});
