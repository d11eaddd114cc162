/** Queries give what a plain look through the records gives, whatever is asked for. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChanceryRecord, Entity, PloverEvent, Statement } from '../../record/index.js';
import { daysOf } from '../days.js';
import type { Archive } from '../types.js';
import type { EventFilter, StatementFilter } from './filters.js';
import { firstDayOf, lastDayOf, parseEventFilter, parseStatementFilter } from './filters.js';
import {
  countEvents,
  findDocument,
  hasName,
  nearestNames,
  queryDocuments,
  queryEvents,
  queryStatements,
  readArticle,
} from './index.js';
import { all, archiveOf, goldenRecords, type TestArchive } from './testing.js';

const records = goldenRecords();
let kept: TestArchive;
let archive: Archive;
beforeAll(async () => {
  kept = await archiveOf(records);
  archive = kept.archive;
}, 120_000);
afterAll(() => kept.remove(), 120_000);

function recordOf(id: string): ChanceryRecord {
  const record = records.find(({ document }) => document.id === id);
  if (record === undefined) throw new Error(`no golden record ${id}`);
  return record;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function isNamed(name: string, wanted: string): boolean {
  const pattern = folded(wanted)
    .split('*')
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 's').test(folded(name));
}

type Whom = Pick<Entity, 'name' | 'country' | 'sector'>;

function isParty({ name, country, sector }: Whom, wanted: string): boolean {
  if (/^[A-Z]{3}$/.test(wanted)) return [country, sector, name].includes(wanted);
  if (/^[A-Z]{3}:[A-Z]{3}$/.test(wanted)) return `${country}:${sector}` === wanted;
  return isNamed(name, wanted);
}

/** The same questions, asked of the records themselves. */
class Plain {
  readonly #entities: ReadonlyMap<string, Entity>;

