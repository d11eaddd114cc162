/** Relations, network, map, today: each over a small press. */
import { expect, it } from 'vitest';
import type { Archive } from '../../archive/types.js';
import { quadOf, scaleOf } from '../../ontology/index.js';
import type { AgendaItem } from '../../record/index.js';
import { mapView, readMap } from './map.js';
import { networkView, readNetwork } from './network.js';
import { type RelationQuestion, readRelation, relationView } from './relations.js';
import { addTo, article, asked, assault, deskOf, meeting, saying } from './testing.js';
import { readToday, type TodayQuestion, todayView } from './today.js';

type Asked = Readonly<Record<string, unknown>>;
const relation = (archive: Archive, question: Asked) =>
  readRelation(archive, asked<RelationQuestion>(relationView, question));
const network = (archive: Archive, question: Asked = {}) =>
  readNetwork(archive, asked(networkView, question));
const map = (archive: Archive, question: Asked = {}) => readMap(archive, asked(mapView, question));
const today = (archive: Archive, question: Asked = {}) =>
  readToday(archive, asked<TodayQuestion>(todayView, question));

const day = (n: number): string => new Date(Date.UTC(2021, 0, 4 + n)).toISOString().slice(0, 10);

/** Thirty quiet weeks in which two countries meet, then some in which one shells the other: as the analysis keeps them. */
async function turning(weeks = 40): Promise<Archive> {
  const archive = await deskOf([
    article('first', day(1), [meeting(day(1), 'NOR', 'CHL')]),
    article('last', day(7 * weeks - 6), [assault(day(7 * weeks - 6), 'BRA', 'ARG')]),
  ]);
  const rows = Array.from({ length: weeks }, (_, week) => {
    const kind = week < 30 ? 'CONSULT' : 'ASSAULT';
    const on = day(7 * week);
    const sides =
      week < 30 ? [['PER', 'ECU'], ['Peru', 'Ecuador'], [], []] : [['PER'], ['Peru'], ['ECU'], ['Ecuador']];
    const what = [kind, null, null, quadOf(kind), scaleOf(kind, null), 'actual', on, on, null, null];
    return [
      100 + week,
      `1:e${week}`,
      'happening',
      ...what,
      ...sides,
      ['Outlet'],
      ['Outlet'],
      null,
      null,
      null,
    ];
  });
  await archive.derive([{ table: 'incidents', insert: rows }]);
  return archive;
}

it('a relation has a point a week, its changes, and the incidents under both', async () => {
  const archive = await turning();
  const found = await relation(archive, { one: 'PER', other: 'ECU' });
  expect(found).toMatchObject({ one: [{ key: 'PER', name: 'Peru' }], other: [{ key: 'ECU' }], by: 'week' });
  expect(found.points).toHaveLength(40);
  // The archive begins on the Tuesday: what was before, it does not cover.
  expect(found.points[0]).toMatchObject({
    name: '2021-W01',
    from: '2021-01-04',
    cooperation: 0,
    usual: null,
  });
  expect(found.points[1]).toMatchObject({ cooperation: 2.5, conflict: 0, net: 2.5 });
  expect(found.points[35]).toMatchObject({ cooperation: 0, conflict: -9, net: -9 });
  expect(found.changes).toHaveLength(1);
  expect(found.changes[0]).toMatchObject({
    period: '2021-W31',
    way: 'toward conflict',
    before: expect.closeTo(2.4, 1),
    after: -9,
  });
  expect(found.incidents).toHaveLength(39);
  const numbers = new Set(found.incidents.map(({ incident }) => incident));
  for (const { incidents } of [...found.points, ...found.changes])
    for (const incident of incidents) expect(numbers).toContain(incident);

  // What is shown is cut, what is usual is not.
  const late = await relation(archive, { pair: 'ECU,PER', since: '2021-09-01', until: '2021-09-12' });
  expect(late.points.map(({ name }) => name)).toEqual(['2021-W35', '2021-W36']);
  expect(late.points[0]?.usual).toBe(2.5);
  expect(late.changes).toEqual([]);
  expect((await relation(archive, { one: 'PER', other: 'ECU', by: 'month' })).points).toHaveLength(10);
  expect((await relation(archive, { one: 'PER', other: 'ECU', event: 'ASSAULT' })).incidents).toHaveLength(
    10,
  );
  expect((await relation(archive, { one: 'PER', other: 'NOR' })).incidents).toEqual([]);
  await expect(relation(archive, { one: 'PER' })).rejects.toMatchObject({ code: 'DESK_QUERY_INVALID' });
});

