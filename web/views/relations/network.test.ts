import { describe, expect, it } from 'vitest';
import type { Network } from '../../app/shapes.js';
import { edgesOf, keyOf, labelLines, placedOf, radiusOf, widthOf } from './network.js';

const node = (key: string, incidents: number): Network['nodes'][number] => ({
  key,
  name: key,
  country: key,
  incidents,
  betweenness: 0,
});
const tie = (actor: string, recipient: string, weight: number, scale: number): Network['ties'][number] => ({
  actor,
  recipient,
  weight,
  scale,
  incidents: [],
});
const nodes = [node('NOR', 5), node('CHL', 9), node('PER', 2), node('ECU', 1)];
const ties = [
  tie('NOR', 'CHL', 3, 4),
  tie('CHL', 'NOR', 2, -1),
  tie('PER', 'ECU', 1, -7),
  tie('ECU', 'CHL', 1, 0),
];
const signed: Network['signed'] = [
  { one: 'CHL', other: 'NOR', sign: 'friends', scale: 3 },
  { one: 'ECU', other: 'PER', sign: 'foes', scale: -7 },
];
const edges = edgesOf({ ties, signed });
const FRAMES = [
  { width: 900, height: 560 },
  { width: 320, height: 420 },
];

describe('the network', () => {
  it('puts both ways between two together, with their sign', () => {
    expect(
      edges.map(({ one, other, sign, scale, acts, ways }) => [one, other, sign, scale, acts, ways.length]),
    ).toEqual([
      ['CHL', 'NOR', 'friends', 3, 5, 2],
      ['CHL', 'ECU', 'even', 0, 1, 1],
      ['ECU', 'PER', 'foes', -7, 1, 1],
    ]);
    expect(keyOf('PER', 'ECU')).toBe('ECU,PER');
  });

  it('has the same picture each time, in whatever order it comes', () => {
    for (const frame of FRAMES) {
      const first = placedOf(nodes, edges, frame);
      expect(placedOf(nodes, edges, frame)).toEqual(first);
      expect(placedOf([...nodes].reverse(), edges, frame)).toEqual(first);
    }
  });

  it('stays in its frame, whoever is alone or tied to nobody', () => {
    for (const frame of FRAMES)
      for (const some of [nodes, nodes.slice(0, 1), nodes.slice(0, 2), []])
        for (const { x, y, radius } of placedOf(some, edges, frame)) {
          expect(x - radius).toBeGreaterThanOrEqual(0);
          expect(x + radius).toBeLessThanOrEqual(frame.width);
          expect(y - radius).toBeGreaterThanOrEqual(0);
          expect(y + radius).toBeLessThanOrEqual(frame.height);
        }
  });

  it.each([
    ['North Korea', ['North Korea']],
    ['transnational militarized group', ['transnational', 'militarized', 'group']],
    ['Democratic Republic of the Congo', ['Democratic', 'Republic of the', 'Congo']],
    ['Autonomous Region of Bougainville and Nissan', ['Autonomous', 'Region of', 'Bougainville and…']],
    ['Llanfairpwllgwyngyll', ['Llanfairpwllgwyn…']],
    ['', ['']],
  ])('breaks "%s" into lines', (name, lines) => {
    expect(labelLines(name)).toEqual(lines);
  });

  it('draws more as larger, within bounds', () => {
    expect(radiusOf(1, 100)).toBeLessThan(radiusOf(50, 100));
    expect(radiusOf(100, 100)).toBe(26);
    expect(radiusOf(0, 0)).toBe(7);
    expect(widthOf(1, 10)).toBeLessThan(widthOf(10, 10));
    expect(widthOf(1e6, 1e6)).toBe(6);
    expect(widthOf(1, 1)).toBe(2);
  });
});
