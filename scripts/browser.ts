/** A Chromium for the tests of the page: one that is there already, or else one that is fetched. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** How the package managers of systems install it without asking. */
const MANAGERS: readonly (readonly string[])[] = [
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ['dnf', 'install', '-y', 'chromium'],
  ['apk', 'add', 'chromium'],
];
const isRoot = process.getuid?.() === 0;

/** @throws Error where there is no browser and none can be got: its message says what to do. */
export function provideBrowser(): string {
  const { CHANCERY_BROWSER } = process.env;
  if (CHANCERY_BROWSER !== undefined) {
    if (runs(CHANCERY_BROWSER)) return CHANCERY_BROWSER;
    throw new Error(`CHANCERY_BROWSER is "${CHANCERY_BROWSER}", which does not start as a browser`);
  }
  const found = findBrowser();
  if (found !== null) return found;
  process.stderr.write('No Chromium here: installing one for the tests of the page …\n');
  for (const fetch of [installPackage, download]) {
    fetch();
    const fetched = findBrowser();
    if (fetched !== null) return fetched;
  }
  throw new Error(
    'The tests of the page need Chromium, and it could not be installed: install it ("apt-get install chromium" or "npx playwright-core install --with-deps chromium"), or give the path of one in CHANCERY_BROWSER',
  );
}

/** Root may not use Chromium's sandbox. */
export function launchBrowser(executablePath = provideBrowser()): Promise<Browser> {
  return chromium.launch({ executablePath, chromiumSandbox: !isRoot });
}

function findBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((it) => it !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, chromium.executablePath()].find((it) => existsSync(it) && runs(it)) ?? null;
}

/** Some systems have a command of that name which only says how to install it. */
function runs(executable: string): boolean {
  const { status, stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /chrom/i.test(stdout);
}

function installPackage(): void {
  const manager = MANAGERS.find(([name = '']) => spawnSync(name, ['--version']).error === undefined);
  if (manager === undefined) return;
  if (install(manager) || manager[0] !== 'apt-get') return;
  // A fresh machine has no lists of packages.
  if (install(['apt-get', 'update'])) install(manager);
}

function install(words: readonly string[]): boolean {
  const [command = '', ...rest] = isRoot ? words : ['sudo', '-n', ...words];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function download(): void {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  );
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
