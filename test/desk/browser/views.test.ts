/** Every view, drawn by a browser from what the desk answers. */
import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ActorList,
  ArticleList,
  ArticleView,
  IncidentView,
  Network,
  Search,
  Timeline,
  Today,
  WorldMap,
} from '../../../src/server/shapes/index.js';
import { drawn, type Visit, visits } from './page.js';

const visit = visits();
let desk: Visit;
beforeEach(async () => {
  desk = await visit();
});

const heading = () => desk.page.locator('main h1').first().textContent();
const number = (value: number): string => new Intl.NumberFormat('en-GB').format(value);

it('Today: how much there is, what is new, what comes next', async () => {
  const today = await desk.json<Today>('/today.json');
  await desk.to('/');
  expect(await heading()).toBe('Today');
  expect(await desk.page.locator('.counts dd').first().textContent()).toBe(number(today.counts.articles));
  for (const name of ['New articles', 'What happened', 'What comes next', 'What is disputed'])
    expect(await desk.page.getByRole('heading', { name }).isVisible()).toBe(true);
  await desk.page.getByRole('link', { name: 'The whole timeline' }).click();
  await desk.page.waitForURL('**/timeline');
});

it('Today: its data can be had, also where days have come along from another view', async () => {
  await desk.to('/today?since=2019-03&until=2019-04&party=PRK');
  const address = await desk.page.getByRole('link', { name: 'JSON' }).getAttribute('href');
  const { articles } = await desk.json<Today>(address ?? '');
  expect(await desk.page.locator('main section').first().locator('[data-row]').count()).toBe(
    articles.rows.length,
  );
});

it('Today: what is new stays new in every tab until the reader says that they have seen it', async () => {
  const news = desk.page.getByRole('button', { name: 'I have seen these' });
  await desk.to('/today');
  await news.waitFor();
  const second = await desk.page.context().newPage();
  await second.goto(`${desk.address}/today`);
  await second.getByRole('button', { name: 'I have seen these' }).waitFor();
  await news.click();
  await desk.page.getByText('Nothing has come since').waitFor();
  await desk.to('/today');
  await desk.page.getByRole('link', { name: 'Show the last ones again' }).click();
  await news.waitFor();
});

it('Today: its table is the whole list, not the rows of the page', async () => {
  const { articles } = await desk.json<Today>('/today.json');
  await desk.to('/today');
  const address = await desk.page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const table = await (await desk.page.request.get(desk.address + address)).text();
  expect(table.trimEnd().split('\r\n').length).toBeGreaterThan(articles.total);
});

