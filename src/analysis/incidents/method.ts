/** What made the rows: other weights make other incidents. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const SUBJECT = 'incidents';

export const INCIDENTS_METHOD = methodDigest();

function methodDigest(): string {
  const digest = createHash('sha256');
  for (const file of ['./data/likeness', './data/agreement', '../data/quantities', './data/turns'])
    digest.update(readFileSync(new URL(`${file}.json`, import.meta.url)));
  return `incidents/3 ${digest.digest('hex').slice(0, 12)}`;
}
