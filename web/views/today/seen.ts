/**
 * How far the reader has seen the archive: as far as they have said so, in this browser. Opening the page says nothing, so
 * what is new stays new in every tab.
 */
import { store, stored } from '../../app/settings.svelte.js';

/** The number of the last document that the reader has seen; 0 before they have said so. */
export const seenSoFar = (): number => Number(stored('seen')) || 0;

/** How far it was before: what came between the two can be shown again. */
export const seenBefore = (): number => Number(stored('seen-before')) || 0;

/** Everything up to here is seen now, of what came after `since`. */
export function keepSeen(newest: number, since: number): void {
  store('seen-before', String(since));
  store('seen', String(newest));
}
