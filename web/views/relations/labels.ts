/** Names beside circles, none over another or over a circle: the weightiest choose first, and who finds no room has none. */
import { type Frame, LINE, labelLines, type Placed } from './network.js';

export interface Label {
  readonly key: string;
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
  /** Of the first line's foot. */
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Widths = (text: string) => number;

/** Between a circle and its name, and between two names. */
const GAP = 3;
const APART = 2;
/** From the top of a line to its foot. */
const FOOT = 10;

/**
 * Names where all find room, else codes of countries, as many as do: some of both would have a reader look for a difference.
 * @param placed the weightiest first
 * @param codeOf what stands for a name that is too long; the name where there is no code
 */
export function labelsOf(
  placed: readonly Placed[],
  frame: Frame,
  codeOf: (node: Placed['node']) => string,
  widthOf: Widths,
): readonly Label[] {
  const named = fitting(placed, frame, ({ name }) => name, widthOf);
  return named.length === placed.length ? named : fitting(placed, frame, codeOf, widthOf);
}

function fitting(
  placed: readonly Placed[],
  frame: Frame,
  nameOf: (node: Placed['node']) => string,
  widthOf: Widths,
): readonly Label[] {
  const taken: Box[] = [];
  return placed.flatMap((it) => {
    const lines = labelLines(nameOf(it.node));
    const width = Math.max(...lines.map(widthOf));
    const free = placesOf(it, lines, width).find(
      ({ box }) =>
        isWithin(box, frame) &&
        !taken.some((other) => touch(box, other)) &&
        !placed.some((other) => covers(other, box)),
    );
    if (free === undefined) return [];
    taken.push(free.box);
    return [free.label];
  });
}

/** Below, above, right, left. */
function placesOf(
  { node: { key }, x, y, radius }: Placed,
  lines: readonly string[],
  width: number,
): readonly { readonly label: Label; readonly box: Box }[] {
  const height = lines.length * LINE;
  const out = radius + GAP;
  const at = (anchor: Label['anchor'], left: number, top: number, textX: number) => ({
    label: { key, lines, anchor, x: textX, y: top + FOOT },
    box: { left, top, right: left + width, bottom: top + height },
  });
  return [
    at('middle', x - width / 2, y + out, x),
    at('middle', x - width / 2, y - out - height, x),
    at('start', x + out, y - height / 2, x + out),
    at('end', x - out - width, y - height / 2, x - out),
  ];
}

const isWithin = (box: Box, { width, height }: Frame): boolean =>
  box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;

const touch = (a: Box, b: Box): boolean =>
  a.left < b.right + APART &&
  b.left < a.right + APART &&
  a.top < b.bottom + APART &&
  b.top < a.bottom + APART;

function covers({ x, y, radius }: Placed, box: Box): boolean {
  const [dx, dy] = [x - within(x, box.left, box.right), y - within(y, box.top, box.bottom)];
  return dx * dx + dy * dy < (radius + 1) ** 2;
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
