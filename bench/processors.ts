/**
 * Same text, same record, on every machine: reads articles here and on emulated processors (qemu-user: Debian's package
 * of that name) that have other vector instructions, and compares the records byte for byte.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder, printRows } from './shared.js';

/** With AVX2 and without AVX-512; with SSE alone. */
const PROCESSORS = ['Haswell', 'Nehalem'];
const EMULATOR = 'qemu-x86_64';

const folder = dataFolder(import.meta.url, 'news articles as .txt (the project ships some under examples/)');
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

const read = (file: string, program: string, before: readonly string[]): string => {
  const asked = [main, 'read', file, '--published', '2020-01-15', '--language', 'en', '--format', 'json'];
  const run = spawnSync(program, [...before, ...asked], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.error) throw new Error(`${program} cannot be run: ${run.error.message}`);
  if (run.status !== 0) throw new Error(`the command failed (is it built?): ${run.stderr}`);
  return run.stdout;
};

const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const same = new Map(PROCESSORS.map((name) => [name, 0]));
for (const name of files) {
  const file = join(folder, name);
  const here = read(file, process.execPath, []);
  for (const processor of PROCESSORS) {
    const there = read(file, EMULATOR, ['-cpu', processor, process.execPath]);
    if (there === here) same.set(processor, (same.get(processor) ?? 0) + 1);
    else console.log(`${name}: another record on ${processor}`);
  }
}
printRows(
  [...same].map(([processor, count]) => [
    `same records on an emulated ${processor}`,
    `${count} of ${files.length}`,
  ]),
);
if ([...same.values()].some((count) => count < files.length)) process.exitCode = 1;
