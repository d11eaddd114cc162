import { expect, it } from 'vitest';
import type { Archive } from '../../archive/types.js';
import { cursorAt } from '../cursors.js';
import type { Timeline } from '../shapes/index.js';
import { actedBy, addTo, article, asked, assault, deskOf, meeting, saying } from './testing.js';
import { readTimeline, type TimelineQuestion, timelineView } from './timeline.js';

const ask = (archive: Archive, question: Readonly<Record<string, unknown>> = {}): Promise<Timeline> =>
  readTimeline(archive, asked<TimelineQuestion>(timelineView, question));

/** Six incidents: two meetings, two assaults, an act of a person, a plan; the first meeting in two outlets. */
const records = () => [
  article(
    'a',
    '2021-03-03',
    [meeting('2021-03-02', 'NOR', 'CHL'), assault('2021-03-01', 'PER', 'ECU')],
    'Aftenblad',
  ),
  article(
    'b',
    '2021-03-04',
    [
      meeting(
        '2021-03-02',
        'NOR',
        'CHL',
        'Norway received Chile’s envoys, who met its own to talk about the herring.',
      ),
    ],
    'La Voz',
  ),
  article(
    'c',
    '2021-05-10',
    [
      meeting(
        '2021-05-09',
        'PER',
        'ECU',
        'Peru’s and Ecuador’s ministers met over an armistice with mediators.',
      ),
    ],
    'La Voz',
  ),
  actedBy(
    article(
      'd',
      '2021-06-02',
      [
        assault(
          '2021-06-01',
          'ECU',
          'PER',
          'Admiral Zoe Quito of Ecuador shelled a lighthouse of Peru at dusk.',
        ),
      ],
      'La Voz',
    ),
    'ECU',
    { name: 'Zoë Quito', kind: 'person', sector: 'MIL', role: 'admiral', wikidata: null, basis: 'title' },
  ),
  article(
    'e',
    '2021-06-03',
    [
      {
        ...meeting('2021-07-01', 'NOR', 'PER', 'Norway and Peru will meet in July about submarine cables.'),
        trigger: 'will meet',
        status: 'future',
      },
    ],
    'Aftenblad',
  ),
];

it('gives incidents with their first words, newest first, and counts over all of them', async () => {
  const archive = await deskOf(records());
  const all = await ask(archive);
  expect(all.total).toBe(5);
  expect(all.next).toBeNull();
  expect(all.rows.map(({ from }) => from)).toEqual([
    '2021-07-01',
    '2021-06-01',
    '2021-05-09',
    '2021-03-02',
    '2021-03-01',
  ]);
  expect(all.bins.bins.reduce((sum, bin) => sum + bin.happenings + bin.plans, 0)).toBe(all.total);
  expect(all.bins.bins.reduce((sum, bin) => sum + bin.plans, 0)).toBe(1);
  const met = all.rows[3];
  expect(met).toMatchObject({
    category: 'CONSULT',
    reports: 2,
    origins: ['Aftenblad', 'La Voz'],
    disputed: false,
    actors: [
      { key: 'CHL', name: 'Chile', country: 'CHL' },
      { key: 'NOR', name: 'Norway', country: 'NOR' },
    ],
    said: { article: { document: 1, outlet: 'Aftenblad' }, passage: { start: 0 } },
  });
  expect(met?.said?.passage.words).toBe('Envoys of NOR and CHL met on 2021-03-02 to talk about the herring.');
  expect(all.facets.events[0]).toEqual({ event: 'CONSULT', count: 3 });
  expect(all.facets.outlets).toEqual(
    [
      { outlet: 'La Voz', count: 3 },
      { outlet: 'Aftenblad', count: 3 },
    ].sort((a, b) => (a.outlet < b.outlet ? -1 : 1)),
  );
  expect(all.facets.parties[0]).toMatchObject({ key: 'PER', name: 'Peru', count: 4 });
});

