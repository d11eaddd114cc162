import { describe, expect, it } from 'vitest';
import type { Network } from '../../app/shapes.js';
import { labelsOf } from './labels.js';
import { drawnOf, edgesOf, keyOf, LINE, labelLines, placedOf, radiusOf, widthOf } from './network.js';

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

  it('draws as many parties as there is room for, those looked at among them, each with a tie', () => {
    const keys = Array.from({ length: 60 }, (_, n) => `P${n}`);
    const many = keys.map((key, n) => node(key, 100 - n));
    const all = edgesOf({
      ties: keys.flatMap((one, n) => keys.slice(n + 1).map((other) => tie(one, other, 200 - n, 1))),
      signed: [],
    });
    for (const frame of FRAMES) {
      const drawn = drawnOf(many, all, frame, ['P59', 'P58']);
      const shown = drawn.nodes.map(({ key }) => key);
      expect(shown).toEqual(expect.arrayContaining(['P0', 'P1', 'P58', 'P59']));
      expect(drawn.nodes.length).toBeLessThanOrEqual((frame.width * frame.height) / 5000);
      const tied = new Set(drawn.edges.flatMap(({ one, other }) => [one, other]));
      expect(shown.filter((key) => !tied.has(key))).toEqual([]);
      expect(drawn.edges.length).toBeLessThan(150 + shown.length);
      const placed = placedOf(drawn.nodes, drawn.edges, frame);
      const labels = labelsOf(
        placed,
        frame,
        ({ key }) => key,
        (text) => text.length * 7.5,
      );
      expect(labels.length).toBeGreaterThan(0.8 * shown.length);
      expect(overlaps(placed, labels)).toEqual([]);
    }
    expect(drawnOf(nodes, edges, { width: 320, height: 420 }, []).nodes).toHaveLength(4);
  });

  it('has codes where not all names find room', () => {
    const frame = { width: 320, height: 420 };
    const placed = placedOf(nodes, edges, frame);
    const named = (width: number) =>
      labelsOf(
        placed,
        frame,
        () => 'X',
        () => width,
      ).flatMap(({ lines }) => lines);
    expect(named(30)).toEqual(['CHL', 'NOR', 'PER', 'ECU']);
    expect(new Set(named(200))).toEqual(new Set(['X']));
    expect(named(400)).toEqual([]);
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

/** Names that lie over one another, as keys. */
function overlaps(
  placed: ReturnType<typeof placedOf>,
  labels: ReturnType<typeof labelsOf>,
): readonly string[] {
  const boxes = labels.map(({ key, lines, anchor, x, y }) => {
    const width = Math.max(...lines.map((line) => line.length * 7.5));
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return { key, left, right: left + width, top: y - 10, bottom: y - 10 + lines.length * LINE };
  });
  const crossed = boxes.flatMap((a, n) =>
    boxes
      .slice(n + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.key} ${b.key}`),
  );
  const covered = boxes.flatMap(({ key, ...box }) =>
    placed
      .filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom)
      .map(({ node: other }) => `${other.key} over ${key}`),
  );
  return [...crossed, ...covered];
}
