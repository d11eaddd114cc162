/**
 * The record as a person reads it: names for ids, words for dates, passages for offsets, lists in reading order.
 * The three views (terminal, Markdown, HTML) lay out this one page, so they say the same. Every string here is on
 * one line and free of control characters; markup is for each view to escape.
 */

import type { CodeName } from '../../lexicon/code-names.js';
import type { ChanceryRecord, Entity, EntityKind, PloverEvent, Span, Statement } from '../../record/index.js';
import { dateInWords, dateOrder } from './dates.js';
import { oneLine } from './harmless.js';

/** A stretch of a passage; lit where it is the very evidence ("visited"), not the sentence around it. */
export interface Piece {
  readonly text: string;
  readonly lit: boolean;
}

export interface Head {
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** True where the date was worked out from the text. */
  readonly inferred: boolean;
  readonly url: string | null;
  readonly words: number;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** "foreign minister, Norway"; null where nothing more is known. */
  readonly detail: string | null;
  readonly count: number;
}

export interface Cast {
  readonly heading: string;
  readonly members: readonly Member[];
}

export interface Happening {
  readonly id: string;
  readonly date: string;
  /** False where the date comes from the document or from the sentences around. */
  readonly dated: boolean;
  readonly act: string;
  readonly quad: PloverEvent['quad'];
  readonly who: string;
  readonly place: string | null;
  readonly context: readonly string[];
  /** "planned", "hypothetical", "negated", "historical"; null for what simply happened. */
  readonly status: string | null;
  /** Who says so; null where the outlet does in its own voice. */
  readonly teller: string | null;
  readonly disputedBy: string | null;
  readonly passage: readonly Piece[];
}

export interface Saying {
  readonly id: string;
  readonly speaker: string;
  readonly anonymous: boolean;
  readonly directness: Statement['directness'];
  readonly via: string | null;
  /** "denies what Chad’s defence ministry said". */
  readonly stance: string | null;
  readonly disputedBy: string | null;
  readonly words: string;
  readonly inside: readonly Saying[];
}

export interface Quarrel {
  readonly id: string;
  readonly claim: string;
  readonly challengers: readonly string[];
  readonly passage: readonly Piece[];
}

export interface Plan {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  readonly date: string;
  readonly who: string | null;
  readonly passage: readonly Piece[];
}

/** A node of the chain by which the news came here. */
export interface Origin {
  readonly id: string;
  readonly name: string;
  readonly cites: readonly Origin[];
}

export interface Page {
  readonly head: Head;
  readonly cast: readonly Cast[];
  readonly happenings: readonly Happening[];
  readonly sayings: readonly Saying[];
  readonly quarrels: readonly Quarrel[];
  readonly plans: readonly Plan[];
  readonly origins: readonly Origin[];
}

const CASTS: readonly (readonly [EntityKind, string])[] = [
  ['state', 'States'],
  ['person', 'People'],
  ['organization', 'Organizations'],
  ['group', 'Groups'],
  ['outlet', 'Outlets'],
  ['place', 'Places'],
];

const STATUS: Readonly<Record<PloverEvent['status'], string | null>> = {
  actual: null,
  historical: 'historical',
  future: 'planned',
  hypothetical: 'hypothetical',
  negated: 'negated',
};

export interface PageOptions {
  /** English names of country and actor codes ("NOR", "IGO"); a code that is not here is shown as it is. */
  readonly codeNames?: ReadonlyMap<string, CodeName>;
}

export function page(record: ChanceryRecord, options: PageOptions = {}): Page {
  const naming = new Naming(record, options.codeNames ?? new Map());
  return {
    head: head(record),
    cast: cast(record, naming),
    happenings: happenings(record, naming),
    sayings: sayings(record, naming),
    quarrels: record.disputes.map((dispute) => ({
      id: dispute.id,
      claim: naming.claim(dispute.claim),
      challengers: dispute.challengers.map((id) => naming.claim(id)),
      passage: passage(record, sentenceAt(record, dispute.start) ?? dispute, dispute),
    })),
    plans: plans(record, naming),
    origins: origins(record, naming),
  };
}

