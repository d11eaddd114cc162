/**
 * Killed at random while it adds: what an archive has lost or doubled afterwards. Ready-made records by default, which
 * keep the writing busy all the time; with `--read` the articles are read by the model, as a user's are.
 *
 *   npx tsx bench/kills.ts [--kills 50] [--articles 5000] [--read]      (build first: npm run build)
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damageOf, runAdd } from '../test/archive/under-fire.js';
import { wireRecord } from '../test/archive/wire.js';
import { numberOf, printRows } from './shared.js';

const kills = numberOf('kills', 50);
const articles = numberOf('articles', 5000);
const reading = process.argv.includes('--read');

const folder = mkdtempSync(join(tmpdir(), 'chancery-kills-'));
const file = join(folder, 'articles.jsonl');
writeFileSync(
  file,
  Array.from({ length: articles }, (_, n) => {
    const record = wireRecord(n);
    return `${JSON.stringify(reading ? lineOf(record.document) : record)}\n`;
  }).join(''),
);
const ids = new Set(Array.from({ length: articles }, (_, n) => `wire-${n}`));

// One undisturbed run says how long the whole takes, so that the kills are spread over it.
const whole = await runAdd([file, '--archive', join(folder, 'whole.duckdb')], null);
if (whole.code !== 0) throw new Error(`the command failed (is it built?): ${whole.err}`);

let [done, rounds, lost, doubled] = [0, 0, 0, 0];
const findings: string[] = [];
while (done < kills) {
  rounds += 1;
  const archive = join(folder, `archive-${rounds}.duckdb`);
  const args = [file, '--archive', archive];
  for (let ended = false; !ended; ) {
    // Each run gets a twelfth of the work done before it dies, half a second of start-up aside.
    const after = done < kills ? 400 + Math.random() * (whole.seconds / 6) * 1000 : null;
    const { code, err } = await runAdd(args, after);
    if (code === null) done += 1;
    else if (code !== 0) throw new Error(`it did not go on after ${done} kills: ${err}`);
    ended = code === 0;
  }
  const damage = await damageOf(archive, ids);
  lost += damage.lost;
  doubled += damage.doubled;
  findings.push(...damage.findings);
  rmSync(archive, { force: true });
}
rmSync(folder, { recursive: true });

for (const finding of findings) process.stderr.write(`${finding}\n`);
printRows([
  ['articles', String(articles)],
  ['made', reading ? 'read by the model' : 'ready-made records'],
  ['seconds undisturbed', whole.seconds.toFixed(1)],
  ['kills', String(done)],
  ['archives they were spent on', String(rounds)],
  ['documents lost', String(lost)],
  ['documents, readings or events doubled', String(doubled)],
  ['findings of the doctor', String(findings.length)],
]);

function lineOf({ id, text, title, outlet, url, published }: ReturnType<typeof wireRecord>['document']) {
  return { id, text, title, outlet, url, published, language: 'en' };
}