describe('Timeline', () => {
  it('waits with a pair for its second side', async () => {
    await desk.to('/timeline');
    const rows = await desk.page.locator('main .incident').count();
    await desk.page.getByText('More filters').click();
    await desk.page.getByRole('combobox', { name: 'Between two: the one' }).fill('PRK');
    await desk.page.keyboard.press('Enter');
    const other = desk.page.getByRole('combobox', { name: /^Between .* and$/ });
    await other.waitFor();
    expect(new URL(desk.page.url()).search).toBe('');
    expect(await desk.page.locator('main .incident').count()).toBe(rows);
    await other.fill('USA');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForURL('**/timeline?pair=PRK,USA');
    await drawn(desk.page);
    await desk.page.getByRole('link', { name: /^Take away the filter between/ }).waitFor();
  });

  it('says that no day lies between days that are turned round', async () => {
    await desk.to('/timeline?since=2020&until=2019');
    await desk.page.getByText('no day lies between them').waitFor();
    await desk.to('/timeline?since=2019-03&until=2019');
    expect(await desk.page.getByText('no day lies between them').count()).toBe(0);
  });

  it('shows what fits the filters, and each row its reports', async () => {
    const { total, rows } = await desk.json<Timeline>('/timeline.json?party=PRK&pair=PRK,USA');
    await desk.to('/timeline?party=PRK&pair=PRK,USA');
    expect(await desk.page.locator('main').textContent()).toContain(`${number(total)} incidents`);
    expect(await desk.page.locator('main .incident').count()).toBe(rows.length);
    await desk.page.locator('main li details summary').first().click();
    const report = desk.page.locator('main li details[open] a[href^="/articles/"]').first();
    await report.click();
    await desk.page.waitForURL(/\/articles\/\d+.*#\d+-\d+$/);
    await desk.page.locator('[data-at].here').first().waitFor();
  });

  it('words what has not happened as what is to be, may be or was not done', async () => {
    for (const [status, words] of [
      ['future', /(?:is|are|was|were) to |^agreed/],
      ['hypothetical', /may |threat/],
      ['negated', /did not /],
    ] as const) {
      await desk.to(`/timeline?status=${status}`);
      const acts = await desk.page.locator('main .incident .act').allTextContents();
      expect(acts.length).toBeGreaterThan(0);
      for (const act of acts) expect(act).toMatch(words);
    }
  });

  it('takes a filter from the bar into the address, and away again', async () => {
    await desk.to('/timeline');
    await desk.page.getByText('More filters').click();
    await desk.page.getByRole('checkbox', { name: 'Consult' }).check();
    await desk.page.waitForURL('**/timeline?event=CONSULT');
    await drawn(desk.page);
    await desk.page.getByRole('link', { name: /filter Consult/i }).click();
    await desk.page.waitForURL('**/timeline');
    await desk.page.getByLabel('From', { exact: true }).fill('2019-02');
    await desk.page.getByLabel('From', { exact: true }).press('Enter');
    await desk.page.waitForURL('**/timeline?since=2019-02');
    const { total } = await desk.json<Timeline>('/timeline.json?since=2019-02');
    await desk.page
      .locator('.about')
      .getByText(`${number(total)} incidents`)
      .waitFor();
  });

  it.each(['/timeline', '/articles', '/map', '/review'])(
    '%s names its filters, whatever its answer holds',
    async (path) => {
      await desk.to(`${path}?party=PRK&party=FJI&since=1850&until=1851`);
      const chips = await desk.page.locator('.chips a').allTextContents();
      expect(chips.slice(0, 2)).toEqual(['North Korea', 'Fiji']);
    },
  );

  it('chooses a period by keys', async () => {
    await desk.to('/timeline');
    const slider = desk.page.getByRole('slider', { name: 'Choose a period' });
    await slider.focus();
    await slider.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/happening|plan/);
    await slider.press('Shift+ArrowRight');
    await slider.press('Shift+ArrowRight');
    await slider.press('Enter');
    await desk.page.waitForURL(/since=\d{4}-\d{2}-\d{2}&until=\d{4}-\d{2}-\d{2}/);
    await drawn(desk.page);
    const { search } = new URL(desk.page.url());
    const { total } = await desk.json<Timeline>(`/timeline.json${search}`);
    await desk.page
      .getByText(`${number(total)} incident`)
      .first()
      .waitFor();
    await desk.page.getByRole('link', { name: 'All days' }).click();
    await desk.page.waitForURL('**/timeline');
  });
});

describe('Relations', () => {
  it('draws who acts towards whom; an edge leads to its evidence', async () => {
    const network = await desk.json<Network>('/network.json');
    expect(network.ties.length).toBeGreaterThan(0);
    await desk.to('/relations');
    expect(await desk.page.locator('main svg .node').count()).toBeGreaterThan(1);
    await desk.page.locator('main a[href*="tie="]').first().click();
    await desk.page.waitForURL(/tie=/);
    await drawn(desk.page);
    await desk.page.locator('main a[href*="/articles/"], main a[href*="/incidents/"]').first().waitFor();
  });

  it('shows two sides over time', async () => {
    await desk.to('/relations?one=PRK&other=USA');
    expect(await heading()).toBe('North Korea and United States');
    expect(await desk.page.locator('main svg').count()).toBeGreaterThan(0);
    expect(await desk.page.locator('main table').count()).toBeGreaterThan(0);
    expect(await desk.page.locator('main a[href*="/incidents/"]').count()).toBeGreaterThan(0);
  });
});

