/** What every bench needs: its data folder, a way to print, the date of the run. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
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
