/** Before the tests of the page: a browser, an archive of the example press, a desk that serves it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { provideBrowser } from '../../../scripts/browser.js';
import { goldPress } from '../../press.js';
import { fillArchive } from '../fill.js';
import { startDesk } from './built-desk.js';
import { markupRecord } from './markup.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens. */
    browser: string;
    /** A desk that all read from and none writes to. */
    desk: string;
    /** An archive to copy. */
    press: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = provideBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), 'chancery-browser-'));
  const press = path.join(folder, 'press.duckdb');
  const served = path.join(folder, 'served.duckdb');
  await fillArchive(press, [...goldPress(), markupRecord()]);
  cpSync(press, served);
  const [browser, desk] = await Promise.all([
    chromium.launchServer({ executablePath, chromiumSandbox: process.getuid?.() !== 0 }),
    startDesk(served),
  ]);
  project.provide('browser', browser.wsEndpoint());
  project.provide('desk', desk.address);
  project.provide('press', press);
  return async () => {
    await Promise.all([browser.close(), desk.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
