import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createChannel, END } from './channel.js';
import { inGroups, LATE, within } from './waiting.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a channel', () => {
  it('gives what was put, in order, and then its end', async () => {
    const channel = createChannel<number>(10, 100);
    void Promise.all([1, 2, 3].map((n) => channel.put(n, 1))).then(() => channel.close());
    expect([await channel.take(), await channel.take(), await channel.take(), await channel.take()]).toEqual([
      1,
      2,
      3,
      END,
    ]);
  });

  it('lets whoever gives wait while it is full, by number and by weight', async () => {
    for (const [items, weight, each] of [
      [3, 1000, 1],
      [1000, 30, 10],
    ] as const) {
      const channel = createChannel<number>(items, weight);
      let put = 0;
      const giving = (async () => {
        for (let n = 0; n < 100; n += 1) {
          put += 1;
          await channel.put(n, each);
        }
        channel.close();
      })();
      let taken = 0;
      for (let item = await channel.take(); item !== END; item = await channel.take()) {
        taken += 1;
        await pause(0);
        expect(put - taken).toBeLessThanOrEqual(4);
      }
      await giving;
      expect(taken).toBe(100);
    }
  });

  it('hands on an error in place of the rest, and lets go of whoever gives', async () => {
    const channel = createChannel<number>(1, 1);
    const giving = channel.put(1, 5);
    channel.close(new Error('the disk is full'));
    await giving;
    await expect(channel.take()).rejects.toThrow('the disk is full');
  });
});

describe('groups', () => {
  async function* slowly(gaps: readonly number[]): AsyncGenerator<number> {
    for (const [n, gap] of gaps.entries()) {
      await pause(gap);
      yield n;
    }
  }
  const collect = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = [];
    for await (const each of source) all.push(each);
    return all;
  };

  it('are full where the source is quick', async () => {
    const groups = await collect(inGroups(slowly([0, 0, 0, 0, 0]), (group) => group.length >= 2, 1000));
    expect(groups).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('do not wait long for a slow source', async () => {
    const groups = await collect(inGroups(slowly([0, 0, 150, 0]), (group) => group.length >= 10, 50));
    expect(groups).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('end with the signal, though the source never gives its next', async () => {
    const controller = new AbortController();
    const never = (async function* () {
      yield 1;
      await new Promise(() => {});
    })();
    setTimeout(() => controller.abort(), 30);
    expect(await collect(inGroups(never, () => false, 10, controller.signal))).toEqual([[1]]);
  });

  it('pass the source’s error on', async () => {
    const broken = (async function* () {
      yield 1;
      throw new Error('broken');
    })();
    await expect(collect(inGroups(broken, () => false, 10))).rejects.toThrow('broken');
  });
});

it('waits no longer than it is told', async () => {
  expect(await within(new Promise(() => {}), 5)).toBe(LATE);
  expect(await within(Promise.resolve(7), 1000)).toBe(7);
});

it('groups let go of what was taken from them, however long the signal lives', async () => {
  const seen: WeakRef<object>[] = [];
  async function* things(): AsyncGenerator<object> {
    for (let n = 0; n < 100; n += 1) {
      const thing = { n };
      seen.push(new WeakRef(thing));
      yield thing;
      await pause(0);
    }
    await pause(10);
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    expect(seen.filter((one) => one.deref() !== undefined).length).toBeLessThan(10);
  }
  const { signal } = new AbortController();
  let taken = 0;
  for await (const group of inGroups(things(), ({ length }) => length >= 5, 1000, signal))
    taken += group.length;
  expect(taken).toBe(100);
});
