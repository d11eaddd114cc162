/**
 * The desk's page over a large archive (`bench/desk.ts` makes one): the built desk in a process of its own, a headless Chromium.
 * The first view is timed from a desk and a browser context that have answered and shown nothing yet, by the page's own clock
 * (zero is the request); a filter or a brush from the press of a key to the frame after the answer is drawn.
 *
 *   npm run build && npx tsx bench/desk-page.ts <archive.duckdb> [--times 5] [--no-axe]
 */
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../scripts/browser.js';
import { CHECKED, findingsOf } from '../test/desk/browser/axe.js';
import { startDesk } from '../test/desk/browser/built-desk.js';
import { numberOf, printRows } from './shared.js';

const archive = process.argv[2];
if (archive === undefined || !existsSync(archive)) {
  process.stderr.write('usage: npx tsx bench/desk-page.ts <archive.duckdb> [--times 5] [--no-axe]\n');
  process.exit(2);
}
const times = numberOf('times', 5);
const browser = await launchBrowser();

const first: number[] = [];
let script = 0;
for (let n = 0; n < times; n += 1) {
  const desk = await startDesk(archive);
  const view = await firstView(browser, desk.address);
  first.push(view.drawn);
  script = view.script;
  await desk.stop();
}
const desk = await startDesk(archive);
const changes = await timeChanges(browser, desk.address, times * 8);
const findings = process.argv.includes('--no-axe') ? '–' : await countFindings(browser, desk.address);
await Promise.all([desk.stop(), browser.close()]);

printRows([
  [
    'first view, cold, from request to drawn: median and slowest ms',
    `${quantile(first, 0.5)} ${quantile(first, 1)}`,
  ],
  [
    'filter or brush to redrawn: median and 95th percentile ms',
    `${quantile(changes, 0.5)} ${quantile(changes, 0.95)}`,
  ],
  ['JavaScript of the first view, compressed, KB', (script / 1000).toFixed(1)],
  ['axe findings', String(findings)],
]);

async function firstView(from: Browser, address: string): Promise<{ drawn: number; script: number }> {
  const context = await from.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}/`, { waitUntil: 'commit' });
  // as an expression of the debugger's: the page's policy forbids what is made of a string
  const drawn = await page.evaluate(`new Promise((resolve) => {
    const look = () => document.querySelector("main .counts") === null ? requestAnimationFrame(look) : resolve(performance.now());
    look();
  })`);
  const script = await page.evaluate(
    'performance.getEntriesByType("resource").filter((it) => it.name.endsWith(".js")).reduce((sum, it) => sum + it.encodedBodySize, 0)',
  );
  const shown = { drawn: Number(drawn), script: Number(script) };
  await context.close();
  return shown;
}

/** Filters and brushes by turns, each another question. */
async function timeChanges(from: Browser, address: string, count: number): Promise<readonly number[]> {
  const page = await from.newPage({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(`${address}/timeline`, { waitUntil: 'networkidle' });
  await page.getByText('More filters').click();
  const boxes = await page.locator('fieldset.events input').count();
  const spent: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const box = n % boxes;
    const tick = `document.querySelectorAll("fieldset.events input")[${box}].click()`;
    spent.push(await change(page, tick), await change(page, tick));
    await page.getByRole('slider').waitFor();
    spent.push(
      await change(
        page,
        `const slider = document.querySelector("[role=slider]");
         const press = (key, shiftKey = false) =>
           slider.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true }));
         press("Home");
         for (let i = 0; i < ${n * 3}; i += 1) press("ArrowRight");
         for (let i = 0; i < 5; i += 1) press("ArrowRight", true);
         press("Enter")`,
      ),
      await change(page, 'document.querySelector("nav.period a:last-child").click()'),
    );
  }
  await page.close();
  return spent;
}

/** Until the answer is there and the frame with it has been drawn. */
async function change(page: Page, act: string): Promise<number> {
  const ms = await page.evaluate(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const busy = () => document.querySelector("main .answer")?.getAttribute("aria-busy") === "true";
    const began = performance.now();
    { ${act} }
    while (!busy() && performance.now() - began < 500) await new Promise((resolve) => setTimeout(resolve));
    while (busy()) await new Promise((resolve) => setTimeout(resolve));
    await frame();
    return performance.now() - began;
  })()`);
  return Number(ms);
}

async function countFindings(from: Browser, address: string): Promise<number> {
  let count = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await from.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const path of CHECKED) {
      await page.goto(address + path, { waitUntil: 'networkidle' });
      const found = await findingsOf(page);
      for (const finding of found) process.stderr.write(`${path} in the ${colorScheme}: ${finding}\n`);
      count += found.length;
    }
    await context.close();
  }
  return count;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
