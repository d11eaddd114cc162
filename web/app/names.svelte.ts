/**
 * Names of parties, so that a chip for `party=PRK` says "North Korea". Those of codes are known from the start: a page that is
 * opened by a link shows its filters before, and also without, an answer that names them. Others are learned from answers.
 */

import { countries, international } from 'virtual:parties';
import { SvelteMap } from 'svelte/reactivity';

const names = new SvelteMap(Object.entries({ ...international, ...countries }));

export const isCountry = (key: string): boolean => Object.hasOwn(countries, key);

export const nameOf = (key: string): string => names.get(key) ?? names.get(key.toLowerCase()) ?? key;

export function learnName(key: string, name: string): void {
  if (!names.has(key)) names.set(key, name);
}

/** Every party anywhere in an answer. */
export function learnNames(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('key' in value && 'name' in value && typeof value.key === 'string' && typeof value.name === 'string')
    learnName(value.key, value.name);
  for (const inner of Object.values(value)) learnNames(inner);
}
