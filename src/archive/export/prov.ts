/**
 * W3C PROV-JSON (member submission of 24 April 2013) of the chain by which news came. Each article is a bundle, so a
 * file of any length is written in flat memory:
 *
 * - entities: the article; the reports that it goes back on, one an outlet; its statements; its events
 * - agents: outlets, authors, speakers, and the software that read it
 * - a report derives from the one it cites (prov:PrimarySource), a statement from the article (prov:Quotation where
 *   its words are quoted), the report it came through and the statement it was made inside; an event from the
 *   statement that tells it, or from the article
 * - what was said is attributed to who said it, what was printed to who printed it; anonymous speech to nobody
 *
 * Local names are made of numbers and ids of the record with every other character as _hex_, so they are valid
 * qualified names whatever a record holds.
 */
import type { Entity, Statement } from '../../record/index.js';
import type { StoredRecord } from '../types.js';
import { wellFormed } from '../values.js';
import type { Piece } from './piece.js';
import { indexOf, type RecordIndex } from './words.js';

type Attributes = Readonly<Record<string, unknown>>;

/** PROV-JSON's shape of a bundle: kind → id → attributes. */
type Bundle = Record<string, Record<string, Attributes>>;

const PREFIXES = {
  chancery: 'urn:chancery:ns:',
  archive: 'urn:chancery:archive:',
  wikidata: 'http://www.wikidata.org/entity/',
};

export const PROV_HEAD = `{"prefix":${JSON.stringify(PREFIXES)},"bundle":{\n`;
export const PROV_TAIL = '\n}}\n';

/** One bundle; `first` is the one without a comma before it. */
export function provPiece(stored: StoredRecord, first: boolean): Piece {
  const bundle = JSON.stringify(bundleOf(stored));
  const id = JSON.stringify(`archive:bundle-${stored.document}-${stored.reading}`);
  return { text: `${first ? '' : ',\n'}${id}:${bundle}`, rows: 1 };
}

function bundleOf(stored: StoredRecord): Bundle {
  const draft = new Draft(stored);
  const { record } = stored;
  const index = indexOf(stored);
  addArticle(draft, stored);
  addReports(draft, stored, index);
  for (const statement of record.statements) addStatement(draft, statement, index);
  for (const event of record.events) {
    const id = draft.id('event', event.id);
    draft.add('entity', id, {
      'prov:type': type('chancery:Event'),
      'prov:label': `${event.event}: ${index.words(event.trigger)}`,
      'chancery:category': event.event,
      'chancery:status': event.status,
      'chancery:confidence': event.confidence,
      'chancery:start': event.trigger.start,
      'chancery:end': event.trigger.end,
      ...(event.date.value !== null && { 'chancery:date': event.date.value }),
    });
    const teller = event.statement !== null && index.statements.has(event.statement) ? event.statement : null;
    draft.derive(id, teller === null ? draft.article : draft.id('statement', teller));
    draft.relate('wasGeneratedBy', { 'prov:entity': id, 'prov:activity': draft.reading });
  }
  return draft.bundle;
}

function addArticle(draft: Draft, stored: StoredRecord): void {
  const { document } = stored.record;
  draft.add('entity', draft.article, {
    'prov:type': type('chancery:Article'),
    'prov:label': document.title ?? document.id,
    'chancery:id': document.id,
    'prov:location': document.url ?? stored.address,
    ...(document.published !== null && { 'chancery:published': document.published }),
    ...(document.language !== null && { 'chancery:language': document.language }),
  });
  credit(draft, 'outlet', document.outlet, 'prov:Organization');
  credit(draft, 'author', document.author, 'prov:Person');
  draft.add('agent', draft.software, {
    'prov:type': type('prov:SoftwareAgent'),
    'prov:label': `chancery ${stored.version}`,
    'chancery:model': stored.model,
  });
  draft.add('activity', draft.reading, { 'prov:type': type('chancery:Reading') });
  draft.relate('used', { 'prov:activity': draft.reading, 'prov:entity': draft.article });
  draft.relate('wasAssociatedWith', { 'prov:activity': draft.reading, 'prov:agent': draft.software });
}

/** Names who printed or wrote the article. */
function credit(draft: Draft, role: 'outlet' | 'author', name: string | null, kind: string): void {
  if (name === null) return;
  const agent = draft.id(role, '');
  draft.add('agent', agent, { 'prov:type': type(kind), 'prov:label': name, 'chancery:role': role });
  draft.attribute(draft.article, agent);
}

