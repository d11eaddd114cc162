/** English names for the country and actor codes of a record. */

import { INTERNATIONAL_ACTORS } from '../ontology/index.js';
import { readTable } from './tables.js';

export interface CodeName {
  readonly name: string;
  /** False for actors of no single country: "IGO". */
  readonly state: boolean;
}

/** "NOR" → Norway, "IGO" → international governmental organization. */
export function readCodeNames(): ReadonlyMap<string, CodeName> {
  const names = new Map<string, CodeName>();
  for (const { code, name } of INTERNATIONAL_ACTORS) names.set(code, { name, state: false });
  for (const [, code = '', , , name = ''] of readTable('states.tsv')) {
    if (!names.has(code)) names.set(code, { name, state: true });
  }
  return names;
}
