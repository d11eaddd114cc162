/**
 * Draws docs/desk/*.png: each view of the desk over the example press, in light and dark. The archive is made of the records
 * that a reader without fault would make (test/press.ts). Look at what comes out.
 *
 *   npm run build && npx tsx scripts/screenshots.ts [view …]
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDesk } from '../test/desk/browser/built-desk.js';
import { fillArchive } from '../test/desk/fill.js';
import { goldPress } from '../test/press.js';
import { launchBrowser } from './browser.js';

const VIEWS: Readonly<Record<string, string>> = {
  today: '/today?seen=70',
  timeline: '/timeline',
  relations: '/relations?one=PRK&other=USA',
  network: '/relations',
  map: '/map?at=PRK',
  article: '/articles/44',
  articles: '/articles',
  'who-says-so': '/incidents/50',
  actors: '/actors',
  actor: '/actors/PRK',
  search: '/search?q=summit',
  review: '/review?party=KOR',
  audit: '/audit?size=20',
};
const FOLDER = fileURLToPath(new URL('../docs/desk/', import.meta.url));
const chosen = process.argv.slice(2);

mkdirSync(FOLDER, { recursive: true });
const temporary = mkdtempSync(path.join(tmpdir(), 'chancery-screenshots-'));
const archive = path.join(temporary, 'press.duckdb');
await fillArchive(archive, goldPress());
const [desk, browser] = await Promise.all([startDesk(archive), launchBrowser()]);
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width: 1200, height: 900 },
      reducedMotion: 'reduce',
    });
    for (const [name, address] of Object.entries(VIEWS)) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      await page.goto(desk.address + address, { waitUntil: 'networkidle' });
      const file = path.join(FOLDER, `${name}-${colorScheme}.png`);
      await page.screenshot({ path: file });
      process.stdout.write(`${path.basename(file)} ${Math.round(statSync(file).size / 1024)} KB\n`);
    }
    await page.close();
  }
} finally {
  await Promise.all([desk.stop(), browser.close()]);
  rmSync(temporary, { recursive: true, force: true });
}
