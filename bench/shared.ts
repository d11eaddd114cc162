/** What every bench needs: its data folder, a way to print, the date of the run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder named on the command line. Says what belongs there and exits with 2 where it is missing. */
export function dataFolder(bench: string, what: string): string {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
  if (folder !== undefined && existsSync(folder)) return folder;
  const name = basename(fileURLToPath(bench));
  process.stderr.write(`usage: npx tsx bench/${name} <folder>\n\nThe folder holds ${what}.\n`);
  process.exit(2);
}

/** Rows of label and figure, aligned, under the day they were measured; as one JSON line with `--json`. */
export function printRows(rows: readonly (readonly [string, string])[]): void {
  const measured = new Date().toISOString().slice(0, 10);
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ measured, ...Object.fromEntries(rows) })}\n`);
    return;
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  process.stdout.write(`measured ${measured}\n`);
  for (const [label, figure] of rows) process.stdout.write(`${label.padEnd(width)}  ${figure}\n`);
}

/** The number behind `--name` on the command line. */
export function numberOf(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (Number.isFinite(value) && value > 0) return value;
  process.stderr.write(`--${name} takes a number\n`);
  process.exit(2);
}

/** Words of an article, as the project's figures count it. */
const WORDS = 800;

/** The texts of a folder (`.txt`, or `.jsonl` with a "text"), cut or joined to 800 words. */
export function readArticles(from: string): readonly string[] {
  const texts = readdirSync(from)
    .sort()
    .filter((name) => /\.(?:txt|jsonl)$/.test(name))
    .flatMap((name) => {
      const content = readFileSync(join(from, name), 'utf8');
      if (name.endsWith('.txt')) return [content];
      return content
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (JSON.parse(line) as { text: string }).text);
    });
  const paragraphs = texts.flatMap((text) => text.split(/\n\s*\n/));
  const made: string[] = [];
  let open: string[] = [];
  let words = 0;
  for (const paragraph of paragraphs) {
    open.push(paragraph);
    words += paragraph.split(/\s+/).length;
    if (words >= WORDS) {
      made.push(open.join('\n\n'));
      open = [];
      words = 0;
    }
  }
  return made.length > 0 ? made : [paragraphs.join('\n\n')];
}

/** Deterministic, so that two runs ask the same of the same. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
