/** Parties as the desk shows them: a country by its English name, an actor by the name that the articles give. */
import type { Archive } from '../../archive/types.js';
import { readCodeNames } from '../../lexicon/code-names.js';
import type { PartyShape } from '../shapes/index.js';

const CODES = readCodeNames();

/** "PRK", "IGO": codes that can stand for a party. */
export function isPartyCode(value: string): boolean {
  return CODES.has(value);
}

export function isCountryCode(value: string): boolean {
  return CODES.get(value)?.state === true;
}

/** Codes of countries that have a place on the map. */
export const COUNTRY_CODES: readonly string[] = [...CODES.keys()].filter(isCountryCode);

/** Codes that have these letters, or whose English name does. */
export function codesNamed(letters: string): readonly string[] {
  const wanted = letters.toLowerCase();
  return [...CODES].flatMap(([code, { name }]) =>
    code.toLowerCase() === wanted || name.toLowerCase().includes(wanted) ? [code] : [],
  );
}

/** "PRK" → North Korea; the name given for what has no code. */
export function nameOf(key: string, name: string): string {
  return CODES.get(key)?.name ?? name;
}

/** @param key as the analysis compares parties: a code in capitals, or a name in lower case */
export function partyOf(key: string, name: string): PartyShape {
  return { key, name: nameOf(key, name), country: isCode(key) ? key : null };
}

function isCode(key: string): boolean {
  return key !== key.toLowerCase();
}

/** A party's key as incidents have it, with how often it is met. */
export interface CountedKey {
  readonly key: string;
  readonly count: number;
}

/** The same with names; those without a code are called as some incident calls them. */
export async function nameParties<Counted extends { readonly key: string }>(
  archive: Archive,
  counted: readonly Counted[],
  signal?: AbortSignal,
): Promise<readonly (Counted & PartyShape)[]> {
  const unnamed = counted.flatMap(({ key }) => (isCode(key) ? [] : [key]));
  const names = await readNames(archive, unnamed, signal);
  return counted.map((it) => ({ ...it, ...partyOf(it.key, names.get(it.key) ?? it.key) }));
}

async function readNames(
  archive: Archive,
  keys: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await archive.rows<{ readonly key: string; readonly name: string }>(
    `SELECT key, min(name) AS name FROM (
       SELECT unnest(actors) AS key, unnest(actor_names) AS name FROM incidents WHERE list_has_any(actors, $1::VARCHAR[])
       UNION ALL
       SELECT unnest(recipients), unnest(recipient_names) FROM incidents WHERE list_has_any(recipients, $1::VARCHAR[]))
     WHERE key IN (SELECT unnest($1::VARCHAR[])) GROUP BY key`,
    [keys],
    signal,
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
}
