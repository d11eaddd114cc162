/** Who acts toward whom, whether triads are balanced, and who stands between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from './balance.js';
import { brokersOf } from './brokers.js';
import { networkOf, type SignedTie } from './network.js';
import { incident } from './testing.js';

function tie(one: string, other: string, sign: 1 | -1): SignedTie {
  return { one, other, sign, weight: 1 };
}

describe('a network', () => {
  const asked = incident('2019-02-28', ['PRK'], 'REQUEST', ['USA']);
  const met = incident('2019-02-27', ['USA', 'PRK'], 'CONSULT');
  const threatened = incident('2019-03-15', ['PRK'], 'THREATEN', ['USA']);
  const visited = incident('2019-06-20', ['CHN'], 'CONSULT', ['PRK']);

  it('has a tie for each way, a meeting one both ways', () => {
    const { actors, ties, signed } = networkOf([threatened, asked, met, visited]);
    expect(actors).toEqual(['CHN', 'PRK', 'USA']);
    expect(ties.map(({ actor, recipient, net }) => [actor, recipient, net])).toEqual([
      ['CHN', 'PRK', 2.5],
      ['PRK', 'USA', -1],
      ['USA', 'PRK', 2.5],
    ]);
    expect(ties[1]?.incidents).toEqual([met.id, asked.id, threatened.id]);
    expect(signed).toEqual([
      { one: 'CHN', other: 'PRK', sign: 1, weight: 2.5 },
      { one: 'PRK', other: 'USA', sign: 1, weight: 1.5 },
    ]);
  });

  it('is that of a period', () => {
    expect(networkOf([met, threatened], { since: '2019-03-01' }).signed).toEqual([
      { one: 'PRK', other: 'USA', sign: -1, weight: 3.5 },
    ]);
    expect(networkOf([met, visited], { until: '2019-03-01' }).actors).toEqual(['PRK', 'USA']);
  });

  it('leaves out what a country does at home', () => {
    expect(networkOf([incident('2019-04-15', ['KEN'], 'PROTEST', ['KEN'])]).ties).toEqual([]);
  });
});

describe('balance', () => {
  const triad = (a: 1 | -1, b: 1 | -1, c: 1 | -1) => [tie('A', 'B', a), tie('A', 'C', b), tie('B', 'C', c)];

  it('holds where the friend of a friend is a friend, and the foe of a foe', () => {
    expect(balanceOf(triad(1, 1, 1)).degree).toBe(1);
    expect(balanceOf(triad(1, -1, -1)).degree).toBe(1);
    expect(balanceOf(triad(1, 1, -1)).degree).toBe(0);
    expect(balanceOf(triad(-1, -1, -1))).toMatchObject({ degree: 0, weakDegree: 1, census: [0, 0, 0, 1] });
  });

  it('names the triads', () => {
    expect(balanceOf(triad(1, 1, -1)).triads).toEqual([
      { actors: ['A', 'B', 'C'], negative: 1, balanced: false },
    ]);
  });

  it('counts the fewest ties that stand in its way', () => {
    // a square with one foe: no triad shows it
    const square = [tie('A', 'B', 1), tie('B', 'C', 1), tie('C', 'D', 1), tie('A', 'D', -1)];
    expect(balanceOf(square)).toMatchObject({ degree: null, frustration: 1, frustrationDegree: 0.5 });
    // five who are all foes: the best two camps of two and three leave four ties within
    const names = ['A', 'B', 'C', 'D', 'E'];
    const foes = names.flatMap((one, at) => names.slice(at + 1).map((other) => tie(one, other, -1)));
    expect(balanceOf(foes).frustration).toBe(4);
  });

  it('is whole in any world of two camps', () => {
    const camps = fc.array(fc.boolean(), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(camps, (sides) => {
        const ties = sides.flatMap((side, one) =>
          sides
            .slice(one + 1)
            .map((other, step) => tie(`${one}`, `${one + step + 1}`, side === other ? 1 : -1)),
        );
        const { degree, frustration } = balanceOf(ties);
        expect([degree ?? 1, frustration]).toEqual([1, 0]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives no index where a knot of ties is too large, and no ties no degree', () => {
    const names = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    const all = names.flatMap((one, at) => names.slice(at + 1).map((other) => tie(one, other, 1)));
    expect(balanceOf(all)).toMatchObject({ degree: 1, frustration: null, frustrationDegree: null });
    expect(balanceOf([])).toMatchObject({ degree: null, frustration: 0, frustrationDegree: null });
  });
});

describe('who stands between', () => {
  it('is the one through whom others reach each other', () => {
    const talks = ['USA', 'CHN', 'JPN'].map((other) => incident('2019-04-01', ['KOR', other], 'CONSULT'));
    const brokers = brokersOf(networkOf(talks));
    expect(brokers[0]).toEqual({ actor: 'KOR', betweenness: 1 });
    expect(brokers.slice(1).map(({ betweenness }) => betweenness)).toEqual([0, 0, 0]);
  });

  it('is nobody where there is only conflict', () => {
    const quarrels = ['USA', 'CHN'].map((other) => incident('2019-04-01', ['KOR'], 'ACCUSE', [other]));
    expect(brokersOf(networkOf([]))).toEqual([]);
    expect(brokersOf(networkOf(quarrels)).every(({ betweenness }) => betweenness === 0)).toBe(true);
  });
});
