/** The SQL files in schema/. */
import { readFileSync } from 'node:fs';

export function schemaSql(file: string): string {
  return readFileSync(new URL(`./schema/${file}`, import.meta.url), 'utf8');
}
