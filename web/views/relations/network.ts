/**
 * Who acts toward whom as a picture. The forces of d3 (after T. Fruchterman and E. Reingold, 1991) start from fixed places
 * and run to their end before anything is drawn: the same network has the same picture each time.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Network } from '../../app/shapes.js';

type Node = Network['nodes'][number];
type Tie = Network['ties'][number];

/** Both ways between two, together. */
export interface Edge {
  readonly one: string;
  readonly other: string;
  readonly sign: 'friends' | 'foes' | 'even';
  /** Net of PLOVER's scale. */
  readonly scale: number;
  /** How many acts, of both toward each other. */
  readonly acts: number;
  readonly ways: readonly Tie[];
}

/** Beside the colour, so that it is not needed. */
export const MARKS: Readonly<Record<Edge['sign'], string>> = { friends: '+', foes: '−', even: '·' };

export interface Placed {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const keyOf = (one: string, other: string): string =>
  one < other ? `${one},${other}` : `${other},${one}`;

/** The weightiest first. */
export function edgesOf({ ties, signed }: Pick<Network, 'ties' | 'signed'>): readonly Edge[] {
  const signs = new Map(signed.map((it) => [keyOf(it.one, it.other), it]));
  const ways = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = keyOf(tie.actor, tie.recipient);
    ways.set(key, [...(ways.get(key) ?? []), tie]);
  }
  return [...ways]
    .map(([key, both]): Edge => {
      const [one = '', other = ''] = key.split(',');
      const sign = signs.get(key);
      return {
        one,
        other,
        sign: sign?.sign ?? 'even',
        scale: sign?.scale ?? 0,
        acts: both.reduce((sum, it) => sum + it.weight, 0),
        ways: both,
      };
    })
    .sort((a, b) => b.acts - a.acts || (keyOf(a.one, a.other) < keyOf(b.one, b.other) ? -1 : 1));
}

const SMALLEST = 7;
const LARGEST = 26;
/** Area by number of incidents. */
export function radiusOf(incidents: number, most: number): number {
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(incidents / Math.max(1, most));
}

/** What a circle needs with its name, in square pixels. */
const ROOM = 5200;
const FEWEST_NODES = 8;
/** More no eye can part; the table has them all. */
const MOST_EDGES = 150;

/**
 * What is drawn of a network: the parties of most incidents for which there is room, with those looked at, and the weightiest
 * ties among them, of each party at least one: who is tied to nobody would drift away.
 * @param edges the weightiest first
 */
export function drawnOf(
  nodes: readonly Node[],
  edges: readonly Edge[],
  { width, height }: Frame,
  lookedAt: readonly string[],
): { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] } {
  const most = Math.max(FEWEST_NODES, Math.floor((width * height) / ROOM));
  const ranked = nodes.toSorted(
    (a, b) =>
      Number(lookedAt.includes(b.key)) - Number(lookedAt.includes(a.key)) || b.incidents - a.incidents,
  );
  const drawn = ranked.slice(0, most);
  const keys = new Set(drawn.map(({ key }) => key));
  const among = edges.filter(({ one, other }) => keys.has(one) && keys.has(other));
  const met = new Set<string>();
  return {
    nodes: drawn,
    edges: among.filter(({ one, other }, index) => {
      const first = !met.has(one) || !met.has(other);
      met.add(one).add(other);
      return first || index < MOST_EDGES;
    }),
  };
}

/** Among many ties all are thinner. */
export const widthOf = (acts: number, most: number): number =>
  1 + Math.min(5, Math.sqrt(most)) * Math.sqrt(acts / Math.max(1, most));

const TICKS = 300;
/** Room for a name at the sides and below. */
const SIDE = 48;
const TOP = LARGEST + 4;
/** From one line of a label to the next, and how many there may be. */
export const LINE = 13;
const MOST_LINES = 3;
const LONGEST_LINE = 16;
const BOTTOM = LARGEST + 7 + MOST_LINES * LINE;