function head({ document }: ChanceryRecord): Head {
  return {
    title: oneLine(document.title ?? document.id),
    outlet: document.outlet === null ? null : oneLine(document.outlet),
    author: document.author === null ? null : oneLine(document.author),
    published: document.published === null ? null : dateInWords(oneLine(document.published)),
    inferred: document.publishedBasis === 'inferred',
    url: document.url === null ? null : oneLine(document.url),
    words: document.text.match(/\S+/g)?.length ?? 0,
  };
}

function cast(record: ChanceryRecord, naming: Naming): readonly Cast[] {
  const counts = new Map<string, number>();
  for (const { entity } of record.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return CASTS.flatMap(([kind, heading]) => {
    const members = record.entities
      .filter((entity) => entity.kind === kind)
      .map((entity) => ({
        id: entity.id,
        name: oneLine(entity.name),
        detail: naming.detail(entity),
        count: counts.get(entity.id) ?? 0,
      }))
      .sort((a, b) => b.count - a.count);
    return members.length === 0 ? [] : [{ heading, members }];
  });
}

function happenings(record: ChanceryRecord, naming: Naming): readonly Happening[] {
  const disputed = disputes(record, naming);
  const order = (event: PloverEvent) => dateOrder(event.date.value);
  return [...record.events]
    .sort((a, b) => compare(order(a), order(b)) || a.trigger.start - b.trigger.start)
    .map((event) => ({
      id: event.id,
      date: event.date.value === null ? 'undated' : dateInWords(oneLine(event.date.value)),
      dated: event.date.value === null || event.date.basis === 'time',
      act: naming.act(event),
      quad: event.quad,
      who: naming.parties(event),
      place: event.place === null ? null : naming.plain(event.place),
      context: event.context.map(oneLine),
      status: STATUS[event.status],
      teller: event.statement === null ? null : naming.teller(event.statement),
      disputedBy: disputed.get(event.id) ?? null,
      passage: passage(record, record.sentences[event.sentence] ?? event.trigger, event.trigger),
    }));
}

function sayings(record: ChanceryRecord, naming: Naming): readonly Saying[] {
  const disputed = disputes(record, naming);
  const known = new Set(record.statements.map(({ id }) => id));
  const inside = new Map<string | null, Statement[]>();
  for (const statement of [...record.statements].sort((a, b) => startOf(a) - startOf(b))) {
    const parent = statement.parent !== null && known.has(statement.parent) ? statement.parent : null;
    const siblings = inside.get(parent);
    if (siblings === undefined) inside.set(parent, [statement]);
    else siblings.push(statement);
  }
  const under = (parent: string | null): readonly Saying[] =>
    (inside.get(parent) ?? []).map((statement) => ({
      id: statement.id,
      speaker: naming.speaker(statement),
      anonymous: statement.anonymous,
      directness: statement.directness,
      via: statement.via.length === 0 ? null : statement.via.map((id) => naming.plain(id)).join(' ← '),
      stance: naming.stance(statement),
      disputedBy: disputed.get(statement.id) ?? null,
      words: quoted(record, statement),
      inside: under(statement.id),
    }));
  return under(null);
}

function plans(record: ChanceryRecord, naming: Naming): readonly Plan[] {
  return [...record.agenda]
    .sort((a, b) => compare(dateOrder(a.date), dateOrder(b.date)) || a.start - b.start)
    .map((item) => ({
      id: item.id,
      kind: item.kind,
      what: oneLine(item.what),
      date: item.date === null ? 'no date' : dateInWords(oneLine(item.date)),
      who: item.entities.length === 0 ? null : naming.list(item.entities),
      passage: passage(record, sentenceAt(record, item.start) ?? item, item),
    }));
}

function origins(record: ChanceryRecord, naming: Naming): readonly Origin[] {
  const cites = new Map<string, string[]>();
  for (const { outlet, cites: cited } of record.sources) {
    const list = cites.get(outlet) ?? [];
    if (!list.includes(cited)) list.push(cited);
    cites.set(outlet, list);
  }
  const cited = new Set(record.sources.map((source) => source.cites));
  const seen = new Set<string>();
  // A ring of outlets that cite one another is cut where it closes.
  const grow = (id: string): Origin => {
    seen.add(id);
    const next = (cites.get(id) ?? []).filter((other) => !seen.has(other));
    return { id, name: naming.plain(id), cites: next.map(grow) };
  };
  const roots = [...cites.keys()].filter((id) => !cited.has(id)).map(grow);
  const rings = [...cites.keys()].filter((id) => !seen.has(id));
  return [...roots, ...rings.flatMap((id) => (seen.has(id) ? [] : [grow(id)]))];
}

/** From claim to "Khartoum Herald, Omar Taha": who challenges each. */
function disputes(record: ChanceryRecord, naming: Naming): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { claim, challengers } of record.disputes) {
    const list = names.get(claim) ?? new Set();
    for (const id of challengers) list.add(naming.author(id));
    names.set(claim, list);
  }
  return new Map([...names].map(([claim, list]) => [claim, [...list].join(', ')]));
}

