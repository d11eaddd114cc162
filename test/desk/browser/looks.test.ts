/** On paper, on a telephone, in the dark; and an article that would like to be part of the page. */
import { describe, expect, it } from 'vitest';
import type { ArticleList, Timeline } from '../../../src/server/shapes/index.js';
import { NAME, TEXT, TITLE } from './markup.js';
import { drawn, type Visit, visits } from './page.js';

const visit = visits();
const VIEWS = [
  '/today',
  '/timeline',
  '/relations',
  '/relations?one=PRK&other=USA',
  '/map?at=PRK',
  '/articles',
  '/articles/12',
  '/incidents/7',
  '/actors',
  '/actors/PRK',
  '/search?q=talks',
  '/search?q=Berg&in=statements',
  '/review',
  '/audit?size=5',
  '/help',
];

async function hostileDocument({ json }: Visit): Promise<number> {
  const { rows } = await json<ArticleList>('/articles.json?q=Ravel');
  const found = rows.find((it) => it.title === TITLE);
  if (found === undefined) throw new Error('the hostile article is listed');
  return found.document;
}

it('has no second direction to scroll in at 360 pixels', async () => {
  const desk = await visit({ viewport: { width: 360, height: 740 } });
  const document = await hostileDocument(desk);
  const wide: string[] = [];
  for (const path of [...VIEWS, `/articles/${document}`]) {
    await desk.to(path);
    const over = await desk.page.evaluate(
      () => window.document.documentElement.scrollWidth - window.document.documentElement.clientWidth,
    );
    if (over > 0) wide.push(`${path} by ${over}`);
  }
  expect(wide).toEqual([]);
});

it('folds its filters at 360 pixels, so that what they filter is in sight', async () => {
  const { page, to } = await visit({ viewport: { width: 360, height: 740 } });
  const field = page.getByPlaceholder('State, person or body');
  for (const path of ['/review?party=KOR', '/articles']) {
    await to(path);
    expect(await field.isVisible()).toBe(false);
    expect((await page.locator('main :is(article, [data-row])').first().boundingBox())?.y).toBeLessThan(560);
  }
  await page.keyboard.press('f');
  await page.keyboard.press('Enter');
  expect(await field.isVisible()).toBe(true);
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.getByRole('button', { name: 'Filters', exact: true }).waitFor({ state: 'hidden' });
});

it('has rows and links beside links large enough for a finger, in any font and where lines wrap', async () => {
  const small: string[] = [];
  for (const width of [1200, 360]) {
    // the desk's policy forbids the style of the test
    const desk = await visit({ viewport: { width, height: 740 }, bypassCSP: true });
    for (const path of VIEWS) {
      await desk.to(path);
      for (const font of ['serif', 'monospace']) {
        await desk.page.addStyleTag({ content: `:root { --sans: ${font}; --serif: ${font}; }` });
        const found = await desk.page
          .locator('main :is(a[data-row], .target, .incident .what a)')
          .evaluateAll((links) =>
            links.flatMap((link) => {
              const sizes = [...link.getClientRects()].map((it) => [it.width, it.height]);
              return sizes.length === 1 && sizes.flat().every((it) => it > 23.9)
                ? []
                : [`${link.textContent.trim().slice(0, 40)} ${sizes.join(' and ')}`];
            }),
          );
        small.push(...found.map((it) => `${path} at ${width} in ${font}: ${it}`));
      }
    }
  }
  expect(small).toEqual([]);
});

it('has addresses instead of controls on paper', async () => {
  const desk = await visit();
  const { rows } = await desk.json<Timeline>('/timeline.json');
  await desk.to(`/incidents/${rows[0]?.incident}`);
  await desk.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await desk.page.locator('header nav').isVisible()).toBe(false);
  expect(await desk.page.locator('header search').isVisible()).toBe(false);
  const links = desk.page.locator('main a[data-printed]');
  expect(await links.count()).toBeGreaterThan(0);
  const [shown, address] = await links
    .first()
    .evaluate((it) => [getComputedStyle(it, '::after').content, it.dataset.printed ?? '-']);
  expect(shown).toContain(address);
  const ground = await desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
});

it('is dark where the system is, and stays as it is chosen', async () => {
  const { page, to } = await visit({ colorScheme: 'dark' });
  const luminance = () =>
    page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
  await to('/today');
  expect(await luminance()).toBeLessThan(60);
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await luminance()).toBeGreaterThan(200);
  await page.reload();
  await drawn(page);
  expect(await luminance()).toBeGreaterThan(200);
});

describe('a hostile article', () => {
  it('stays text', async () => {
    const desk = await visit();
    const { page } = desk;
    const document = await hostileDocument(desk);
    await desk.to(`/articles/${document}`);
    expect(await page.locator('h1').textContent()).toBe(TITLE);
    expect(await page.title()).toBe(`${TITLE} · Chancery`);
    const words = (await page.locator('.text').textContent())?.replace(/\s+/g, '');
    expect(words).toBe(TEXT.replace(/\s+/g, ''));
    expect(await page.locator('main :is(script, iframe, img, style, b[onmouseover])').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
    await page.locator('.text [data-at]').first().hover();
    for (const path of [
      '/articles',
      '/timeline?since=2019-03',
      `/actors/${encodeURIComponent(NAME)}`,
      '/search?q=Ravel',
    ]) {
      await desk.to(path);
      expect(
        await page.locator('main :is(script, iframe, img, b[onmouseover]), a[href^="javascript:" i]').count(),
      ).toBe(0);
    }
  });

  it('turns nothing round beside it', async () => {
    const desk = await visit();
    const document = await hostileDocument(desk);
    const loose: string[] = [];
    for (const path of [
      `/articles/${document}`,
      '/articles',
      '/timeline?since=2019-03',
      `/actors/${encodeURIComponent(NAME)}`,
      '/search?q=Ravel',
      '/search?q=Ravel&in=statements',
      '/review?q=Ravel&kind=statement',
    ]) {
      await desk.to(path);
      const found = await desk.page.locator('main').evaluate(looseIn);
      loose.push(...found.map((it) => `${path}: ${it}`));
    }
    expect(loose).toEqual([]);
  });
});

/** Words that turn the line round, where something stands beside them that they would turn as well. */
function looseIn(main: Element): readonly string[] {
  const isLoose = (words: Element): boolean => {
    for (let at: Element | null = words; at !== null && at !== main; at = at.parentElement) {
      const { unicodeBidi, display } = getComputedStyle(at);
      if (
        display === 'inline' ? unicodeBidi === 'isolate' : at.textContent.trim() === words.textContent.trim()
      )
        return false;
      if (display !== 'inline') return true;
    }
    return true;
  };
  return [...main.querySelectorAll('*')]
    .filter((it) =>
      [...it.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.includes('\u202e')),
    )
    .filter((it) => it.closest('.text, blockquote') === null && isLoose(it))
    .map((it) => it.outerHTML.slice(0, 160));
}