/** "Democratic Republic of the Congo" → Democratic, Republic of the, Congo: a name in lines that fit below a circle. */
export function labelLines(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut =
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
  return cut.map((line) => (line.length > LONGEST_LINE + 1 ? `${line.slice(0, LONGEST_LINE)}…` : line));
}

interface Body extends SimulationNodeDatum {
  readonly node: Node;
  readonly radius: number;
}

export function placedOf(
  nodes: readonly Node[],
  edges: readonly Edge[],
  { width, height }: Frame,
): readonly Placed[] {
  const most = Math.max(1, ...nodes.map(({ incidents }) => incidents));
  const bodies = nodes
    .toSorted((a, b) => b.incidents - a.incidents || (a.key < b.key ? -1 : 1))
    .map((node): Body => ({ node, radius: radiusOf(node.incidents, most) }));
  const known = new Set(nodes.map(({ key }) => key));
  const links = edges
    .filter(({ one, other }) => known.has(one) && known.has(other))
    .map(({ one, other, sign, acts }): SimulationLinkDatum<Body> & { sign: Edge['sign']; acts: number } => ({
      source: one as unknown as Body,
      target: other as unknown as Body,
      sign,
      acts,
    }));
  const reach = Math.sqrt((width * height) / Math.max(4, nodes.length));
  const tied = new Set(edges.flatMap(({ one, other }) => [one, other]));
  // Who is tied to nobody would drift away and leave the others little room.
  const pull = (it: Body): number => (tied.has(it.node.key) ? 0.07 : 0.3);
  const simulation = forceSimulation(bodies)
    .force(
      'ties',
      forceLink<Body, (typeof links)[number]>(links)
        .id((it) => it.node.key)
        .distance((it) => reach * (it.sign === 'foes' ? 1.6 : 0.9)),
    )
    .force('apart', forceManyBody().strength(-reach * 4))
    .force(
      'bodies',
      forceCollide<Body>((it) => it.radius + 18),
    )
    .force('middle x', forceX<Body>(0).strength(pull))
    .force(
      'middle y',
      forceY<Body>(0).strength((it) => (pull(it) * width) / height),
    )
    .stop();
  simulation.tick(TICKS);
  const x = fitted(
    bodies.map((it) => it.x ?? 0),
    SIDE,
    width - SIDE,
  );
  const y = fitted(
    bodies.map((it) => it.y ?? 0),
    TOP,
    height - BOTTOM,
  );
  return parted(
    bodies.map(({ node, radius }, index) => ({
      node,
      radius,
      home: { x: x[index] ?? width / 2, y: y[index] ?? height / 2 },
    })),
    { width, height },
  );
}

interface Home {
  readonly node: Node;
  readonly radius: number;
  readonly home: { readonly x: number; readonly y: number };
}

const PARTING = 120;

/** Drawn together, circles may lie over one another: they make room, and stay as near to where they were as they can. */
function parted(homes: readonly Home[], { width, height }: Frame): readonly Placed[] {
  const bodies = homes.map((it) => ({ ...it, x: it.home.x, y: it.home.y }));
  const simulation = forceSimulation(bodies)
    .force('bodies', forceCollide<(typeof bodies)[number]>((it) => it.radius + LINE / 2 + 2).iterations(3))
    .force('home x', forceX<(typeof bodies)[number]>((it) => it.home.x).strength(0.06))
    .force('home y', forceY<(typeof bodies)[number]>((it) => it.home.y).strength(0.06))
    .stop();
  for (let tick = 0; tick < PARTING; tick += 1) {
    simulation.tick();
    for (const it of bodies) {
      it.x = Math.min(width - it.radius - 2, Math.max(it.radius + 2, it.x));
      it.y = Math.min(height - it.radius - 2, Math.max(it.radius + 2, it.y));
    }
  }
  return bodies.map(({ node, radius, x, y }) => ({ node, radius, x: rounded(x), y: rounded(y) }));
}

/** Stretched or drawn together, from edge to edge; what has no extent comes to the middle. */
function fitted(values: readonly number[], from: number, to: number): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(most - least > 1)) return values.map(() => (from + to) / 2);
  return values.map((value) => from + ((value - least) / (most - least)) * (to - from));
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