/** The names of what a record speaks of, and the phrases that are built of them. */
class Naming {
  readonly #record: ChanceryRecord;
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #statements: ReadonlyMap<string, Statement>;
  readonly #events: ReadonlyMap<string, PloverEvent>;
  readonly #countries: ReadonlyMap<string, string>;
  readonly #codeNames: ReadonlyMap<string, CodeName>;

  constructor(record: ChanceryRecord, codeNames: ReadonlyMap<string, CodeName>) {
    this.#record = record;
    this.#entities = new Map(record.entities.map((entity) => [entity.id, entity]));
    this.#statements = new Map(record.statements.map((statement) => [statement.id, statement]));
    this.#events = new Map(record.events.map((event) => [event.id, event]));
    const states = record.entities.filter(({ kind, country }) => kind === 'state' && country !== null);
    this.#countries = new Map(states.map(({ country, name }) => [country ?? '', oneLine(name)]));
    this.#codeNames = codeNames;
  }

  plain(id: string): string {
    const entity = this.#entities.get(id);
    return oneLine(entity?.name ?? id);
  }

  /** "Ingrid Solheim (Norway)"; a state is its own country. */
  full(id: string): string {
    const entity = this.#entities.get(id);
    if (entity === undefined || entity.country === null || entity.kind === 'state') return this.plain(id);
    if (this.#codeNames.get(entity.country)?.state === false) return this.plain(id);
    const country = this.#country(entity.country);
    const name = this.plain(id);
    return name.includes(country) ? name : `${name} (${country})`;
  }

  list(ids: readonly string[]): string {
    const names = ids.map((id) => this.full(id));
    return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  }

  detail(entity: Entity): string | null {
    const role = entity.role === null ? null : oneLine(entity.role);
    const country = entity.country === null || entity.kind === 'state' ? null : this.#country(entity.country);
    const parts = [role, country].filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(', ');
  }

  /** "CONSULT · visit"; "AGREE to CONSULT" where the act is announced, not done. */
  act(event: PloverEvent): string {
    const announced = event.intends === null ? event.event : `${event.event} to ${event.intends}`;
    return event.mode === null ? announced : `${announced} · ${oneLine(event.mode)}`;
  }

  parties(event: PloverEvent): string {
    const actors = event.actor.length === 0 ? 'someone not named' : this.list(event.actor);
    return event.recipient.length === 0 ? actors : `${actors} → ${this.list(event.recipient)}`;
  }

  speaker(statement: Statement): string {
    const source = statement.source === null ? null : oneLine(this.#slice(statement.source));
    const named = statement.speaker === null ? null : this.full(statement.speaker);
    if (statement.anonymous) return source ?? named ?? 'someone not named';
    return named ?? source ?? 'someone not named';
  }

  /** "the villagers, via Sudan News Agency ← Omar Taha": the speaker and all who passed the words on, nearest first. */
  teller(id: string): string {
    const statement = this.#statements.get(id);
    if (statement === undefined) return id;
    const chain = this.#chain(statement, new Set());
    const speaker = this.speaker(statement);
    return chain.length === 0 ? speaker : `${speaker}, via ${chain.join(' ← ')}`;
  }

  stance(statement: Statement): string | null {
    if (statement.stance === null) return null;
    return statement.of === null ? statement.stance : `${statement.stance} ${this.#report(statement.of)}`;
  }

  /** A statement or an event in one line, to point at it from elsewhere. */
  claim(id: string): string {
    const statement = this.#statements.get(id);
    if (statement !== undefined) return `${this.speaker(statement)}: ${quoted(this.#record, statement)}`;
    const event = this.#events.get(id);
    return event === undefined ? id : `${this.act(event)}, ${this.parties(event)}`;
  }

  /** Who made a statement or did an act. */
  author(id: string): string {
    const statement = this.#statements.get(id);
    if (statement !== undefined) return this.speaker(statement);
    const event = this.#events.get(id);
    return event === undefined || event.actor.length === 0 ? 'someone not named' : this.list(event.actor);
  }

  #report(id: string): string {
    const statement = this.#statements.get(id);
    if (statement !== undefined) return `what ${this.speaker(statement)} said`;
    const event = this.#events.get(id);
    return event === undefined ? id : `the ${this.act(event)} of ${this.author(id)}`;
  }

  #chain(statement: Statement, seen: Set<string>): readonly string[] {
    if (seen.has(statement.id)) return [];
    seen.add(statement.id);
    const via = statement.via.map((id) => this.plain(id));
    const parent = statement.parent === null ? undefined : this.#statements.get(statement.parent);
    if (parent === undefined) return via;
    return [...new Set([...this.#chain(parent, seen), this.speaker(parent), ...via])];
  }

  #country(code: string): string {
    return this.#countries.get(code) ?? this.#codeNames.get(code)?.name ?? code;
  }

  #slice({ start, end }: Span): string {
    return this.#record.document.text.slice(start, end);
  }
}

/** The words of a statement, its pieces joined, in quotation marks where all of them are the speaker's own. */
function quoted({ document }: ChanceryRecord, statement: Statement): string {
  const words = statement.content
    .map(({ start, end }) => oneLine(document.text.slice(start, end)))
    .join(' … ');
  if (statement.directness !== 'direct') return words;
  return `“${words.replace(/^["“„«]/, '').replace(/["”“»]$/, '')}”`;
}

/** `around` as pieces, with what of it lies in `evidence` lit. */
function passage({ document: { text } }: ChanceryRecord, around: Span, evidence: Span): readonly Piece[] {
  const from = Math.min(around.start, evidence.start);
  const to = Math.max(around.end, evidence.end);
  const pieces = [
    { text: tidy(text.slice(from, evidence.start)).trimStart(), lit: false },
    { text: tidy(text.slice(evidence.start, evidence.end)), lit: true },
    { text: tidy(text.slice(evidence.end, to)).trimEnd(), lit: false },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

function tidy(text: string): string {
  const line = oneLine(text);
  if (line === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${line}${/\s$/.test(text) ? ' ' : ''}`;
}

/** The sentence in which an offset lies. */
function sentenceAt(record: ChanceryRecord, offset: number): Span | undefined {
  return record.sentences.find(({ start, end }) => start <= offset && offset < end);
}

function startOf(statement: Statement): number {
  return statement.content[0]?.start ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
