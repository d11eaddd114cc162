/** The analysis through the library's face: the verbs over a small archive, and what they refuse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf, goldenRecords, type TestArchive } from './archive/queries/testing.js';
import { type Archive, openArchive } from './index.js';

const [FIRST, ...REST] = goldenRecords();
if (FIRST === undefined) throw new Error('no records');
const COPY = {
  ...FIRST,
  document: { ...FIRST.document, id: 'copy', url: null, outlet: 'Second Post', title: 'Again' },
};
const RECORDS = [FIRST, COPY, ...REST];

let kept: TestArchive;
let archive: Archive;

beforeAll(async () => {
  kept = await archiveOf(RECORDS);
  await kept.archive.close();
  archive = await openArchive(kept.archive.path);
}, 120_000);
afterAll(async () => {
  await archive.close();
  await kept.remove();
});

/** What the records say, word for word. */
function expectWords(document: number, { start, end }: { start: number; end: number }, words: string): void {
  const text = RECORDS[kept.documents.indexOf(document)]?.document.text ?? '';
  const slice = text.slice(start, end);
  for (const piece of words.split(' … ')) expect(slice).toContain(piece);
}

it('takes in what waits, tells how far it is, and can do so anew', async () => {
  expect(await archive.waiting()).toBe(RECORDS.length);
  expect(await archive.incidents()).toEqual([]);
  const subjects: string[] = [];
  await archive.analyse({ onProgress: (subject) => subjects.push(subject) });
  expect(new Set(subjects)).toEqual(new Set(['syndication', 'provenance', 'incidents']));
  expect(await archive.waiting()).toBe(0);
  const before = await archive.incidents();
  await archive.analyse({ anew: true });
  expect(await archive.incidents()).toEqual(before);
}, 120_000);