function addReports(draft: Draft, { record }: StoredRecord, index: RecordIndex): void {
  const own = record.document.outlet?.toLowerCase();
  for (const { outlet, cites, url } of record.sources) {
    const citing = index.entities.get(outlet);
    const cited = index.entities.get(cites);
    if (cited === undefined) continue;
    const theirs = draft.report(cited, url);
    // Who cites is mostly the article's own outlet; else an outlet that the article retells.
    const ours =
      citing === undefined || citing.name.toLowerCase() === own ? draft.article : draft.report(citing, null);
    if (ours !== theirs) draft.derive(ours, theirs, 'prov:PrimarySource');
  }
}

function addStatement(draft: Draft, statement: Statement, index: RecordIndex): void {
  const id = draft.id('statement', statement.id);
  const said = index.content(statement);
  draft.add('entity', id, {
    'prov:type': type('chancery:Statement'),
    'prov:label': wellFormed(said.slice(0, 120)),
    'prov:value': said,
    'chancery:directness': statement.directness,
    'chancery:anonymous': statement.anonymous,
    'chancery:start': statement.content[0]?.start ?? 0,
    'chancery:end': statement.content.at(-1)?.end ?? 0,
    ...(statement.stance !== null && { 'chancery:stance': statement.stance }),
  });
  const quoted = statement.directness === 'indirect' ? undefined : 'prov:Quotation';
  draft.derive(id, draft.article, quoted);
  draft.relate('wasGeneratedBy', { 'prov:entity': id, 'prov:activity': draft.reading });
  const speaker = statement.speaker === null ? undefined : index.entities.get(statement.speaker);
  if (speaker !== undefined) draft.attribute(id, draft.agent(speaker));
  for (const through of index.named(statement.via)) {
    draft.derive(id, draft.report(through, null), 'prov:PrimarySource');
  }
  const { parent } = statement;
  if (parent !== null && parent !== statement.id && index.statements.has(parent)) {
    draft.derive(id, draft.id('statement', parent));
  }
}

/** A bundle in the making, with the names that its parts have. */
class Draft {
  readonly bundle: Bundle = Object.create(null);
  readonly article: string;
  readonly reading: string;
  readonly software: string;
  readonly #stem: string;
  #relations = 0;

  constructor({ document, reading }: StoredRecord) {
    this.#stem = `${document}-${reading}`;
    this.article = `archive:article-${document}`;
    this.reading = `archive:reading-${this.#stem}`;
    this.software = `archive:software-${this.#stem}`;
  }

  id(kind: string, local: string): string {
    return `archive:${kind}-${this.#stem}${local === '' ? '' : `-${localName(local)}`}`;
  }

  add(kind: string, id: string, attributes: Attributes): void {
    this.bundle[kind] ??= Object.create(null);
    const all = this.bundle[kind];
    if (all !== undefined) all[id] ??= attributes;
  }

  relate(kind: string, attributes: Attributes): void {
    this.#relations += 1;
    this.add(kind, `_:r${this.#relations}`, attributes);
  }

  attribute(entity: string, agent: string): void {
    this.relate('wasAttributedTo', { 'prov:entity': entity, 'prov:agent': agent });
  }

  derive(generated: string, used: string, kind?: string): void {
    this.relate('wasDerivedFrom', {
      'prov:generatedEntity': generated,
      'prov:usedEntity': used,
      ...(kind !== undefined && { 'prov:type': type(kind) }),
    });
  }

  agent(entity: Entity): string {
    const id = this.id('agent', entity.id);
    this.add('agent', id, {
      'prov:type': type(entity.kind === 'person' ? 'prov:Person' : 'prov:Organization'),
      'prov:label': entity.name,
      'chancery:kind': entity.kind,
      ...(entity.role !== null && { 'chancery:role': entity.role }),
      ...(entity.country !== null && { 'chancery:country': entity.country }),
      ...(entity.wikidata !== null && { 'chancery:sameAs': type(`wikidata:${entity.wikidata}`) }),
    });
    return id;
  }

  /** The report of another outlet (or of a person who passed it on), known only through this article. */
  report(by: Entity, url: string | null): string {
    const id = this.id('report', by.id);
    this.add('entity', id, {
      'prov:type': type('chancery:Report'),
      'prov:label': `Report by ${by.name}`,
      ...(url !== null && { 'prov:location': url }),
    });
    const attributed = this.id('attribution', by.id);
    // Named, not numbered, so that a report mentioned often is attributed once.
    this.add('wasAttributedTo', attributed, { 'prov:entity': id, 'prov:agent': this.agent(by) });
    return id;
  }
}

function type(name: string): Attributes {
  return { $: name, type: 'prov:QUALIFIED_NAME' };
}

function localName(id: string): string {
  return id.replace(/[^A-Za-z0-9]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
}
