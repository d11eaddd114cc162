/** An archive with nothing in it, and the way of a dropped file to its record. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArticleView } from '../../../src/server/shapes/index.js';
import { type BuiltDesk, startDesk } from './built-desk.js';
import { drawn, visits } from './page.js';

const ARTICLE = new URL('../../../examples/border-clash.txt', import.meta.url);
const visit = visits();
const folder = mkdtempSync(path.join(tmpdir(), 'chancery-empty-'));
let desk: BuiltDesk;
beforeAll(async () => {
  desk = await startDesk(path.join(folder, 'archive.duckdb'));
});
afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Files of these words, dragged over the page and let go there. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const dropped = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(list))
      transfer.items.add(new File([text], name, { type: 'text/plain' }));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
  await page.getByText('Drop articles to read them').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
}

it('offers the examples and a place to drop files, and reads a dropped file to its record', async () => {
  const { page, to, json } = await visit({}, desk.address);
  await to('/');
  expect(await page.locator('h1').textContent()).toBe('Nothing has been read yet');
  await page
    .getByRole('button', { name: /^Read / })
    .first()
    .waitFor();
  await page.getByText('Drop files anywhere on this page').waitFor();

  await drop(page, { 'border clash.txt': readFileSync(ARTICLE, 'utf8') });
  const reading = page.getByRole('complementary', { name: 'Reading' });
  await reading.getByText('border clash.txt').waitFor();
  await reading.getByText('1 new article').waitFor({ timeout: 50_000 });
  await reading.getByRole('link', { name: 'Open it' }).click();
  await page.waitForURL('**/articles/1');
  await drawn(page);
  const { record } = await json<ArticleView>('/articles/1.json');
  expect(record.events.length).toBeGreaterThan(0);
  expect(await page.locator('.record .event').count()).toBe(record.events.length);
  expect(await page.locator('.text').textContent()).toContain(record.document.text.slice(0, 60));
});

it('listens to one reading at a time: browsers open six connections, and the page needs some', async () => {
  const { page, to } = await visit({}, desk.address);
  let open = 0;
  let most = 0;
  const ofEvents = (request: Request) => new URL(request.url()).pathname.endsWith('/events');
  page.on('request', (request) => {
    if (ofEvents(request)) most = Math.max(most, ++open);
  });
  const ends = (request: Request) => {
    if (ofEvents(request)) open -= 1;
  };
  page.on('requestfinished', ends);
  // the page hangs up when it has heard the end
  page.on('requestfailed', ends);
  await to('/today');
  const names = ['one.txt', 'two.txt', 'three.txt'];
  await drop(
    page,
    Object.fromEntries(names.map((name) => [name, `The minister met the envoy about ${name} on Monday.`])),
  );
  const reading = page.getByRole('complementary', { name: 'Reading' });
  for (const name of names)
    await reading.getByRole('button', { name: `Dismiss ${name}` }).waitFor({ timeout: 50_000 });
  expect(most).toBe(1);
});
