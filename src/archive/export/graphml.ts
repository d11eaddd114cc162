/**
 * GraphML of who acts on whom (http://graphml.graphdrawing.org), as Gephi, networkx and igraph read it. Nodes are
 * countries (codes) or entities; an edge runs from actor to recipient and sums up the events between them. Where an
 * event has no recipient but several actors, each acts on each other. Loops are kept: what goes on inside a country.
 */
import { eventsWhere } from '../queries/where.js';
import type { Archive, Parameter } from '../types.js';
import type { EventSelection } from './chosen.js';
import { MOST_PARTIES } from './pairs.js';
import type { Pieces } from './piece.js';

export type NodeKind = 'country' | 'entity';

interface NodeRow {
  readonly node: string;
  readonly label: string;
  readonly kind: string | null;
  readonly country: string | null;
  readonly sector: string | null;
}

interface EdgeRow {
  readonly source: string;
  readonly target: string;
  readonly events: number;
  readonly articles: number;
  readonly verbal_cooperation: number;
  readonly material_cooperation: number;
  readonly verbal_conflict: number;
  readonly material_conflict: number;
  readonly mean_scale: number;
  readonly first_date: string | null;
  readonly last_date: string | null;
}

const NODE_KEYS = [
  ['label', 'string'],
  ['kind', 'string'],
  ['country', 'string'],
  ['sector', 'string'],
] as const;

const EDGE_KEYS = [
  ['events', 'int'],
  ['articles', 'int'],
  ['verbal_cooperation', 'int'],
  ['material_cooperation', 'int'],
  ['verbal_conflict', 'int'],
  ['material_conflict', 'int'],
  ['mean_scale', 'double'],
  ['first_date', 'string'],
  ['last_date', 'string'],
] as const;

/**
 * An entity is one by its Wikidata id, else by kind, country and name: ids of the record count within one document.
 * The least name, of several, is its label.
 */
const PARTIES: Readonly<Record<NodeKind, string>> = {
  country: `SELECT a.reading, a.event, a.side, a.country AS node, a.country AS label, 'country' AS kind,
      a.country AS country, NULL::VARCHAR AS sector
    FROM event_actors a SEMI JOIN chosen c ON c.reading = a.reading AND c.event = a.event
    WHERE a.country IS NOT NULL AND a.position < ${MOST_PARTIES}`,
  entity: `SELECT a.reading, a.event, a.side,
      coalesce(n.wikidata, a.kind || ':' || coalesce(a.country, '') || ':' || lower(a.name)) AS node,
      a.name AS label, a.kind, a.country, a.sector
    FROM event_actors a
    SEMI JOIN chosen c ON c.reading = a.reading AND c.event = a.event
    LEFT JOIN entities n ON n.reading = a.reading AND n.entity = a.entity
    WHERE a.position < ${MOST_PARTIES}`,
};

export async function* graphmlPieces(
  archive: Archive,
  selection: EventSelection,
  kind: NodeKind,
  labels: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Pieces {
  // Without a word on it, what was only planned or denied does not make a relation.
  const { where, parameters } = eventsWhere({ status: ['actual', 'historical'], ...selection });
  const query = (select: string): readonly [string, readonly Parameter[], AbortSignal | undefined] => [
    `WITH chosen AS MATERIALIZED (
      SELECT e.reading, e.event, e.document, e.quad, e.scale, e.date_from, e.date_to FROM events e WHERE ${where}
    ), parties AS MATERIALIZED (${PARTIES[kind]}), sides AS (
      SELECT DISTINCT reading, event, side, node FROM parties
    ), pairs AS (
      SELECT a.reading, a.event, a.node AS source, b.node AS target
      FROM sides a JOIN sides b ON b.reading = a.reading AND b.event = a.event
      WHERE a.side = 'actor' AND (b.side = 'recipient' OR (b.side = 'actor' AND a.node <> b.node AND NOT EXISTS (
        FROM event_actors r WHERE r.reading = a.reading AND r.event = a.event AND r.side = 'recipient')))
    ) ${select}`,
    parameters,
    signal,
  ];
  yield { text: HEAD, rows: 0 };
  const nodes = new Set<string>();
  const nodeQuery = query(`SELECT node, min(label) AS label, min(kind) AS kind, min(country) AS country,
      min(sector) AS sector FROM parties GROUP BY node ORDER BY node`);
  for await (const row of archive.stream<NodeRow>(...nodeQuery)) {
    nodes.add(row.node);
    const named = { ...row, label: labels.get(row.node) ?? row.label };
    yield { text: `    <node id="${escaped(row.node)}">${data('n', NODE_KEYS, named)}</node>\n`, rows: 0 };
  }
  const edgeQuery =
    query(`SELECT p.source, p.target, count(*) AS events, count(DISTINCT c.document) AS articles,
      count(*) FILTER (c.quad = 'verbal cooperation') AS verbal_cooperation,
      count(*) FILTER (c.quad = 'material cooperation') AS material_cooperation,
      count(*) FILTER (c.quad = 'verbal conflict') AS verbal_conflict,
      count(*) FILTER (c.quad = 'material conflict') AS material_conflict,
      avg(c.scale) AS mean_scale, min(c.date_from)::VARCHAR AS first_date, max(c.date_to)::VARCHAR AS last_date
    FROM pairs p JOIN chosen c ON c.reading = p.reading AND c.event = p.event
    GROUP BY p.source, p.target ORDER BY p.source, p.target`);
  let edge = 0;
  for await (const row of archive.stream<EdgeRow>(...edgeQuery)) {
    // Stored between the two questions: it goes out next time.
    if (!nodes.has(row.source) || !nodes.has(row.target)) continue;
    const ends = `source="${escaped(row.source)}" target="${escaped(row.target)}"`;
    yield { text: `    <edge id="e${edge}" ${ends}>${data('e', EDGE_KEYS, row)}</edge>\n`, rows: 1 };
    edge += 1;
  }
  yield { text: '  </graph>\n</graphml>\n', rows: 0 };
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${keys('node', 'n', NODE_KEYS)}${keys('edge', 'e', EDGE_KEYS)}  <graph id="actors" edgedefault="directed">
`;

type Keys = readonly (readonly [name: string, type: string])[];

function keys(domain: string, prefix: string, all: Keys): string {
  return all
    .map(
      ([name, type]) =>
        `  <key id="${prefix}_${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`,
    )
    .join('');
}

function data(prefix: string, all: Keys, row: object): string {
  return Object.entries(row)
    .filter(([name, value]) => value !== null && all.some(([known]) => known === name))
    .map(([name, value]) => `<data key="${prefix}_${name}">${escaped(String(value))}</data>`)
    .join('');
}

/** Text for XML 1.0: its own characters escaped, and those that it forbids replaced. */
export function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids, section 2.2
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
      .replace(/[&<>"'\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
