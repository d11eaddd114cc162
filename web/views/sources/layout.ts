/** The chain as a picture: from who said it, at the left, to who prints it. Layered by dagre (Sugiyama's method). */
import { Graph, layout } from '@dagrejs/dagre';
import { shortened } from '../../app/format.js';
import type { IncidentView } from '../../app/shapes.js';

type Node = IncidentView['graph']['nodes'][number];
type Edge = IncidentView['graph']['edges'][number];

export interface Box {
  readonly node: Node;
  /** Its left upper corner, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The label as far as there is room for it. */
  readonly label: string;
}

export interface Line {
  readonly edge: Edge;
  /** An SVG path. */
  readonly path: string;
  /** Where its word stands. */
  readonly x: number;
  readonly y: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** How far the sheet behind copies stands out to the right and below. */
export const BEHIND = 4;
const MARGIN = BEHIND + 2;
const HEIGHT = 40;
const LETTER = 8;
const NARROWEST = 96;
const WIDEST = 240;
const LONGEST = 27;

export function pictureOf({ nodes, edges }: IncidentView['graph']): Picture {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 84, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, label } of nodes) graph.setNode(id, { width: widthOf(label), height: HEIGHT });
  const known = new Set(nodes.map(({ id }) => id));
  const drawn = edges.filter(({ from, to }) => known.has(from) && known.has(to));
  drawn.forEach(({ from, to }, index) => {
    graph.setEdge(from, to, {}, String(index));
  });
  layout(graph);
  const boxes = nodes.map((node): Box => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(node.id) as Partial<Record<string, number>>;
    return {
      node,
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      label: shortened(node.label, LONGEST),
    };
  });
  const lines = drawn.map((edge, index): Line => {
    const { points = [] } = graph.edge(edge.from, edge.to, String(index)) as { points?: readonly Point[] };
    const middle = points[points.length >> 1] ?? { x: 0, y: 0 };
    return { edge, path: curve(points), x: middle.x, y: middle.y };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width: Math.ceil(width), height: Math.ceil(height), boxes, lines };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const widthOf = (label: string): number =>
  Math.min(WIDEST, Math.max(NARROWEST, Math.min(label.length, LONGEST) * LETTER + 22));

/** Through the middles of its pieces, bent at its points. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const pieces = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
  });
  const way = pieces.length > 0 ? pieces.join('') : `L${round(last.x)} ${round(last.y)}`;
  return `M${round(first.x)} ${round(first.y)}${way}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
