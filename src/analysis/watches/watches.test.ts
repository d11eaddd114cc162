/** Watches over a real archive of the golden records. Feeds come from a stand-in for the intake, whose own tests read real ones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFeed } from 'feedsmith';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../archive/index.js';
import { goldenRecords } from '../../archive/queries/testing.js';
import { arrivalOf, storeAll } from '../../archive/testing.js';
import type { ChanceryRecord } from '../../record/index.js';
import {
  addWatch,
  atomFeed,
  type FeedOutcome,
  listWatches,
  type NewsItem,
  type ReadFeed,
  removeWatch,
  runRound,
  type WatchQuestion,
} from './index.js';
import { uuidOf } from './telling.js';

const records = goldenRecords();
const FEED = 'https://wire.example/feed.xml';
let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-watches-'));
  archive = await openArchive(path.join(folder, 'archive.duckdb'));
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

async function store(list: readonly ChanceryRecord[]): Promise<void> {
  await storeAll(
    archive,
    list.map((record) => arrivalOf(record)),
  );
}

const NOTHING: FeedOutcome = {
  state: 'unchanged',
  validators: { etag: null, lastModified: null },
  visited: [],
  added: 0,
  changed: 0,
  failures: [],
};
const noFeeds: ReadFeed = async () => NOTHING;

/** What each watch has to say; tells it, unless it is told not to. */
async function round(readFeed = noFeeds, tell = true): Promise<Record<string, readonly NewsItem[]>> {
  const news: Record<string, readonly NewsItem[]> = {};
  for await (const step of runRound(archive, { readFeed })) {
    if (step.kind !== 'news') continue;
    news[step.watch.name] = step.items;
    if (tell) await step.told();
  }
  return news;
}

const watch = (name: string, question: WatchQuestion, feeds: readonly string[] = []) =>
  addWatch(archive, { name, question, feeds });

