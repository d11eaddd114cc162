/** Names of parties seen in answers, so that a chip for `party=PRK` says "North Korea". */
import { SvelteMap } from 'svelte/reactivity';

const names = new SvelteMap<string, string>();

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