describe('answers', () => {
  it('incidents with the words of their reports', async () => {
    const all = await archive.incidents();
    expect(all.length).toBeGreaterThan(10);
    for (const { reports } of all) {
      expect(reports.length).toBeGreaterThan(0);
      for (const { document, span, words } of reports) expectWords(document, span, words);
    }
    const some = await archive.incidents({ about: 'arm', event: 'CONSULT', nature: ['happening', 'plan'] });
    expect(some.length).toBeGreaterThan(0);
    for (const { actors, recipients, category } of some) {
      expect([...actors, ...recipients].map(({ country }) => country)).toContain('ARM');
      expect(category).toBe('CONSULT');
    }
    expect(await archive.incidents({ order: 'newest' })).toEqual([...all].reverse());
    expect((await archive.incidents({ minOrigins: 2 })).every(({ origins }) => origins.length > 1)).toBe(
      true,
    );
  });

  it('a relation whose points, changes and incidents hang together', async () => {
    const whole = await archive.relation('ARM', 'AZE');
    expect(whole.length).toBe('week');
    expect(whole.points.length).toBeGreaterThan(0);
    const ids = whole.incidents.map(({ id }) => id);
    expect(new Set(whole.points.flatMap(({ incidents }) => incidents).concat(whole.vague))).toEqual(
      new Set(ids),
    );
    const day = whole.incidents[0]?.from ?? '';
    const month = await archive.relation(['ARM'], ['AZE', 'TUR'], { by: 'month', since: day, until: day });
    expect(month.points.map(({ name }) => name)).toEqual([day.slice(0, 7)]);
    // what is usual comes of all days, whatever is shown
    const one = await archive.relation('ARM', 'AZE', { since: day, until: day });
    expect(one.points).toEqual(whole.points.filter(({ from, to }) => from <= day && day <= to));
    expect(await archive.relation('ARM', 'Ruritania')).toMatchObject({
      points: [],
      changes: [],
      incidents: [],
    });
  });

  it('a network with its balance and its brokers', async () => {
    const { actors, ties, signed, balance, brokers } = await archive.network();
    expect(ties.length).toBeGreaterThan(0);
    expect(brokers.map(({ actor }) => actor).sort()).toEqual([...actors].sort());
    expect(balance.census.reduce((sum, count) => sum + count)).toBe(balance.triads.length);
    for (const { one, other, sign } of signed)
      expect(ties.filter((tie) => [tie.actor, tie.recipient].sort().join() === `${one},${other}`)).toSatisfy(
        (both: readonly { sign: number | null }[]) =>
          both.length > 0 && both.every((tie) => tie.sign === sign),
      );
    expect((await archive.network({ since: '1990', until: '1990' })).ties).toEqual([]);
  });

  it('positions, disputes and the agenda', async () => {
    const positions = await archive.positions();
    expect(positions.length).toBeGreaterThan(0);
    const [row] = positions;
    expect(
      (await archive.positions({ about: row?.party ?? '' })).every(({ party }) => party === row?.party),
    ).toBe(true);
    for (const { document, span, words } of positions
      .flatMap(({ cells }) => cells)
      .flatMap((it) => it.evidence))
      expectWords(document, span, words);
    const bargaining = await archive.bargaining(row?.party ?? '', row?.toward ?? '');
    expect(bargaining.one).toBe(row?.party);
    expect(bargaining.issues.flatMap(({ moves }) => moves).length).toBeGreaterThan(0);
    const disputes = await archive.disputes();
    expect(disputes.length).toBeGreaterThan(0);
    for (const { claim, challenges } of disputes) {
      expect(Object.keys(claim)).not.toContain('content');
      expect(challenges.length).toBeGreaterThan(0);
    }
    // days choose among them; of those near enough nothing changes
    const [day = ''] = disputes.flatMap(({ claim }) => claim.published ?? []);
    const ofDay = await archive.disputes({ since: day, until: day });
    expect(ofDay.length).toBeGreaterThan(0);
    expect(disputes).toEqual(expect.arrayContaining([...ofDay]));
    expect(await archive.disputes({ until: '1990' })).toEqual([]);
    const agenda = await archive.agenda();
    expect(agenda.length).toBeGreaterThan(0);
    const states = new Set(agenda.map(({ state }) => state));
    for (const state of states)
      expect(await archive.agenda({ state })).toEqual(agenda.filter((entry) => entry.state === state));
    expect(await archive.calendar()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });

  it('copies, what they share, and the way of a statement', async () => {
    const [first = 0, second = 0] = kept.documents;
    const copies = await archive.copies({ outlet: 'second post' });
    expect(copies).toMatchObject([{ group: first, document: second, title: 'Again' }]);
    expect((await archive.copies({ all: true })).length).toBe(RECORDS.length);
    const [passage] = await archive.passages(second);
    expect(passage).toMatchObject({ document: second, other: first, kind: 'copy' });
    expectWords(second, passage ?? { start: 0, end: 0 }, passage?.words ?? '');
    const id = FIRST.statements[0]?.id ?? '';
    const chain = await archive.chain(second, id);
    expect(chain?.hops.map(({ document, by }) => [document, by])).toEqual([
      [first, null],
      [second, 'copy'],
    ]);
    const place = chain?.hops[1]?.span ?? { start: 0, end: 1 };
    expect((await archive.chain(second, place))?.hops).toEqual(chain?.hops);
    expect(await archive.chain(second, 'nothing')).toBeNull();
    expect(Object.keys((await archive.provenance([second])).wasDerivedFrom ?? {}).length).toBeGreaterThan(0);
  });

  it('a brief that calls countries by their names', async () => {
    const brief = await archive.brief({ about: ['ARM', 'AZE'], limit: 3 });
    expect(brief?.sections.map(({ heading }) => heading)).toContain('What happened');
    expect(brief?.sections.every(({ paragraphs }) => paragraphs.length <= 3)).toBe(true);
    expect(
      JSON.stringify(brief?.sections.map(({ paragraphs }) => paragraphs.map(({ label }) => label))),
    ).toMatch(/Armenia|Azerbaijan/);
    expect((await archive.brief({ about: 'Ruritania' }))?.sections).toEqual([]);
  });
});

describe('refuses', () => {
  it.each([
    [
      'a day that is none',
      () => archive.incidents({ since: '2019-02-30' }),
      /since: the calendar has no such day/,
    ],
    ['a party without a name', () => archive.agenda({ about: ' ' }), /about: /],
    ['a brief about nobody', () => archive.brief({ about: [] }), /about: /],
    // @ts-expect-error the compiler knows it too
    ['a question of another verb', () => archive.disputes({ state: 'coming' }), /state/],
  ])('%s', async (_what, ask, reason) => {
    await expect(ask()).rejects.toMatchObject({
      code: 'FILTER_INVALID',
      message: expect.stringMatching(reason),
    });
  });

  it('to go on once it is told to stop', async () => {
    const stopped = AbortSignal.abort(new Error('enough'));
    const asks: readonly ((signal: AbortSignal) => Promise<unknown>)[] = [
      (signal) => archive.incidents({}, signal),
      (signal) => archive.relation('ARM', 'AZE', {}, signal),
      (signal) => archive.network({}, signal),
      (signal) => archive.positions({}, signal),
      (signal) => archive.bargaining('ARM', 'AZE', {}, signal),
      (signal) => archive.disputes({}, signal),
      (signal) => archive.agenda({}, signal),
      (signal) => archive.copies({}, signal),
      (signal) => archive.passages(1, signal),
      (signal) => archive.chain(1, 's1', signal),
      (signal) => archive.provenance([1], signal),
      (signal) => archive.brief({ about: 'ARM' }, signal),
      (signal) => archive.waiting(signal),
    ];
    for (const ask of asks) await expect(ask(stopped)).rejects.toBe(stopped.reason);
  });
});