it('each filter narrows, and they hold together', async () => {
  const archive = await deskOf(records());
  const total = async (question: Readonly<Record<string, unknown>>): Promise<number> => {
    const { total: found, bins, rows } = await ask(archive, question);
    expect(rows).toHaveLength(found);
    expect(bins.bins.reduce((sum, bin) => sum + bin.happenings + bin.plans, 0)).toBe(found);
    return found;
  };
  expect(await total({ party: 'PER' })).toBe(4);
  expect(await total({ party: 'CHL,ECU' })).toBe(4);
  expect(await total({ party: 'zoe quito' })).toBe(1);
  expect(await total({ pair: 'PER,ECU' })).toBe(3);
  expect(await total({ pair: 'ECU,NOR' })).toBe(0);
  expect(await total({ pair: 'Zoë Quito,PER' })).toBe(1);
  expect(await total({ event: 'ASSAULT' })).toBe(2);
  expect(await total({ status: 'future' })).toBe(1);
  expect(await total({ nature: 'happening' })).toBe(4);
  expect(await total({ quad: 'material conflict' })).toBe(2);
  expect(await total({ outlet: 'la voz' })).toBe(3);
  expect(await total({ origins: '2' })).toBe(1);
  expect(await total({ confidence: '1' })).toBe(5);
  expect(await total({ since: '2021-05', until: '2021-06-01' })).toBe(2);
  expect(await total({ until: '2021-03-01' })).toBe(1);
  expect(await total({ q: 'herrings' })).toBe(2);
  expect(await total({ q: '"lighthouse of Peru"' })).toBe(1);
  expect(await total({ q: '"of lighthouse"' })).toBe(0);
  expect(await total({ q: 'armistice OR cables' })).toBe(2);
  expect(await total({ q: 'herring -shelled' })).toBe(1);
  expect(await total({ party: 'PER', event: 'ASSAULT', since: '2021-04' })).toBe(1);
  await expect(ask(archive, { since: '2021-13' })).rejects.toMatchObject({ code: 'FILTER_INVALID' });
  await expect(ask(archive, { pair: 'PER' })).rejects.toMatchObject({ code: 'DESK_QUERY_INVALID' });
});

it('pages give every row once, in both orders, and a cursor belongs to its question', async () => {
  const archive = await deskOf(records());
  for (const order of ['newest', 'oldest']) {
    const whole = (await ask(archive, { order })).rows.map(({ incident }) => incident);
    const paged: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await ask(archive, { order, limit: '2', cursor });
      expect(page.total).toBe(5);
      paged.push(...page.rows.map(({ incident }) => incident));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  }
  const { next } = await ask(archive, { limit: '2' });
  await expect(ask(archive, { party: 'PER', cursor: next })).rejects.toMatchObject({
    code: 'DESK_CURSOR_INVALID',
  });
  const noDay = cursorAt('timeline', asked<TimelineQuestion>(timelineView), { day: '2021-02-31', number: 1 });
  for (const cursor of ['x', noDay])
    await expect(ask(archive, { cursor })).rejects.toMatchObject({ code: 'DESK_CURSOR_INVALID' });
});

it('what has no day comes last, and pages reach it', async () => {
  const archive = await deskOf([
    article('a', '2021-03-03', [assault('2021-03-01', 'PER', 'ECU')]),
    article('b', '2021-03-03', [
      { ...meeting('x', 'NOR', 'CHL'), date: null },
      { ...assault('one', 'BRA', 'ARG', 'Brazil’s frigates shelled an islet of Argentina.'), date: null },
    ]),
  ]);
  const rows: (string | null)[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ask(archive, { limit: '1', cursor: cursor ?? undefined });
    rows.push(...page.rows.map(({ from }) => from));
    cursor = page.next;
  }
  expect(rows).toEqual(['2021-03-01', null, null]);
});

it('marks what somebody in the article denies', async () => {
  const told = article('a', '2021-03-03', [
    assault('2021-03-01', 'PER', 'ECU'),
    meeting('2021-03-02', 'PER', 'ECU'),
  ]);
  const denied = {
    ...saying(told, { sentence: 1, stance: 'denies', of: 'e1' }),
    disputes: [{ id: 'd1', claim: 'e1', challengers: ['s1'], start: 0, end: 10 }],
  };
  const archive = await deskOf([denied]);
  const { rows } = await ask(archive);
  expect(rows.map(({ category, disputed }) => [category, disputed])).toEqual([
    ['CONSULT', false],
    ['ASSAULT', true],
  ]);
});

it('an empty archive has an empty timeline, and text that looks like SQL is only text', async () => {
  const archive = await deskOf([]);
  expect(await ask(archive)).toEqual({
    rows: [],
    total: 0,
    next: null,
    bins: { length: 'day', bins: [] },
    facets: { parties: [], events: [], outlets: [] },
  });
  await addTo(archive, records());
  for (const hostile of ["'; DROP TABLE incidents; --", '$1', '"$2"', '(?i)', '[x', '\\']) {
    expect((await ask(archive, { party: hostile })).total).toBe(0);
    expect((await ask(archive, { outlet: hostile })).total).toBe(0);
    await ask(archive, { q: `lighthouse ${hostile}` });
    await ask(archive, { q: `"lighthouse ${hostile}"` });
  }
  expect((await ask(archive)).total).toBe(5);
});
