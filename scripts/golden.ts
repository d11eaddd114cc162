/** Writes examples/golden/: run after a change of the reader, then read the difference through by eye. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { EXAMPLES, readExamples } from '../test/read-examples.js';

const folder = new URL('golden/', EXAMPLES);
mkdirSync(folder, { recursive: true });
for (const [slug, records] of await readExamples()) {
  writeFileSync(new URL(`${slug}.json`, folder), `${JSON.stringify(records, null, 1)}\n`);
}