  constructor(
    readonly record: ChanceryRecord,
    readonly document: number,
  ) {
    this.#entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  }

  entity(id: string | null): Entity | undefined {
    return id === null ? undefined : this.#entities.get(id);
  }

  parties(ids: readonly string[]): readonly Entity[] {
    return ids.flatMap((id) => this.entity(id) ?? []);
  }

  isSpokenBy(statement: Statement | undefined, wanted: readonly string[]): boolean {
    const speaker = this.entity(statement?.speaker ?? null);
    if (speaker === undefined) return false;
    // Statements know the country of who speaks, and no sector.
    return wanted.some((party) => !party.includes(':') && isParty({ ...speaker, sector: null }, party));
  }

  isThrough(statement: Statement | undefined, wanted: readonly string[]): boolean {
    return this.parties(statement?.via ?? []).some(({ name }) => wanted.some((one) => isNamed(name, one)));
  }

  isNamedIn(
    start: number,
    end: number,
    wanted: readonly string[],
    but?: { start: number; end: number },
  ): boolean {
    return this.record.mentions.some((mention) => {
      const entity = this.entity(mention.entity);
      if (entity === undefined || mention.start < start || mention.end > end) return false;
      if (but !== undefined && mention.end > but.start && mention.start < but.end) return false;
      return wanted.some((party) => isParty(entity, party));
    });
  }

  isPublishedBy(wanted: readonly string[]): boolean {
    const { outlet } = this.record.document;
    return outlet !== null && wanted.some((name) => isNamed(outlet, name));
  }

  hasEvent(event: PloverEvent, asked: ReturnType<typeof parseEventFilter>): boolean {
    const actors = this.parties(event.actor);
    const recipients = this.parties(event.recipient);
    const is = (entity: Entity, wanted: readonly string[]): boolean =>
      wanted.some((party) => isParty(entity, party));
    const isRecipient = (wanted: readonly string[]): boolean =>
      recipients.some((entity) => is(entity, wanted)) ||
      (recipients.length === 0 &&
        actors.some(
          (entity) =>
            is(entity, wanted) &&
            actors.some((other) => other !== entity && (asked.actor === undefined || is(other, asked.actor))),
        ));
    const days = daysOf(event.date.value);
    const said = this.record.statements.find(({ id }) => id === event.statement);
    const place = this.entity(event.place);
    const sentence = this.record.sentences[event.sentence];
    const { actor, recipient, either, about, since, until, context } = asked;
    return [
      actor === undefined || actors.some((entity) => is(entity, actor)),
      recipient === undefined || isRecipient(recipient),
      either === undefined || [...actors, ...recipients].some((entity) => is(entity, either)),
      asked.event === undefined || asked.event.includes(event.event),
      asked.mode === undefined || (event.mode !== null && asked.mode.includes(event.mode)),
      context === undefined || event.context.some((one) => context.includes(one)),
      asked.quad === undefined || asked.quad.includes(event.quad),
      asked.status === undefined || asked.status.includes(event.status),
      since === undefined || (days !== null && days.to >= firstDayOf(since)),
      until === undefined || (days !== null && days.from <= lastDayOf(until)),
      asked.speaker === undefined || this.isSpokenBy(said, asked.speaker),
      asked.via === undefined || this.isThrough(said, asked.via),
      asked.anonymous === undefined || asked.anonymous === (said?.anonymous ?? false),
      asked.place === undefined || (place !== undefined && is(place, asked.place)),
      about === undefined || (sentence !== undefined && this.isNamedIn(sentence.start, sentence.end, about)),
      asked.confidence === undefined || event.confidence >= asked.confidence,
      asked.outlet === undefined || this.isPublishedBy(asked.outlet),
      asked.document === undefined || asked.document.includes(this.document),
    ].every(Boolean);
  }

  hasStatement(statement: Statement, asked: ReturnType<typeof parseStatementFilter>): boolean {
    const published = this.record.document.published?.slice(0, 10) ?? null;
    const { since, until, about } = asked;
    const start = statement.content[0]?.start ?? 0;
    const end = statement.content.at(-1)?.end ?? 0;
    return [
      asked.speaker === undefined || this.isSpokenBy(statement, asked.speaker),
      asked.via === undefined || this.isThrough(statement, asked.via),
      asked.anonymous === undefined || asked.anonymous === statement.anonymous,
      asked.directness === undefined || asked.directness.includes(statement.directness),
      asked.stance === undefined || (statement.stance !== null && asked.stance.includes(statement.stance)),
      since === undefined || (published !== null && published >= firstDayOf(since)),
      until === undefined || (published !== null && published <= lastDayOf(until)),
      about === undefined || this.isNamedIn(start, end, about, statement.source ?? undefined),
      asked.outlet === undefined || this.isPublishedBy(asked.outlet),
      asked.document === undefined || asked.document.includes(this.document),
    ].every(Boolean);
  }
}

const plain = (): readonly Plain[] =>
  records.map((record, index) => new Plain(record, kept.documents[index] ?? -1));

const expectedEvents = (filter: EventFilter): readonly string[] =>
  plain()
    .flatMap((one) =>
      one.record.events
        .filter((event) => one.hasEvent(event, parseEventFilter(filter)))
        .map((event) => `${one.document}:${event.id}`),
    )
    .sort();

const foundEvents = async (filter: EventFilter): Promise<readonly string[]> =>
  (await all(queryEvents(archive, filter)))
    .map(({ article, event }) => `${article.document}:${event}`)
    .sort();

const expectedStatements = (filter: StatementFilter): readonly string[] =>
  plain()
    .flatMap((one) =>
      one.record.statements
        .filter((statement) => one.hasStatement(statement, parseStatementFilter(filter)))
        .map((statement) => `${one.document}:${statement.id}`),
    )
    .sort();

const foundStatements = async (filter: StatementFilter): Promise<readonly string[]> =>
  (await all(queryStatements(archive, filter)))
    .map(({ article, statement }) => `${article.document}:${statement}`)
    .sort();

const parties = [...new Set(records.flatMap((record) => record.entities.map(({ name }) => name)))];
const party = fc.oneof(
  fc.constantFrom(
    'VEN',
    'USA',
    'RUS',
    'ARM',
    'AZE',
    'MDA',
    'GOV',
    'RUS:GOV',
    'VEN:GOV',
    '*o',
    'M*',
    'nobody',
    'QQQ',
  ),
  fc
    .constantFrom(...parties)
    .chain((name) => fc.constantFrom(name, name.toUpperCase(), name.toLowerCase(), folded(name))),
);
const some = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
const when = fc.constantFrom(
  '2019',
  '2020-06',
  '2023',
  '2023-07-11',
  '2024-03-05',
  '2025-02-01',
  '1974',
  '2023-02',
);
const outlet = fc.constantFrom(...records.flatMap((record) => record.document.outlet ?? []), 'none of them');

const eventFilters: fc.Arbitrary<EventFilter> = fc.record(
  {
    actor: some(party),
    recipient: some(party),
    either: some(party),
    event: some(fc.constantFrom('CONSULT', 'AGREE', 'ACCUSE', 'REJECT', 'ASSAULT', 'COERCE')),
    mode: some(fc.constantFrom('change', 'visit', 'phone', 'disapprove')),
    context: some(fc.constantFrom('military', 'diplomatic', 'legal')),
    quad: some(fc.constantFrom('verbal conflict', 'material conflict', 'verbal cooperation')),
    status: some(fc.constantFrom('actual', 'historical', 'future', 'negated', 'hypothetical')),
    since: when,
    until: when,
    speaker: some(party),
    via: some(party),
    anonymous: fc.boolean(),
    place: some(party),
    about: some(party),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    outlet: some(outlet),
  },
  { requiredKeys: [] },
);
/** Of all conditions at once nothing is left; one to three say more. */
const few = <T extends object>(filters: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.tuple(filters, fc.array(fc.nat(), { minLength: 1, maxLength: 3 })).map(([filter, picks]) => {
    const entries = Object.entries(filter);
    const chosen = picks.flatMap((pick) =>
      entries.length === 0 ? [] : [entries[pick % entries.length] ?? []],
    );
    return Object.fromEntries(chosen.filter((entry) => entry.length === 2)) as T;
  });

describe('events', () => {
  it('are all there without a filter, newest first, undated last', async () => {
    const rows = await all(queryEvents(archive));
    expect(rows).toHaveLength(records.reduce((sum, { events }) => sum + events.length, 0));
    const dates = rows.map(({ dateFrom }) => dateFrom ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    expect(await countEvents(archive)).toBe(rows.length);
  });

  it('come with their evidence, parties, voice and article', async () => {
    for (const row of await all(queryEvents(archive))) {
      const one = plain().find(({ document }) => document === row.article.document);
      const event = one?.record.events.find(({ id }) => id === row.event);
      if (one === undefined || event === undefined) throw new Error(`no such event: ${row.id}`);
      const { text, title, outlet: publisher, url } = one.record.document;
      expect(text.slice(row.trigger.start, row.trigger.end)).toBe(row.trigger.words);
      expect(text.slice(row.sentence.start, row.sentence.end)).toBe(row.sentence.words);
      expect(row.actors.map(({ entity }) => entity)).toEqual(event.actor);
      expect(row.recipients.map(({ entity }) => entity)).toEqual(event.recipient);
      expect(row.voice?.statement ?? null).toBe(event.statement);
      expect(row).toMatchObject({
        category: event.event,
        status: event.status,
        date: event.date.value,
        dateBasis: event.date.basis,
        confidence: event.confidence,
        article: { title, outlet: publisher, url },
      });
    }
  });

  it.each<[string, EventFilter, number]>([
    ['an actor by code', { actor: 'ARM' }, 7],
    ['an actor by name, in any case', { actor: 'nicolas MADURO' }, 2],
    ['an actor by pattern', { actor: '*maduro*' }, 4],
    ['a country and its sector', { actor: 'VEN:GOV' }, 4],
    ['a recipient', { recipient: 'TUR' }, 2],
    [
      'the two sides of a clash',
      { actor: 'ARM', recipient: 'AZE', event: 'ASSAULT', status: 'historical' },
      1,
    ],
    [
      'the same, the other way round',
      { actor: 'AZE', recipient: 'ARM', event: 'ASSAULT', status: 'historical' },
      1,
    ],
    ['a category and mode', { event: 'CONSULT', mode: 'phone' }, 1],
    ['a status', { status: 'negated' }, 3],
    ['who says so', { speaker: 'State Department' }, 0],
    ['a place', { place: 'Caracas' }, 1],
    ['a day within a month', { since: '2023-02-10', until: '2023-02-11' }, 2],
  ])('are found by %s', async (_what, filter, count) => {
    const found = await foundEvents(filter);
    expect(found).toEqual(expectedEvents(filter));
    if (count > 0) expect(found.length).toBeGreaterThan(0);
  });

  it('are the same as a plain look through the records finds', async () => {
    const cases = fc.oneof(
      { weight: 4, arbitrary: few(eventFilters) },
      { weight: 1, arbitrary: eventFilters },
    );
    await fc.assert(
      fc.asyncProperty(cases, async (filter) => {
        expect(await foundEvents(filter)).toEqual(expectedEvents(filter));
        expect(await countEvents(archive, filter)).toBe(expectedEvents(filter).length);
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  it('come in pages that join without a seam', async () => {
    const whole = (await all(queryEvents(archive))).map(({ id }) => id);
    const pages = [];
    for (let offset = 0; offset < whole.length; offset += 13) {
      pages.push(...(await all(queryEvents(archive, { limit: 13, offset }))).map(({ id }) => id));
    }
    expect(pages).toEqual(whole);
    const oldest = await all(queryEvents(archive, { order: 'oldest', limit: 1 }));
    expect(oldest[0]?.date).toBe('1974');
  });

  it('are found by words of the article', async () => {
    const rows = await all(queryEvents(archive, { text: 'migrant deported' }));
    expect(new Set(rows.map(({ article }) => article.outlet))).toEqual(new Set(['Meridian News']));
  });

  it('stop when told to', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(all(queryEvents(archive, {}, stop))).rejects.toThrow('enough');
  });
});

describe('statements', () => {
  const filters: fc.Arbitrary<StatementFilter> = fc.record(
    {
      speaker: some(party),
      via: some(party),
      anonymous: fc.boolean(),
      directness: some(fc.constantFrom('direct', 'indirect', 'mixed')),
      stance: some(fc.constantFrom('denies', 'disputes')),
      about: some(party),
      since: when,
      until: when,
      outlet: some(outlet),
    },
    { requiredKeys: [] },
  );

  it('are the same as a plain look through the records finds', async () => {
    await fc.assert(
      fc.asyncProperty(few(filters), async (filter) => {
        expect(await foundStatements(filter)).toEqual(expectedStatements(filter));
      }),
      { numRuns: 40 },
    );
  }, 180_000);

  it('come with their words and their way', async () => {
    const [row] = await all(queryStatements(archive, { speaker: 'Luis Herrera' }));
    expect(row).toMatchObject({
      speaker: 'Luis Herrera',
      speakerCountry: 'VEN',
      via: ['Venezolana de Televisión'],
      article: { outlet: 'Meridian News' },
    });
    expect(row?.content.words).toContain('a zero agenda');
    expect(await all(queryStatements(archive, { via: 'venezolana de television' }))).toHaveLength(1);
  });
});

describe('documents', () => {
  it('are found by outlet, time and who is in them', async () => {
    const titles = async (filter: Parameters<typeof queryDocuments>[1]) =>
      (await all(queryDocuments(archive, filter))).map(({ outlet: publisher }) => publisher);
    expect(await titles({ about: 'Nicolás Maduro' })).toEqual(['Meridian News']);
    expect(await titles({ since: '2024-03', until: '2024-05' })).toEqual([
      'Rift Valley Times',
      'The Harbour Courier',
      'Harbor Dispatch',
    ]);
    expect(await titles({ outlet: 'CAUCASUS wire' })).toEqual(['Caucasus Wire']);
    const [row] = await all(queryDocuments(archive, { outlet: 'Caucasus Wire' }));
    const clash = recordOf('border-clash');
    expect(row).toMatchObject({
      id: 'border-clash',
      events: clash.events.length,
      statements: clash.statements.length,
    });
  });

  it('are read whole, with their evidence', async () => {
    const number = await findDocument(archive, 'border-clash');
    if (number === null) throw new Error('not found');
    const article = await readArticle(archive, number);
    expect(article?.record.document.id).toBe('border-clash');
    const { events, statements } = recordOf('border-clash');
    expect(events.length).toBeGreaterThan(0);
    expect(article?.events).toHaveLength(events.length);
    expect(article?.statements).toHaveLength(statements.length);
    expect(await readArticle(archive, 10_000)).toBeNull();
  });
});

describe('a newer version of a page', () => {
  it('takes the place of the old one, which is still there for who asks', async () => {
    const [record] = records;
    if (record === undefined) throw new Error('no record');
    const url = 'https://example.org/page';
    const changed = (title: string): ChanceryRecord => ({
      ...record,
      document: { ...record.document, title, url },
    });
    const one = await archiveOf([changed('Before')]);
    try {
      const run = await one.archive.beginRun('test', 'model-1');
      await one.archive.store(run, [
        { record: changed('After'), address: url, origin: 'record', model: 'model-1' },
      ]);
      const rows = await all(queryEvents(one.archive));
      expect(rows).toHaveLength(record.events.length);
      expect(new Set(rows.map(({ article }) => article.title))).toEqual(new Set(['After']));
      expect(await all(queryEvents(one.archive, { replaced: true }))).toHaveLength(2 * record.events.length);
      expect((await all(queryStatements(one.archive))).length).toBe(record.statements.length);
      const before = await readArticle(one.archive, one.documents[0] ?? -1);
      expect(before?.title).toBe('Before');
      expect(before?.events).toHaveLength(record.events.length);
    } finally {
      await one.remove();
    }
  });
});

describe('what cannot be meant', () => {
  it.each<[object, string]>([
    [{ event: 'CONSLUT' }, 'event'],
    [{ since: '2019-02-30' }, 'since'],
    [{ until: 'yesterday' }, 'until'],
    [{ confidence: 2 }, 'confidence'],
    [{ actor: '' }, 'actor'],
    [{ actor: Array.from({ length: 101 }, () => 'RUS') }, 'actor'],
    [{ actr: 'RUS' }, 'actr'],
    [{ limit: -1 }, 'limit'],
  ])('%j is refused by its name', (filter, name) => {
    expect(() => parseEventFilter(filter)).toThrow(expect.objectContaining({ code: 'FILTER_INVALID' }));
    expect(() => parseEventFilter(filter)).toThrow(name);
  });

  it('hostile names are names', async () => {
    for (const name of ["'; DROP TABLE events; --", '%', '_', '\\', '\u0000', '$1', '💥']) {
      const found = await all(queryEvents(archive, { actor: name, speaker: name, via: name, outlet: name }));
      expect(found).toEqual([]);
    }
    expect(await countEvents(archive)).toBeGreaterThan(0);
  });
});

describe('names', () => {
  it('that are near', async () => {
    expect(await nearestNames(archive, 'party', 'Maduro')).toContain('Nicolas Maduro');
    expect(await nearestNames(archive, 'speaker', 'Pavel Ostrow')).toContain('Pavel Ostrov');
    expect(await hasName(archive, 'via', 'adevarul')).toBe(true);
    expect(await hasName(archive, 'outlet', 'Adevarul')).toBe(false);
  });
});
