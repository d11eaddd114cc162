/** Every view as data and as a table: in the shape that it promises, paged, conditional, and with a problem where it cannot be. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { z } from 'zod';
import type {
  ArticleList,
  ArticleView,
  IncidentView,
  Problem,
  Search,
} from '../../src/server/shapes/index.js';
import { problem } from '../../src/server/shapes/reading.js';
import { VIEWS } from '../../src/server/views/index.js';
import { HOSTILE_TEXT } from '../mcp/hostile.js';
import { openDesk, type TestDesk } from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk.close());

/** What stands in braces, as the test archive has it. */
const NAMED: Readonly<Record<string, string>> = { document: '1', incident: '1', actor: 'RUS' };
/** What a view cannot do without. */
const NEEDED: Readonly<Record<string, string>> = { '/relations': 'one=RUS&other=UKR', '/search': 'q=talks' };

function addressOf(view: (typeof VIEWS)[number], ending: string): string {
  const path = view.address.replace(/\{(\w+)\}/g, (_, name: string) => NAMED[name] ?? '');
  const needed = NEEDED[view.address];
  return `${path}.${ending}${needed === undefined ? '' : `?${needed}`}`;
}

describe.each(VIEWS.map((view) => [view.address, view] as const))('%s', (_, view) => {
  it('has the shape that it promises, and says when it is unchanged', async () => {
    const answer = await desk.ask(addressOf(view, 'json'));
    expect(answer.status).toBe(200);
    expect(view.shape.safeParse(await answer.json()).error).toBeUndefined();
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await desk.ask(addressOf(view, 'json'), { headers: { 'if-none-match': `W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.runIf(view.csv !== null)('is a table as well', async () => {
    const answer = await desk.ask(addressOf(view, 'csv'));
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect((await answer.text()).split('\r\n', 1)).toEqual([view.csv?.header.join(',')]);
  });

  it('is a page without an ending', async () => {
    const answer = await desk.ask(addressOf(view, 'json').replace('.json', ''));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it('takes the common filters, and says what cannot be one', async () => {
    const join = addressOf(view, 'json').includes('?') ? '&' : '?';
    const filters =
      'party=RUS,UKR&pair=RUS,UKR&event=CONSULT&status=actual&nature=happening&since=2014&confidence=0.1&origins=1';
    const answer = await desk.ask(`${addressOf(view, 'json')}${join}${filters}`);
    expect([200, 404]).toContain(answer.status);
    if (view.address.includes('{') && view.address !== '/actors/{actor}') return;
    await expectProblem(await desk.ask(`${addressOf(view, 'json')}${join}event=PARTY`), 400, /^event/);
    // There it is the number of an article.
    if (view.address === '/today') return;
    await expectProblem(await desk.ask(`${addressOf(view, 'json')}${join}since=2019-02-31`), 400, /since/);
  });
});

async function expectProblem(answer: Response, status: number, detail: RegExp): Promise<void> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const told: z.infer<typeof problem> = problem.parse(await answer.json());
  expect([answer.status, told.status]).toEqual([status, status]);
  expect(told.detail).toMatch(detail);
}

describe('lists', () => {
  it('go on where the page before ended, and know their own cursors', async () => {
    const all = await desk.json<ArticleList>('/articles.json');
    const numbers: number[] = [];
    for (let cursor = ''; ; ) {
      const page = await desk.json<ArticleList>(`/articles.json?limit=3&cursor=${cursor}`);
      numbers.push(...page.rows.map(({ document }) => document));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(numbers).toEqual(all.rows.map(({ document }) => document));
    const { next } = await desk.json<ArticleList>('/articles.json?limit=3');
    await expectProblem(await desk.ask(`/articles.json?limit=3&since=2019&cursor=${next}`), 400, /cursor/);
    await expectProblem(await desk.ask('/articles.json?cursor=nonsense'), 400, /cursor/);
  });

  it('are whole as tables, whatever a page holds', async () => {
    const { total } = await desk.json<ArticleList>('/articles.json?limit=1');
    const lines = (await (await desk.ask('/articles.csv')).text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(total + 1);
    expect((await (await desk.ask('/articles.csv?limit=2')).text()).trimEnd().split('\r\n')).toHaveLength(3);
  });
});

describe('what is not there', () => {
  it.each([
    ['/articles/99999.json', 404],
    ['/articles/abc.json', 400],
    ['/incidents/99999.json', 404],
    ['/nothing.json', 404],
    ['/..%2f..%2fetc/passwd.json', 404],
    ['/assets/none.js', 404],
  ])('%s', async (address, status) => {
    const answer = await desk.ask(address);
    expect(answer.status).toBe(status);
    const told = (await answer.json()) as Problem;
    expect(told.hint).not.toBe('');
  });

  it('is a page that says so where a person asks', async () => {
    const answer = await desk.ask('/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it.each([
    ['/audit.json?size=5000', 'size: no more than 500'],
    ['/articles/abc.json', 'document: a number is wanted here'],
    ['/timeline.json?origins=1.5', 'origins: a whole number is wanted here'],
    [`/timeline.json?q=${'a'.repeat(301)}`, 'q: no more than 300 characters'],
  ])('%s is told in plain words', async (address, detail) => {
    expect((await desk.json<Problem>(address)).detail).toBe(detail);
  });

  it('refuses other methods', async () => {
    expect((await desk.ask('/articles.json', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('a question', () => {
  it('that takes too long is told so, and is no fault of the desk', async () => {
    const late = AbortSignal.abort(
      new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
    );
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late);
    onTestFinished(() => timeout.mockRestore());
    for (const ending of ['json', 'csv'])
      await expectProblem(await desk.ask(`/timeline.${ending}`), 503, /30 seconds/);
    expect(desk.told).toEqual([]);
  });

  it('of somebody who has gone breaks nothing', async () => {
    const gone = AbortSignal.abort(new Error('the browser was closed'));
    await desk.ask('/timeline.json', { signal: gone });
    expect(desk.told).toEqual([]);
  });
});

describe('articles', () => {
  it('give the text as it is, whatever it holds', async () => {
    const { rows } = await desk.json<ArticleList>('/articles.json');
    const texts = await Promise.all(
      rows.map(async ({ document }) => {
        const { record } = await desk.json<ArticleView>(`/articles/${document}.json`);
        return record.document.text;
      }),
    );
    expect(texts).toContain(HOSTILE_TEXT);
  });
});

describe('search', () => {
  it('lights up the words in articles, in what is said, and in sentences that report incidents', async () => {
    const inArticles = await desk.json<Search>('/search.json?q=gas');
    const [hit] = inArticles.articles?.rows ?? [];
    const [snippet] = hit?.snippets ?? [];
    const [lit] = snippet?.hits ?? [];
    expect(snippet?.words.slice(lit?.start, lit?.end).toLowerCase()).toBe('gas');
    const said = await desk.json<Search>('/search.json?q=talks&in=statements');
    for (const { statement, hits } of said.statements?.rows ?? []) {
      expect(hits.map(({ start, end }) => statement.content.words.slice(start, end).toLowerCase())).toContain(
        'talks',
      );
    }
    const told = await desk.json<Search>('/search.json?q=talks&in=events');
    expect(told.events?.rows.length).toBeGreaterThan(0);
    for (const { article, sentence } of told.events?.rows ?? []) {
      const { record } = await desk.json<ArticleView>(`/articles/${article.document}.json`);
      expect(record.document.text.slice(sentence.start, sentence.end)).toBe(sentence.words);
      expect(sentence.words).toMatch(/talk/i);
    }
  });

  it('counts what it finds, phrases too', async () => {
    const phrase = await desk.json<Search>('/search.json?q=%22foreign+minister%22&limit=2');
    const all = await desk.json<Search>('/search.json?q=%22foreign+minister%22&limit=500');
    expect(phrase.articles?.total).toBe(all.articles?.rows.length);
    expect(phrase.articles?.rows).toEqual(all.articles?.rows.slice(0, 2));
  });

  it('finds nothing before anything is typed, and says what cannot be searched', async () => {
    expect((await desk.json<Search>('/search.json')).articles).toEqual({ rows: [], total: 0, next: null });
    await expectProblem(await desk.ask('/search.json?q=the'), 400, /common/);
  });
});

describe('who says so', () => {
  it('has the words of every report, and a graph whose edges end at its nodes', async () => {
    for (let number = 1; number < 8; number += 1) {
      const view = await desk.json<IncidentView>(`/incidents/${number}.json`);
      const nodes = new Set(view.graph.nodes.map(({ id }) => id));
      expect(nodes.size).toBe(view.graph.nodes.length);
      for (const { from, to } of view.graph.edges)
        expect([nodes.has(from), nodes.has(to)]).toEqual([true, true]);
      for (const { article, sentence, trigger } of view.reports) {
        const { record } = await desk.json<ArticleView>(`/articles/${article.document}.json`);
        for (const { start, end, words } of [sentence, trigger]) {
          expect(record.document.text.slice(start, end)).toBe(words);
        }
      }
    }
  });
});

describe('openapi.json', () => {
  it('names every address', async () => {
    const { openapi, paths } = await desk.json<{ openapi: string; paths: Record<string, unknown> }>(
      '/openapi.json',
    );
    expect(openapi).toBe('3.1.0');
    for (const { address } of VIEWS) expect(Object.keys(paths)).toContain(`${address}.json`);
  });
});

it('breaks nowhere', () => {
  expect(desk.told).toEqual([]);
});
