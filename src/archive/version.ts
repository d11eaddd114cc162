/** The version of chancery that writes: kept with every run, reading and archive. */
import { readFileSync } from 'node:fs';

export function chanceryVersion(): string {
  // the same place seen from src/archive/ and from dist/archive/
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version?: unknown } = JSON.parse(text);
  return typeof version === 'string' ? version : 'unknown';
}
