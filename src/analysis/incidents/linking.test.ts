import fc from 'fast-check';
import { expect, it } from 'vitest';
import { averageLink } from './clustering.js';
import { edgesOf } from './linking.js';
import { cosine, createCosine } from './words.js';

const ABSENT = -3;

it('edges that clusters hang on make the clusters that all edges make', () => {
  const graph = fc.integer({ min: 2, max: 9 }).chain((count) =>
    fc.tuple(
      fc.constant(count),
      fc.array(fc.integer({ min: -9, max: 6 }), {
        minLength: (count * (count - 1)) / 2,
        maxLength: (count * (count - 1)) / 2,
      }),
    ),
  );
  fc.assert(
    fc.property(graph, ([count, scores]) => {
      const pairs: number[] = [];
      for (let a = 0; a < count; a += 1) for (let b = a + 1; b < count; b += 1) pairs.push(a, b);
      const scoreAt = new Map(scores.map((score, n) => [`${pairs[2 * n]} ${pairs[2 * n + 1]}`, score]));
      const scoreOf = (a: number, b: number): number => Math.max(ABSENT, scoreAt.get(`${a} ${b}`) ?? ABSENT);
      const all = scores.flatMap((_, n) => {
        const [a = 0, b = 0] = [pairs[2 * n], pairs[2 * n + 1]];
        return scoreOf(a, b) > ABSENT ? [{ a, b, score: scoreOf(a, b) }] : [];
      });
      const some = edgesOf(count, pairs, scoreOf, ABSENT);
      expect(some.length).toBeLessThanOrEqual(all.length);
      expect(averageLink(count, some, ABSENT)).toEqual(averageLink(count, all, ABSENT));
    }),
    { numRuns: 300 },
  );
});

it('the cosine of one with many is that of two', () => {
  const vector = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 2 ** 24 - 1 }), fc.integer({ min: 1, max: 255 })), {
      selector: ([stem]) => stem,
      maxLength: 40,
    })
    .map((words) => Uint32Array.from(words, ([stem, weight]) => stem * 256 + weight).sort());
  const lookedUp = createCosine();
  fc.assert(
    fc.property(vector, vector, fc.boolean(), (one, other, same) => {
      const second = same ? one : other;
      lookedUp.set(one);
      expect(lookedUp.with(second)).toBe(cosine(one, second));
    }),
    { numRuns: 300 },
  );
});
