import { expect, it } from 'vitest';
import type { Archive } from '../../archive/types.js';
import type { ActorQuestion } from './actor.js';
import { actorView, readActor } from './actor.js';
import { type ActorsQuestion, actorsView, readActors } from './actors.js';
import { actedBy, article, asked, assault, deskOf, meeting, saying } from './testing.js';

type Asked = Readonly<Record<string, unknown>>;
const list = (archive: Archive, question: Asked = {}) =>
  readActors(archive, asked<ActorsQuestion>(actorsView, question));
const one = (archive: Archive, question: Asked) =>
  readActor(archive, asked<ActorQuestion>(actorView, question));

const ZOE = { name: 'Zoë Quito', kind: 'person', sector: 'MIL', wikidata: 'Q1', basis: 'title' } as const;

const press = () => [
  actedBy(article('a', '2021-03-03', [assault('2021-03-01', 'PER', 'ECU')]), 'PER', {
    ...ZOE,
    role: 'captain',
  }),
  saying(
    actedBy(
      article('b', '2021-05-03', [
        assault('2021-05-01', 'PER', 'ECU', 'Zoe Quito of Peru shelled a dam in Ecuador.'),
      ]),
      'PER',
      {
        ...ZOE,
        role: 'admiral',
      },
    ),
    { sentence: 0, speaker: 'person of PER' },
  ),
  article('c', '2021-05-09', [
    meeting('2021-05-08', 'NOR', 'PER', 'Norway and Peru met about copper.'),
    assault('2021-05-07', 'ECU', 'PER', 'Ecuador shelled a lighthouse of Peru.'),
  ]),
];

it('lists states by their codes and people by their names, the most named first', async () => {
  const archive = await deskOf(press());
  const { rows, total, next } = await list(archive);
  expect(total).toBe(4);
  expect(next).toBeNull();
  expect(rows.map(({ key, articles, did, suffered, said }) => [key, articles, did, suffered, said])).toEqual([
    ['ECU', 3, 1, 2, 0],
    ['PER', 3, 3, 1, 1],
    ['zoe quito', 2, 2, 0, 1],
    ['NOR', 1, 1, 0, 0],
  ]);
  expect(rows[2]).toMatchObject({ name: 'Zoë Quito', kind: 'person', country: 'PER' });
  const named = async (question: Asked): Promise<readonly string[]> =>
    (await list(archive, question)).rows.map(({ key }) => key);
  expect(await named({ q: 'zoë q' })).toEqual(['zoe quito']);
  expect(await named({ q: 'norw' })).toEqual(['NOR']);
  expect(await named({ kind: 'person' })).toEqual(['zoe quito']);
  expect(await named({ party: 'PER' })).toEqual(['PER', 'zoe quito']);
  expect(await named({ since: '2021-05-05' })).toEqual(['ECU', 'NOR', 'PER']);
  // What is said counts by the same days as what is done.
  const late = await list(archive, { since: '2021-05-05' });
  expect(late.rows.find(({ key }) => key === 'PER')).toMatchObject({
    articles: 1,
    did: 1,
    suffered: 1,
    said: 0,
  });
  const pages: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list(archive, { limit: '3', cursor: cursor ?? undefined });
    pages.push(...page.rows.map(({ key }) => key));
    cursor = page.next;
  }
  expect(pages).toEqual(rows.map(({ key }) => key));
});

it('shows a person: roles over time, deeds, words, and with whom it has to do', async () => {
  const archive = await deskOf(press());
  const zoe = await one(archive, { actor: 'ZOE QUITO' });
  expect(zoe?.actor).toEqual({
    key: 'zoe quito',
    name: 'Zoë Quito',
    country: 'PER',
    kind: 'person',
    wikidata: 'Q1',
  });
  expect(zoe?.roles).toEqual([
    { role: 'captain', country: 'PER', from: '2021-03-03', to: '2021-03-03', articles: 1 },
    { role: 'admiral', country: 'PER', from: '2021-05-03', to: '2021-05-03', articles: 1 },
  ]);
  expect(zoe?.did.total).toBe(2);
  expect(zoe?.did.rows.map(({ from }) => from)).toEqual(['2021-05-01', '2021-03-01']);
  expect(zoe?.suffered).toEqual({ total: 0, rows: [] });
  expect(zoe?.said).toMatchObject({ total: 1, rows: [{ speaker: 'Zoë Quito', article: { document: 2 } }] });
  expect(zoe?.months).toEqual([
    { month: '2021-03', did: 1, suffered: 0, said: 0, net: -9 },
    { month: '2021-05', did: 1, suffered: 0, said: 1, net: -9 },
  ]);
  expect(zoe?.counterparts).toEqual([
    { key: 'ECU', name: 'Ecuador', country: 'ECU', incidents: 2, scale: -18 },
  ]);
  // The filters' days hold.
  const spring = await one(archive, { actor: 'zoe quito', until: '2021-04' });
  expect(spring?.did.total).toBe(1);
  expect(spring?.said.total).toBe(0);
  expect(spring?.roles.map(({ role }) => role)).toEqual(['captain']);
});

it('shows a country with all who act for it', async () => {
  const archive = await deskOf(press());
  const peru = await one(archive, { actor: 'PER' });
  expect(peru?.actor).toMatchObject({ key: 'PER', name: 'Peru', kind: 'state' });
  expect([peru?.did.total, peru?.suffered.total, peru?.said.total]).toEqual([3, 1, 1]);
  expect(peru?.months.reduce((sum, { did }) => sum + did, 0)).toBe(peru?.did.total);
  expect(peru?.counterparts.map(({ key, incidents }) => [key, incidents])).toEqual([
    ['ECU', 3],
    ['NOR', 1],
  ]);
  expect(await one(archive, { actor: 'BRA' })).toBeNull();
  expect(await one(archive, { actor: "x' OR true --" })).toBeNull();
});
