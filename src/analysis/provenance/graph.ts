/**
 * The chain as a W3C PROV graph (PROV-DM, recommendation of 30 April 2013; written as PROV-JSON, member submission of
 * 24 April 2013), across articles: an article derives from the one that it copies (prov:Quotation) or retells
 * (prov:PrimarySource), or from a report by an outlet of which the archive holds no article; articles are attributed to
 * outlets, statements to speakers. `chancery export --format prov` writes what stands in each article by itself; the
 * names of entities are the same there.
 */
export interface GraphArticle {
  readonly document: number;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly address: string;
  /** The article it was made from. */
  readonly from: { readonly document: number; readonly by: 'copy' | 'retelling' } | null;
  /** Whom it credits, where the archive holds no such article. */
  readonly credits: string | null;
  readonly statements: readonly GraphStatement[];
}

export interface GraphStatement {
  readonly id: string;
  readonly words: string;
  /** Name of who says so; null for anonymous speech, which is attributed to nobody. */
  readonly speaker: string | null;
  /** Names of those through whom it came, nearest first. */
  readonly via: readonly string[];
}

type Attributes = Readonly<Record<string, unknown>>;
/** PROV-JSON: kind → id → attributes. */
export type ProvDocument = Readonly<Record<string, Readonly<Record<string, Attributes | string>>>>;

const PREFIXES = { chancery: 'urn:chancery:ns:', archive: 'urn:chancery:archive:' };

export function provenanceGraph(articles: readonly GraphArticle[]): ProvDocument {
  const graph = createGraph();
  for (const article of articles) {
    const id = articleId(article.document);
    graph.entity(id, 'chancery:Article', article.title ?? article.address, {
      'prov:location': article.address,
      ...(article.published !== null && { 'chancery:published': article.published }),
    });
    if (article.outlet !== null) graph.attribute(id, graph.agent('prov:Organization', article.outlet));
    if (article.from !== null) {
      const kind = article.from.by === 'copy' ? 'prov:Quotation' : 'prov:PrimarySource';
      graph.derive(id, articleId(article.from.document), kind);
    } else if (article.credits !== null)
      graph.derive(id, graph.report(article.credits), 'prov:PrimarySource');
    for (const statement of article.statements) addStatement(graph, article.document, statement);
  }
  return graph.document;
}

function addStatement(graph: Graph, document: number, { id, words, speaker, via }: GraphStatement): void {
  const name = `archive:statement-${document}-${local(id)}`;
  graph.entity(name, 'chancery:Statement', words, {});
  graph.derive(name, articleId(document), null);
  for (const outlet of via) graph.derive(name, graph.report(outlet), null);
  if (speaker !== null) graph.attribute(name, graph.agent('prov:Agent', speaker));
}

interface Graph {
  readonly document: ProvDocument;
  entity(id: string, type: string, label: string, more: Attributes): void;
  /** An outlet, agency or person, one a name. */
  agent(type: string, name: string): string;
  /** A report by an outlet, of which no article is here. */
  report(outlet: string): string;
  derive(from: string, source: string, kind: string | null): void;
  attribute(entity: string, agent: string): void;
}

function createGraph(): Graph {
  const parts: Record<string, Record<string, Attributes | string>> = { prefix: { ...PREFIXES } };
  const attributed = new Set<string>();
  const counts = new Map<string, number>();
  const put = (kind: string, id: string, attributes: Attributes): void => {
    const part = parts[kind] ?? {};
    part[id] ??= attributes;
    parts[kind] = part;
  };
  const relate = (kind: string, attributes: Attributes): void => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    put(kind, `_:${kind}-${count}`, attributes);
  };
  const type = (name: string): Attributes => ({ $: name, type: 'prov:QUALIFIED_NAME' });
  const graph: Graph = {
    document: parts,
    entity: (id, kind, label, more) =>
      put('entity', id, { 'prov:type': type(kind), 'prov:label': label, ...more }),
    agent(kind, name) {
      const id = `archive:agent-${local(name)}`;
      put('agent', id, { 'prov:type': type(kind), 'prov:label': name });
      return id;
    },
    report(outlet) {
      const id = `archive:report-${local(outlet)}`;
      graph.entity(id, 'chancery:Report', `a report by ${outlet}`, {});
      graph.attribute(id, graph.agent('prov:Organization', outlet));
      return id;
    },
    derive: (from, source, kind) =>
      relate('wasDerivedFrom', {
        'prov:generatedEntity': from,
        'prov:usedEntity': source,
        ...(kind !== null && { 'prov:type': type(kind) }),
      }),
    attribute(entity, agent) {
      const pair = `${entity} ${agent}`;
      if (attributed.has(pair)) return;
      attributed.add(pair);
      relate('wasAttributedTo', { 'prov:entity': entity, 'prov:agent': agent });
    },
  };
  return graph;
}

function articleId(document: number): string {
  return `archive:article-${document}`;
}

/** Whatever a name holds, as letters and digits; the rest as _hex_. */
function local(name: string): string {
  return name.replace(/[^A-Za-z0-9]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
}