it('Map: a circle and a row for each country, and what happened there', async () => {
  const { places } = await desk.json<WorldMap>('/map.json');
  await desk.to('/map');
  expect(await desk.page.locator('main tbody tr').count()).toBe(places.length);
  expect(await desk.page.locator('main svg a').count()).toBeGreaterThan(0);
  await desk.page.locator('main svg a').first().focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForURL(/at=[A-Z]{3}/);
  await desk.page.locator('section .incident').first().waitFor();
});

it.each([
  ['/map', 'main svg a'],
  ['/relations', 'main svg .node'],
  ['/incidents/7', 'main svg a'],
])('stays in the page where a link in the picture of %s is followed', async (from, links) => {
  await desk.to(from);
  await desk.page.evaluate(() => {
    document.documentElement.dataset.stays = '';
  });
  await desk.page.locator(links).first().focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForURL((url) => url.pathname + url.search !== from);
  await drawn(desk.page);
  expect(await desk.page.locator('html').getAttribute('data-stays')).toBe('');
});

it('Articles: a list that leads to each', async () => {
  const { rows } = await desk.json<ArticleList>('/articles.json');
  await desk.to('/articles');
  const links = desk.page.locator('main a[data-row]');
  expect(await links.count()).toBe(rows.length);
  await links.first().click();
  await desk.page.waitForURL(/\/articles\/\d+$/);
  await desk.page.getByRole('heading', { level: 1, name: rows[0]?.title ?? '' }).waitFor();
});

describe('Article', () => {
  /** The first with a statement and an event. */
  async function read(): Promise<ArticleView> {
    for (let document = 1; document < 40; document += 1) {
      const view = await desk.json<ArticleView>(`/articles/${document}.json`);
      if (view.record.statements.length > 0 && view.record.events.length > 0) return view;
    }
    throw new Error('an article of the press has a statement and an event');
  }

  it('lights the words of a line, and the line of words', async () => {
    const { document, record } = await read();
    await desk.to(`/articles/${document}`);
    const [event] = record.events;
    const { start, end } = event?.trigger ?? { start: 0, end: 0 };
    const line = desk.page.locator(`.record a[href="/articles/${document}#${start}-${end}"]`).first();
    await line.hover();
    const words = desk.page.locator(`.text [data-at="${start}"]`);
    expect(await words.getAttribute('data-lit')).toBe('');
    expect(record.document.text.slice(start, end)).toContain((await words.textContent()) ?? '-');
    await desk.page.locator('h1').hover();
    expect(await words.getAttribute('data-lit')).toBeNull();
    await words.hover();
    expect(await desk.page.locator('.record li.lit').count()).toBeGreaterThan(0);
    // the same by keyboard
    await desk.page.locator('h1').hover();
    await line.focus();
    expect(await words.getAttribute('data-lit')).toBe('');
    await line.press('Enter');
    expect(new URL(desk.page.url()).hash).toBe(`#${start}-${end}`);
    expect(await desk.page.locator('.text .here').first().textContent()).toBe(await words.textContent());
  });

  it('colours statements by speaker, says who spoke and marks the unnamed', async () => {
    const { document, record } = await read();
    await desk.to(`/articles/${document}`);
    const [statement] = record.statements;
    const named = record.entities.find(({ id }) => id === statement?.speaker)?.name;
    const voices = desk.page.locator('.record .voice');
    expect(await voices.count()).toBe(record.statements.length);
    if (named !== undefined) expect(await voices.allTextContents()).toContain(named);
    expect(await desk.page.locator('.text .said').count()).toBeGreaterThanOrEqual(1);
    await desk.page.getByRole('checkbox', { name: 'statements' }).uncheck();
    await desk.page.waitForURL(/show=events/);
    expect(await desk.page.locator('.text.statements').count()).toBe(0);
  });
});

