/** The search finds what a reader of the articles would, best first, and nothing that is typed can harm it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all, archiveOf, goldenRecords, type TestArchive } from '../queries/testing.js';
import type { Archive } from '../types.js';
import { parseQuestion } from './question.js';
import { searchArticles, searchStatements } from './search.js';
import { snippetOf } from './snippet.js';

const records = goldenRecords();
let kept: TestArchive;
let archive: Archive;
beforeAll(async () => {
  kept = await archiveOf(records);
  archive = kept.archive;
}, 120_000);
afterAll(() => kept.remove(), 120_000);

const outlets = async (words: string, filter = {}): Promise<readonly (string | null)[]> =>
  (await all(searchArticles(archive, words, filter))).map(({ outlet }) => outlet);

const sayings = async (words: string, filter = {}): Promise<readonly string[]> =>
  (await all(searchStatements(archive, words, filter))).map(({ content }) => content.words);

describe('articles', () => {
  it('are found by words in any form', async () => {
    expect(await outlets('migrant deport')).toEqual(['Meridian News']);
    expect(await outlets('MIGRANTS deportéd')).toEqual(['Meridian News']);
    expect(await outlets('zeppelin')).toEqual([]);
  });

  it('hold all words, or one of those with OR between', async () => {
    expect(await outlets('Chevron migrants')).toEqual(['Meridian News']);
    expect(await outlets('Chevron Gazprom')).toEqual([]);
    expect([...(await outlets('Chevron OR Gazprom'))].sort()).toEqual(['Danube Observer', 'Meridian News']);
    expect(await outlets('license Chevron OR Gazprom')).toEqual(['Meridian News']);
  });

  it('do not hold what is left out', async () => {
    const both = await outlets('president');
    expect(both).toContain('Meridian News');
    const without = await outlets('president -Maduro');
    expect(without).not.toContain('Meridian News');
    expect([...without, 'Meridian News'].sort()).toEqual([...both].sort());
    expect(await outlets('Chevron -"pumps oil"')).toEqual([]);
    expect(await outlets('Chevron -"oil pumps"')).toEqual(['Meridian News']);
  });

  it('hold phrases word for word, whatever the case, accents and marks', async () => {
    expect(await outlets('"kidnapper and call it diplomacy"')).toEqual(['Meridian News']);
    expect(await outlets('"Kidnapper, and call ît DIPLOMACY"')).toEqual(['Meridian News']);
    expect(await outlets('"diplomacy and call"')).toEqual([]);
    expect(await outlets('"diplomatic relation"')).toEqual([]);
    expect(await outlets('"diplomatic relations" Caracas')).toEqual(['Meridian News']);
  });

  it('stand first where the words are most', async () => {
    const hits = await all(searchArticles(archive, 'Russia'));
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0)).toBe(true);
    const of = (text: string): number => text.match(/\bRussia\b/g)?.length ?? 0;
    const shares = records.map(({ document }) => of(document.text) / document.text.length);
    const most = records[shares.indexOf(Math.max(...shares))];
    expect(hits.slice(0, 2).map(({ outlet }) => outlet)).toContain(most?.document.outlet);
  });

  it('come with a snippet whose words and places are the text’s own', async () => {
    for (const words of ['Russia grain', '"diplomatic relations"', 'Armenia OR Azerbaijan shelling']) {
      for (const hit of await all(searchArticles(archive, words))) {
        const text = records.find(({ document }) => document.outlet === hit.outlet)?.document.text ?? '';
        expect(text.slice(hit.snippet.start, hit.snippet.end)).toBe(hit.snippet.words);
        expect(hit.snippet.matches.length).toBeGreaterThan(0);
        for (const { start, end } of hit.snippet.matches) {
          expect(start).toBeGreaterThanOrEqual(hit.snippet.start);
          expect(end).toBeLessThanOrEqual(hit.snippet.end);
        }
      }
    }
  });

  it('are chosen by filters as well', async () => {
    expect(await outlets('Russian', { outlet: 'Danube Observer' })).toEqual(['Danube Observer']);
    expect(await outlets('Russia', { since: '2024' })).toEqual(['Harbor Dispatch']);
    const whole = await outlets('Russia');
    const pages = [await outlets('Russia', { limit: 2 }), await outlets('Russia', { limit: 100, offset: 2 })];
    expect(pages.flat()).toEqual(whole);
    const phrases = await outlets('"the"-less Russia OR "Russian gas"');
    expect(await outlets('"the"-less Russia OR "Russian gas"', { limit: 1, offset: 1 })).toEqual(
      phrases.slice(1, 2),
    );
  });
});

describe('statements', () => {
  it('are found by their content, with the matches in it', async () => {
    const hits = await all(searchStatements(archive, 'charge'));
    expect(hits.map(({ speaker }) => speaker)).toContain('Nicolas Maduro');
    for (const { content, matches } of hits) {
      expect(matches.length).toBeGreaterThan(0);
      for (const { start, end } of matches) expect(content.words.slice(start, end)).toMatch(/^charge/i);
    }
  });

  it('are found by phrases, speakers and ways', async () => {
    expect(await sayings('"zero agenda"')).toHaveLength(1);
    expect(await sayings('"agenda zero"')).toEqual([]);
    expect(await sayings('agenda', { via: 'Venezolana de Television' })).toHaveLength(1);
    expect(await sayings('agenda', { speaker: 'Nobody' })).toEqual([]);
  });
});

describe('what is typed', () => {
  it('becomes clauses, alternatives and what is left out', () => {
    const { clauses, excluded } = parseQuestion('grain OR wheat "Black Sea" -fertilizer');
    expect(clauses.map((clause) => clause.map(({ words }) => words.join(' ')))).toEqual([
      ['grain', 'wheat'],
      ['Black Sea'],
    ]);
    expect(excluded.map(({ words }) => words.join(' '))).toEqual(['fertilizer']);
  });

  it.each([
    ['nothing', ''],
    ['marks alone', '"" - ** ()'],
    ['common words alone', 'the of and'],
    ['only what to leave out', '-grain'],
    ['ten thousand words', 'word '.repeat(10_000)],
    ['too many different words', Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ')],
  ])('%s is refused with a reason', (_what, words) => {
    expect(() => parseQuestion(words)).toThrow(expect.objectContaining({ code: 'SEARCH_INVALID' }));
  });

  it.each([
    '"grain',
    'grain"',
    `grain'; DROP TABLE documents; --`,
    'grain) OR (1=1',
    'OR grain OR',
    '\u0000grain',
    'grain \ud800',
    'grain %_\\ $1 ?',
    '(.*)+$ grain',
    'grain NEAR/3 corn*',
  ])('%j does no harm', async (words) => {
    await all(searchArticles(archive, words));
    await all(searchStatements(archive, words));
    expect(await outlets('Chevron')).toEqual(['Meridian News']);
  });
});

describe('a snippet', () => {
  it('is bounded, ends between words and never within a character', () => {
    const long = `${'💥'.repeat(500)} grain ${'x'.repeat(100_000)}`;
    const snippet = snippetOf(long, new Set(['grain']), []);
    expect(snippet.words.length).toBeLessThanOrEqual(301);
    expect(snippet.words).toContain('grain');
    expect(snippet.words).not.toMatch(/\p{Cs}/u);
  });

  it('shows the place with the most of what was looked for', () => {
    const text = `grain ${'and so on '.repeat(100)} grain and wheat ${'and so on '.repeat(100)}`;
    expect(snippetOf(text, new Set(['grain', 'wheat']), []).words).toContain('grain and wheat');
  });

  it('of a text without the words is its head', () => {
    expect(snippetOf('Short text.', new Set(['grain']), [])).toEqual({
      words: 'Short text.',
      start: 0,
      end: 11,
      matches: [],
    });
  });
});
