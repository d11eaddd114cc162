/** Judging lines in the browser: what is said is kept, also when the desk begins anew, and counts in an audit. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Audit, Review } from '../../../src/server/shapes/index.js';
import { type BuiltDesk, startDesk } from './built-desk.js';
import { drawn, visits } from './page.js';

const visit = visits();
const folder = mkdtempSync(path.join(tmpdir(), 'chancery-review-'));
const file = path.join(folder, 'archive.duckdb');
let desk: BuiltDesk;
beforeAll(async () => {
  cpSync(inject('press'), file);
  desk = await startDesk(file);
});
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('keeps what is accepted and corrected by keys, over a restart of the desk', async () => {
  const { page, to, json } = await visit({}, desk.address);
  const [first, second] = (await json<Review>('/review.json')).rows;
  await to('/review');
  await page.getByRole('article', { name: 'The line to judge' }).waitFor();
  await page.keyboard.press('a');
  await page.getByText('1 line judged').waitFor();
  await page.keyboard.press('c');
  const form = page.locator('main article form');
  await form.getByLabel('Note').fill('by the test');
  const status = form.locator('select').nth(2);
  const other = (await status.inputValue()) === 'hypothetical' ? 'actual' : 'hypothetical';
  await status.selectOption(other);
  await form.getByRole('button', { name: 'Keep the correction' }).click();
  await page.getByText('2 lines judged').waitFor();
  await desk.stop();
  desk = await startDesk(file);

  const after = await visit({}, desk.address);
  const { rows, total } = await after.json<Review>('/review.json?which=done');
  expect(total).toBe(2);
  const verdictOf = (line: typeof first) =>
    rows.find((it) => it.document === line?.document && it.target === line.target)?.corrections.at(-1);
  expect(verdictOf(first)).toMatchObject({ verdict: 'accepted' });
  expect(verdictOf(second)).toMatchObject({
    verdict: 'corrected',
    note: 'by the test',
    replacement: { status: other },
  });
  await after.to('/review?which=done');
  await after.page.getByText('Judged before').first().waitFor();
  await after.to(`/articles/${second?.document}`);
  await after.page.locator('.record').getByText('corrected').first().waitFor();
});

it('judges line after line, however fast the keys come', async () => {
  const { page, to, json } = await visit({}, desk.address);
  const before = (await json<Review>('/review.json?which=done')).total;
  await to('/review');
  await page.getByRole('article', { name: 'The line to judge' }).waitFor();
  await page.evaluate(() => {
    for (const key of 'arara') document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  await page.getByText('5 lines judged this time').waitFor();
  const { total, rows } = await json<Review>('/review.json?which=done');
  expect(total).toBe(before + 5);
  const rejected = rows.find((it) => it.corrections.at(-1)?.verdict === 'rejected');
  await to(`/articles/${rejected?.document}`);
  const line = page.locator('.record li.rejected > a[data-row]').first();
  expect(await line.evaluate((it) => getComputedStyle(it).textDecorationLine)).toBe('line-through');
});

it('goes through an audit without leaving out a line, and back from its end', async () => {
  const { page, to } = await visit({}, desk.address);
  await to('/audit?size=3&seed=11');
  for (const [index, key] of ['a', 'r', 'a'].entries()) {
    await page.getByText(`Line ${index + 1} of 3`).waitFor();
    await page.keyboard.press(key);
  }
  await page.getByText('All lines are judged.').waitFor();
  await page.keyboard.press('u');
  await page.getByText('Line 3 of 3').waitFor();
});

it('says by an audit how much is right, with its interval', async () => {
  const { page, to, json } = await visit({}, desk.address);
  await to('/audit');
  await page.getByLabel('How many').fill('4');
  await page.getByLabel('Seed').fill('7');
  await page.getByRole('button', { name: 'Draw' }).click();
  await page.waitForURL('**/audit?kind=event&size=4&seed=7');
  await drawn(page);
  const open = (await json<Audit>('/audit.json?kind=event&size=4&seed=7')).lines.filter(
    (it) => it.corrections.length === 0,
  );
  for (const [index] of open.entries()) {
    const before = await page.getByText(/^\s*\d+ right of \d+ judged/).textContent();
    await page.keyboard.press(index === 1 ? 'r' : 'a');
    await page.waitForFunction(
      (words) => !document.querySelector('.score')?.textContent?.includes(words),
      (before ?? '').trim().slice(0, 20),
    );
  }
  await page.getByText('All lines are judged.').waitFor();
  const audit = await json<Audit>('/audit.json?kind=event&size=4&seed=7');
  expect(audit.judged).toBe(4);
  const { low = 0, high = 0 } = audit.interval ?? {};
  const percent = new Intl.NumberFormat('en-GB', { style: 'percent' });
  const score = (await page.locator('.score').textContent())?.replace(/\s+/g, ' ');
  expect(score).toContain(percent.format(audit.precision ?? 0));
  expect(score).toContain(`between ${percent.format(low)} and ${percent.format(high)}`);
});