it('Who says so: origins large, the chain, the reports', async () => {
  const { rows } = await desk.json<Timeline>('/timeline.json');
  const most = rows.toSorted((a, b) => b.reports - a.reports)[0]?.incident ?? 1;
  const view = await desk.json<IncidentView>(`/incidents/${most}.json`);
  await desk.to(`/incidents/${most}`);
  expect(await desk.page.locator('.count b').textContent()).toBe(String(view.incident.origins.length));
  expect(await desk.page.locator('main svg a, main svg rect').count()).toBeGreaterThan(0);
  expect(await desk.page.locator('main a[href^="/articles/"]').count()).toBeGreaterThan(0);
});

it('Who says so: copies are one box, whole within the picture, with those who print them', async () => {
  const { rows } = await desk.json<Timeline>('/timeline.json');
  for (const { incident } of rows) {
    const { graph } = await desk.json<IncidentView>(`/incidents/${incident}.json`);
    const copies = graph.nodes.find(({ kind }) => kind === 'copies');
    if (copies === undefined) continue;
    await desk.to(`/incidents/${incident}`);
    const box = desk.page.locator('main svg g.copies').first();
    expect(await box.locator('title').textContent()).toBe(
      `${copies.label}: ${[...new Set(copies.articles.map(({ outlet }) => outlet))].join(', ')}`,
    );
    const [inner, outer] = await Promise.all([
      box.locator('.behind').boundingBox(),
      desk.page.locator('main svg:has(g.copies)').boundingBox(),
    ]);
    const right = (it: typeof inner) => (it?.x ?? 0) + (it?.width ?? 0);
    expect(right(inner)).toBeLessThan(right(outer));
    return;
  }
  throw new Error('an incident of the press is told by copies');
});

it('Actors: a list, and a page for each', async () => {
  const { rows } = await desk.json<ActorList>('/actors.json');
  await desk.to('/actors');
  expect(await desk.page.locator('main [data-row]').count()).toBe(rows.length);
  await desk.page.getByRole('link', { name: 'North Korea', exact: true }).first().click();
  await desk.page.waitForURL('**/actors/PRK');
  await desk.page.getByRole('heading', { level: 1, name: 'North Korea' }).waitFor();
  await drawn(desk.page);
  expect(await desk.page.locator('main .incident').count()).toBeGreaterThan(0);
});

it('Search: over articles, statements and events, with the words in the address', async () => {
  await desk.to('/search');
  await desk.page.getByLabel('Words to search for').fill('talks');
  await desk.page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await desk.page.waitForURL('**/search?q=talks');
  await drawn(desk.page);
  const { articles } = await desk.json<Search>('/search.json?q=talks');
  await desk.page.getByText(`${number(articles?.total ?? 0)} articles found`).waitFor();
  expect(await desk.page.locator('main mark').count()).toBeGreaterThan(0);
  for (const list of ['statements', 'events']) {
    await desk.page
      .getByRole('navigation', { name: 'What to search' })
      .getByRole('link', { name: list })
      .click();
    await desk.page.waitForURL(`**/search?q=talks&in=${list}`);
    await drawn(desk.page);
  }
  await desk.to('/search?q=zyzzyva');
  await desk.page.getByText('Nothing found').waitFor();
});

it('says what is wrong with an address, and where there is nothing', async () => {
  await desk.to('/nowhere');
  expect(await desk.page.locator('main a').count()).toBeGreaterThan(0);
  expect(await heading()).toMatch(/nothing|not|no /i);
});

describe('what cannot be shown', () => {
  // The browser itself tells of answers that are none.
  it.each([
    ['/audit?size=5000', 'no more than 500', 'Begin anew without it', '/audit'],
    ['/articles/abc', 'a number is wanted', 'Begin anew without it', '/articles'],
    ['/articles/99999', 'There is no such article', 'See the whole list', '/articles'],
    ['/actors/zyx', 'There is no such actor', 'Search for it', '/search?q=zyx'],
  ])('%s: in plain words, with a way on', async (path, words, link, href) => {
    const other = await visit({}, undefined, { refusals: true });
    await other.to(path);
    await other.page.getByText(new RegExp(words, 'i')).waitFor();
    expect(await other.page.getByRole('link', { name: link }).getAttribute('href')).toBe(href);
    expect(await other.page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });
});
