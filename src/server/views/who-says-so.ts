/**
 * The chain behind an incident as a graph. Edges run from who said it to who prints it: speakers, those through whom it
 * came, the origin whose reporting an article is, the article. Copies of one text are one node.
 */
import { nameKey } from '../../analysis/provenance/names.js';
import type { ArticleRefShape, EvidenceShape, IncidentView } from '../shapes/index.js';

type Graph = IncidentView['graph'];
type Node = Graph['nodes'][number];
type Edge = Graph['edges'][number];

/** A report with what its article is. */
export interface Told {
  readonly article: ArticleRefShape;
  /** The group of copies its article is in. */
  readonly copies: number | null;
  /** Whose reporting the article is. */
  readonly source: {
    readonly name: string | null;
    readonly how: 'prints' | 'copies' | 'retells';
    readonly evidence: EvidenceShape | null;
  };
  /** The article that it retells. */
  readonly retold: number | null;
  /** Null where the outlet says so in its own voice. */
  readonly voice: Voice | null;
}

export interface Voice {
  /** Names of the speaker, and of those through whom it came, nearest to the article first. */
  readonly speaker: string | null;
  readonly anonymous: boolean;
  /** The speaker in the article's words. */
  readonly words: string | null;
  readonly via: readonly string[];
  /** Of the speaker and of `via`, those that are outlets or agencies. */
  readonly outlets: ReadonlySet<string>;
  readonly evidence: EvidenceShape;
}

const MOST_EVIDENCE = 5;

export function graphOf(told: readonly Told[]): Graph {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const origins = new Set(told.map(({ source, article }) => keyOf(source.name ?? unknownOutlet(article))));
  const places = new Map(told.map(({ article, copies }) => [article.document, placeOf(article, copies)]));

  const put = (id: string, kind: Node['kind'], label: string, article: ArticleRefShape | null): string => {
    const node = nodes.get(id) ?? { id, kind, label, articles: [] };
    const known = node.articles.some(({ document }) => document === article?.document);
    nodes.set(id, article === null || known ? node : { ...node, articles: [...node.articles, article] });
    return id;
  };
  const join = (from: string, to: string, how: Edge['how'], evidence: EvidenceShape | null): void => {
    if (from === to) return;
    const id = `${from} ${to} ${how}`;
    const edge = edges.get(id) ?? { from, to, how, evidence: [] };
    const known = evidence === null || edge.evidence.some((it) => isSame(it, evidence));
    const full = edge.evidence.length >= MOST_EVIDENCE;
    edges.set(id, known || full ? edge : { ...edge, evidence: [...edge.evidence, evidence] });
  };
  const outlet = (name: string): string => {
    const key = keyOf(name);
    return put(`source:${key}`, origins.has(key) ? 'origin' : 'outlet', name, null);
  };

  for (const { article, copies, source, retold, voice } of told) {
    const place = placeOf(article, copies);
    put(place, copies === null ? 'article' : 'copies', labelOf(article), article);
    const before = retold === null ? undefined : places.get(retold);
    const origin = outlet(source.name ?? unknownOutlet(article));
    if (before !== undefined && before !== place) join(before, place, 'retells', source.evidence);
    else join(origin, place, source.how, source.evidence);
    if (voice !== null) speak(voice, place, article);
  }
  const shown = [...nodes.values()].map((node) =>
    node.kind === 'copies' && node.articles.length > 1
      ? { ...node, label: `${node.articles.length} copies of one text` }
      : node.kind === 'copies'
        ? { ...node, kind: 'article' as const }
        : node,
  );
  return { nodes: shown, edges: [...edges.values()] };

  /** speaker → the farthest of those through whom it came → … → the article */
  function speak(
    { speaker, anonymous, words, via, outlets, evidence }: Voice,
    place: string,
    { document }: ArticleRefShape,
  ): void {
    let to = place;
    for (const name of via) {
      const from = outlets.has(name) ? outlet(name) : put(`speaker:${keyOf(name)}`, 'speaker', name, null);
      join(from, to, outlets.has(name) ? 'cites' : 'says', evidence);
      to = from;
    }
    if (speaker !== null && !anonymous) {
      const from = outlets.has(speaker)
        ? outlet(speaker)
        : put(`speaker:${keyOf(speaker)}`, 'speaker', speaker, null);
      join(from, to, outlets.has(speaker) ? 'cites' : 'says', evidence);
      return;
    }
    // Nobody knows whether two unnamed sources are one, except in copies of one text.
    const label = words ?? speaker ?? 'an unnamed source';
    const where = place.startsWith('copies:') ? place : `article:${document}`;
    join(put(`unnamed:${where}:${keyOf(label)}`, 'unnamed', label, null), to, 'says', evidence);
  }
}

function placeOf({ document }: ArticleRefShape, copies: number | null): string {
  return copies === null ? `article:${document}` : `copies:${copies}`;
}

function labelOf({ outlet, title, address }: ArticleRefShape): string {
  return outlet ?? title ?? address;
}

function unknownOutlet({ outlet, document }: ArticleRefShape): string {
  return outlet ?? `article ${document}`;
}

function keyOf(name: string): string {
  return nameKey(name) || name.toLowerCase();
}

function isSame(one: EvidenceShape, other: EvidenceShape): boolean {
  return (
    one.article.document === other.article.document &&
    one.passage.start === other.passage.start &&
    one.passage.end === other.passage.end
  );
}