it('a network has a tie for each way, signs for both together, and who stands between', async () => {
  const archive = await deskOf([
    article('a', '2021-03-03', [
      assault('2021-03-01', 'PER', 'ECU'),
      meeting('2021-03-02', 'NOR', 'CHL'),
      meeting('2021-02-02', 'NOR', 'PER', 'Norway’s minister met Peru’s about satellites.'),
    ]),
    article('b', '2021-03-09', [assault('2021-03-08', 'PER', 'ECU', 'Peru shelled a dam in Ecuador.')]),
  ]);
  const { nodes, ties, signed, balance } = await network(archive);
  expect(nodes.map(({ key, incidents }) => [key, incidents])).toEqual([
    ['PER', 3],
    ['ECU', 2],
    ['NOR', 2],
    ['CHL', 1],
  ]);
  expect(nodes.find(({ key }) => key === 'NOR')?.betweenness).toBeGreaterThan(0);
  expect(ties[0]).toMatchObject({ actor: 'PER', recipient: 'ECU', weight: 2, scale: -18 });
  expect(ties[0]?.incidents).toHaveLength(2);
  expect(ties).toHaveLength(5);
  expect(signed).toEqual([
    { one: 'CHL', other: 'NOR', sign: 'friends', scale: 5 },
    { one: 'ECU', other: 'PER', sign: 'foes', scale: -18 },
    { one: 'NOR', other: 'PER', sign: 'friends', scale: 5 },
  ]);
  expect(balance).toEqual({ triads: 0, degree: null, frustration: 0 });
  expect((await network(archive, { since: '2021-03-05' })).ties).toHaveLength(1);
  expect((await network(archive, { party: 'BRA' })).nodes).toEqual([]);
});

it('the map counts an incident once in each of its countries, by place where one is told', async () => {
  const placed = article('a', '2021-03-03', [assault('2021-03-01', 'PER', 'ECU')]);
  const archive = await deskOf([
    {
      ...placed,
      entities: [
        ...placed.entities,
        {
          id: 'quito',
          name: 'Quito',
          kind: 'place',
          country: 'ECU',
          sector: null,
          role: null,
          wikidata: null,
          basis: 'lexicon',
        },
      ],
      events: placed.events.map((event) => ({ ...event, place: 'quito' })),
    },
    article('b', '2021-03-03', [
      meeting('2021-03-02', 'NOR', 'ECU', 'Norway and Ecuador met about glaciers.'),
    ]),
    article('c', '2021-03-20', [
      assault('2021-03-19', 'IGO', 'EUR', 'Committees scolded committees over orchids and shelled peas.'),
    ]),
  ]);
  const { places, elsewhere } = await map(archive);
  expect(places.map(({ country, incidents, told }) => [country, incidents, told])).toEqual([
    ['ECU', 2, 1],
    ['NOR', 1, 0],
  ]);
  expect(places[0]).toMatchObject({ name: 'Ecuador', conflict: -9 });
  expect(places[0]?.latest.map(({ category }) => category)).toEqual(['CONSULT', 'ASSAULT']);
  expect(places[0]?.latest[1]).toMatchObject({
    category: 'ASSAULT',
    place: { name: 'Quito', country: 'ECU' },
  });
  expect(elsewhere).toBe(1);
  expect((await map(archive, { event: 'CONSULT' })).elsewhere).toBe(0);
});

const planned = (id: string, published: string, on: string, what: string, parties: readonly string[]) => {
  const record = article(id, published, [
    { ...meeting(on, parties[0] ?? '', parties[1] ?? '', what), trigger: 'will meet', status: 'future' },
  ]);
  const [span] = record.sentences;
  const item: AgendaItem = {
    id: 'a1',
    kind: 'planned',
    what,
    date: on,
    entities: parties,
    event: 'e1',
    start: span?.start ?? 0,
    end: span?.end ?? 0,
  };
  return { ...record, agenda: [item] };
};