describe('a watch', () => {
  it('is kept, listed and removed', async () => {
    await watch('talks', { pair: ['ARM', 'AZE'], event: ['CONSULT'] }, [FEED, FEED]);
    await expect(watch('talks', {})).rejects.toMatchObject({ code: 'WATCH_THERE' });
    expect(await listWatches(archive)).toMatchObject([
      { name: 'talks', question: { pair: ['ARM', 'AZE'], event: ['CONSULT'] }, feeds: [FEED], told: -1 },
    ]);
    await removeWatch(archive, 'talks');
    expect(await listWatches(archive)).toEqual([]);
    await expect(removeWatch(archive, 'talks')).rejects.toMatchObject({ code: 'WATCH_UNKNOWN' });
  });

  it.each([
    ['no name', '', {}],
    ['a name of markup', '<b>', {}],
    ['an unknown condition', 'a', { sites: 'x' }],
    ['an unknown category', 'a', { event: ['DANCE'] }],
    ['a phrase and a category', 'a', { phrase: 'x', event: ['CONSULT'] }],
    ['a phrase between two about a third', 'a', { phrase: 'x', pair: ['A', 'B'], about: ['C'] }],
  ])('is refused with %s', async (_what, name, question) => {
    await expect(addWatch(archive, { name, question: question as WatchQuestion })).rejects.toMatchObject({
      code: 'WATCH_INVALID',
    });
  });

  it('finds what came since it was made, and tells it once', async () => {
    const half = Math.floor(records.length / 2);
    await store(records.slice(0, half));
    await watch('all', {});
    expect(await round()).toEqual({ all: [] });
    await store(records.slice(half));
    const { all: news = [] } = await round();
    expect(news.map((it) => it.kind === 'article' && it.article.id)).toEqual(
      records
        .slice(half)
        .map(({ document }) => document.id)
        .reverse(),
    );
    expect(await round()).toEqual({ all: [] });
  });

  it('tells again what was not told', async () => {
    await watch('all', {});
    await store(records.slice(0, 3));
    expect((await round(noFeeds, false)).all).toHaveLength(3);
    expect((await round()).all).toHaveLength(3);
    expect((await round()).all).toHaveLength(0);
  });

  it('finds pairs whoever acts, parties, categories and phrases', async () => {
    const speaker = 'Luis Herrera';
    await watch('pair', { pair: ['ARM', 'AZE'] });
    await watch('back', { pair: ['AZE', 'ARM'] });
    await watch('person', { party: [speaker] });
    await watch('meetings', { event: ['CONSULT'] });
    const statements = records.flatMap((record) =>
      record.statements.map((it) =>
        it.content.map((c) => record.document.text.slice(c.start, c.end)).join(' '),
      ),
    );
    const phrase = statements
      .map((words) => /\b[a-z]{8,}\b/.exec(words)?.[0])
      .find((word) => word !== undefined);
    await watch('phrase', { phrase: phrase ?? '' });
    await store(records);
    const news = await round();
    const ids = (name: string) => [...(news[name] ?? [])].map(({ id }) => id).sort();
    expect(ids('pair').length).toBeGreaterThan(0);
    expect(ids('pair')).toEqual(ids('back'));
    expect(new Set(ids('pair')).size).toBe(ids('pair').length);
    expect(news.person?.some((it) => it.kind === 'statement' && it.statement.speaker === speaker)).toBe(true);
    expect(news.meetings).toHaveLength(
      records.flatMap(({ events }) => events).filter(({ event }) => event === 'CONSULT').length,
    );
    expect(news.phrase?.length).toBeGreaterThan(0);
    expect(news.phrase?.every(({ kind }) => kind === 'statement')).toBe(true);
  });

  it('with feeds counts only what these brought', async () => {
    await watch('site', {}, [FEED]);
    await watch('anywhere', {});
    await store(records.slice(0, 2));
    const asked: unknown[] = [];
    const news = await round(async (address, last, isVisited) => {
      asked.push([address, last, await isVisited('https://wire.example/1')]);
      await store(records.slice(2, 5));
      return {
        ...NOTHING,
        state: 'read',
        validators: { etag: '"v1"', lastModified: null },
        visited: ['https://wire.example/1'],
      };
    });
    expect(news.site).toHaveLength(3);
    expect(news.anywhere).toHaveLength(5);
    await round(async (address, last, isVisited) => {
      asked.push([address, last, await isVisited('https://wire.example/1')]);
      return NOTHING;
    });
    expect(asked).toEqual([
      [FEED, { etag: null, lastModified: null }, false],
      [FEED, { etag: '"v1"', lastModified: null }, true],
    ]);
  });

  it('says of a copy nothing, unless it looks for articles', async () => {
    await watch('events', { event: ['CONSULT', 'AGREE', 'ACCUSE', 'REJECT', 'ASSAULT', 'SUPPORT'] });
    await watch('articles', {});
    await store(records.slice(0, 4));
    const before = (await round(noFeeds, false)).events ?? [];
    const [first] = before;
    if (first === undefined) throw new Error('no news');
    await archive.derive([{ table: 'copy_groups', insert: [[first.document, first.document - 1]] }]);
    const after = await round();
    expect(after.events).toEqual(before.filter(({ document }) => document !== first.document));
    expect(after.articles).toHaveLength(4);
  });
});

describe('the Atom feed', () => {
  it('is whole, valid and harmless', async () => {
    await watch('all', {});
    await watch('pair', { pair: ['ARM', 'AZE'] });
    const [first] = records;
    if (first === undefined) throw new Error('no records');
    const hostile = '<script>alert(1)</script> ]]> & \u0007\u202e';
    await store([...records.slice(1), { ...first, document: { ...first.document, title: hostile } }]);
    await round();
    const watches = await listWatches(archive);
    const text = await atomFeed(archive, watches, { self: 'https://example.org/news.xml' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u202e]/);
    const { format, feed } = parseFeed(text);
    if (format !== 'atom') throw new Error('no Atom feed');
    expect(feed.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(feed.updated).toMatch(/^\d{4}-/);
    const entries = feed.entries ?? [];
    expect(entries.length).toBeGreaterThan(records.length);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.some(({ title }) => title?.value === '<script>alert(1)</script> ]]> & \ufffd\ufffd')).toBe(
      true,
    );
    expect(entries.every(({ id, title, updated }) => id && title && updated)).toBe(true);
    expect(await atomFeed(archive, watches, { self: 'https://example.org/news.xml' })).toBe(text);
  });

  it('has as many entries as it is asked for, the newest', async () => {
    await watch('all', {});
    await store(records.slice(0, 5));
    const { feed } = parseFeed(await atomFeed(archive, await listWatches(archive), { limit: 2 }));
    expect('entries' in feed ? feed.entries : []).toHaveLength(2);
  });
});

it('names things as RFC 9562 does', () => {
  expect(uuidOf('http://www.example.com/')).toBe('fcde3c85-2270-590f-9e7c-ee003d65e0e2');
  expect(uuidOf('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
