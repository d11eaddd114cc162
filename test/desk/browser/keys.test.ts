/** The page without a mouse, and what stands in its address. */
import { beforeEach, expect, it } from 'vitest';
import { drawn, type Visit, visits } from './page.js';

const visit = visits();
let desk: Visit;
beforeEach(async () => {
  desk = await visit();
});
const focused = () => desk.page.evaluate(() => document.activeElement?.outerHTML ?? '');
const path = () => {
  const { pathname, search } = new URL(desk.page.url());
  return pathname + search;
};

it('goes to views by g and a letter, and to their heading', async () => {
  await desk.to('/today?party=PRK');
  for (const [key, name] of [
    ['t', 'timeline'],
    ['r', 'relations'],
    ['m', 'map'],
    ['a', 'articles'],
    ['p', 'actors'],
    ['s', 'search'],
    ['v', 'review'],
    ['u', 'audit'],
    ['d', 'today'],
  ] as const) {
    await desk.page.keyboard.press('g');
    await desk.page.keyboard.press(key);
    // the filters come along
    await desk.page.waitForURL(`**/${name}?party=PRK`);
    await desk.page.waitForFunction(() => document.activeElement?.matches('main h1'));
  }
});

it('finds words by /, walks through rows by j and k, opens one by Enter', async () => {
  await desk.to('/timeline');
  await desk.page.keyboard.press('/');
  expect(await focused()).toContain('data-search');
  await desk.page.keyboard.type('summit');
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForURL('**/search?q=summit');
  // until then the rows are those of the timeline
  await desk.page.getByRole('heading', { level: 1, name: 'Search: summit' }).waitFor();
  await drawn(desk.page);
  await desk.page.locator('main [data-row]').nth(1).waitFor();
  const rows = await desk.page
    .locator('main [data-row]')
    .evaluateAll((list) => list.map((it) => it.getAttribute('href')));
  const at = () => desk.page.evaluate(() => document.activeElement?.getAttribute('href'));
  await desk.page.keyboard.press('j');
  expect(await at()).toBe(rows[0]);
  await desk.page.keyboard.press('j');
  expect(await at()).toBe(rows[1]);
  await desk.page.keyboard.press('k');
  expect(await at()).toBe(rows[0]);
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForURL(`**${rows[0]}`);
});

it('lists the keys by ?, and lets them be turned off', async () => {
  await desk.to('/today');
  await desk.page.keyboard.press('?');
  const dialog = desk.page.getByRole('dialog', { name: 'Keys' });
  await dialog.waitFor();
  await dialog.getByLabel('Single keys are shortcuts').uncheck();
  await desk.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await desk.page.keyboard.press('?');
  await desk.page.keyboard.press('g');
  await desk.page.keyboard.press('t');
  expect(await dialog.isVisible()).toBe(false);
  expect(path()).toBe('/today');
});

it('skips to the content first', async () => {
  await desk.to('/timeline');
  await desk.page.keyboard.press('Tab');
  expect(await focused()).toContain('Skip to the content');
  await desk.page.keyboard.press('Enter');
  expect(await focused()).toContain('<h1');
});

it('goes back and on through what was asked, and a reload shows the same', async () => {
  await desk.to('/timeline');
  await desk.page.getByRole('link', { name: 'Oldest first' }).click();
  await desk.page.waitForURL('**/timeline?order=oldest');
  await desk.page.locator('main .act').first().click();
  await desk.page.waitForURL(/\/incidents\/\d+/);
  const incident = path();
  await desk.page.goBack();
  await desk.page.waitForURL('**/timeline?order=oldest');
  await drawn(desk.page);
  await desk.page.getByRole('link', { name: 'Oldest first' }).waitFor();
  expect(
    await desk.page.getByRole('link', { name: 'Oldest first' }).getAttribute('aria-current'),
  ).not.toBeNull();
  await desk.page.goForward();
  await desk.page.waitForURL(`**${incident}`);
  await drawn(desk.page);
  await desk.page.reload();
  await drawn(desk.page);
  expect(path()).toBe(incident);
  expect(await desk.page.locator('main h1').textContent()).toBe('Who says so');
});
