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
  });

  test('names', () => {
    const ours = place(({ names }) => names.map(({ start, end, kind }) => [start, end, kind]));
    expect(
      agreement(
        ours,
        wanted(({ names }) => names),
      ),
    ).toBeGreaterThan(0.96);
  });

  test('cues', () => {
    // a cue with nothing said is left out of the reading
    const ours = place(({ attributions }) => attributions.map(({ cue }) => [cue.start, cue.end]));
    expect(
      agreement(
        ours,
        wanted(({ cues }) => cues),
      ),
    ).toBeGreaterThan(0.94);
  });

  test('triggers with category and status', () => {
    const ours = place(({ triggers }) =>
      triggers
        .filter(({ sure }) => sure.trigger >= 0.5)
        .map(({ start, end, event, status }) => [start, end, event, status]),
    );
    expect(
      agreement(
        ours,
        wanted(({ triggers }) => triggers),
      ),
    ).toBeGreaterThan(0.92);
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
    expect(same / all).toBeGreaterThan(0.94);
  });

  test('the same text gives the same reading, alone or among others', async () => {
    const [first, second] = passages;
    const alone = await model.read(first?.text ?? '');
    const among = await model.read(
      `${first?.text}\n\n${'The weather stayed calm over the lake. '.repeat(60)}\n\n${second?.text}`,
    );
    expect(await model.read(first?.text ?? '')).toEqual(alone);
    const words = (reading: ModelReading, limit: number) =>
      reading.triggers.filter(({ end }) => end <= limit).map(({ start, end, event }) => [start, end, event]);
    const limit = first?.text.length ?? 0;
    expect(agreement(words(among, limit), words(alone, limit))).toBeGreaterThan(0.6);
  });
});
