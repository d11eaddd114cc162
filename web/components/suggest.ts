/** Suggestions while a name is typed in a Combobox. */
import { type Change, changed } from '../app/address.js';
import { get } from '../app/api.js';
import type { ActorList } from '../app/shapes.js';
import type { Choice } from './Combobox.svelte';

/** The most named first; whoever that is while nothing is typed. */
export async function actorsLike(
  typed: string,
  signal: AbortSignal,
  more: Change = {},
): Promise<ActorList['rows']> {
  const address = changed({ path: '/actors.json', search: '' }, { limit: 10, q: typed, ...more });
  return (await get<ActorList>(address, signal)).rows;
}

export async function suggestParties(typed: string, signal: AbortSignal): Promise<readonly Choice[]> {
  const rows = await actorsLike(typed, signal);
  return rows.map(({ key, name, kind }) => ({ value: key, name, note: kind }));
}