it('today tells what is new since a document, what is to come, what passed unreported, and who denies what', async () => {
  const archive = await deskOf([
    planned('p', '2021-02-20', '2021-03-01', 'Norway and Chile will meet about herring.', ['NOR', 'CHL']),
    planned('q', '2021-03-01', '2021-04-02', 'Peru and Brazil will meet about railways.', ['PER', 'BRA']),
    planned('r', '2021-03-01', '2021-09-09', 'Peru and Brazil will meet about orchids.', ['PER', 'BRA']),
  ]);
  const before = await today(archive);
  expect(before).toMatchObject({
    asOf: '2021-03-01',
    newest: 3,
    counts: { articles: 3, events: 3, incidents: 3, outlets: 3 },
  });
  expect(before.articles.total).toBe(3);

  const acts = [assault('2021-03-19', 'PER', 'ECU'), assault('2021-03-18', 'BRA', 'CHL')];
  const told = article('s', '2021-03-20', acts, 'La Voz');
  const span = { ...told, entities: told.entities };
  await addTo(archive, [
    {
      ...saying(saying(span, { sentence: 0, speaker: 'ECU' }), {
        sentence: 1,
        speaker: 'PER',
        stance: 'denies',
        of: 's1',
      }),
      disputes: [{ id: 'd1', claim: 's1', challengers: ['s2'], start: 0, end: 10 }],
    },
  ]);
  const now = await today(archive, { since: String(before.newest) });
  expect(now.asOf).toBe('2021-03-20');
  expect(now.newest).toBe(4);
  expect(now.articles).toMatchObject({
    total: 1,
    next: null,
    rows: [{ document: 4, events: 2, statements: 2 }],
  });
  expect(now.incidents.map(({ category }) => category)).toEqual(['ASSAULT']);
  expect(now.agenda.map(({ from, state }) => [from, state])).toEqual([
    ['2021-04-02', 'coming'],
    ['2021-03-01', 'no report'],
  ]);
  expect(now.agenda[0]).toMatchObject({
    parties: [
      { key: 'BRA', name: 'Brazil' },
      { key: 'PER', name: 'Peru' },
    ],
    said: [{ passage: { words: 'Peru and Brazil will meet about railways.' }, article: { document: 2 } }],
  });
  expect(typeof now.agenda[0]?.incident).toBe('number');
  expect(now.disputes).toHaveLength(1);
  expect(now.disputes[0]).toMatchObject({
    key: '4:s1',
    claim: { speaker: { key: 'ECU' }, anonymous: false },
    challenges: [
      {
        speaker: { key: 'PER' },
        stance: 'denies',
        basis: 'article',
        evidence: { article: { outlet: 'La Voz' } },
      },
    ],
  });
  expect((await today(archive, { party: 'NOR' })).agenda).toHaveLength(1);
  expect((await today(archive, { since: '4' })).articles.rows).toEqual([]);
  // A day that came along from another view is no document.
  expect((await today(archive, { since: '2021-03' })).articles.total).toBe(4);
});

it('today finds the relation that has just moved', async () => {
  const archive = await turning(36);
  const { moved } = await today(archive);
  expect(moved).toHaveLength(1);
  expect(moved[0]).toMatchObject({
    one: { key: 'ECU' },
    other: { key: 'PER' },
    change: { way: 'toward conflict' },
  });
});

it('an empty archive has an empty day, world and network', async () => {
  const archive = await deskOf([]);
  expect(await today(archive)).toMatchObject({
    asOf: null,
    newest: 0,
    incidents: [],
    agenda: [],
    disputes: [],
    moved: [],
  });
  expect(await map(archive)).toEqual({ places: [], elsewhere: 0 });
  expect((await network(archive)).nodes).toEqual([]);
  expect((await relation(archive, { pair: 'PER,ECU' })).points).toEqual([]);
});
