/**
 * How far the reader has seen the archive. What is new stays new for as long as the tab is open, and is seen at the next visit.
 */
import { store, stored } from '../../app/settings.svelte.js';

const SINCE = 'today-since';

/** The number of the last document seen at the visit before this one. */
export function seenBefore(): number {
  const inThisTab = sessionStorage.getItem(SINCE);
  const since = Number(inThisTab ?? stored('seen') ?? 0) || 0;
  if (inThisTab === null) sessionStorage.setItem(SINCE, String(since));
  return since;
}

export const keepSeen = (newest: number): void => store('seen', String(newest));

/** Everything up to here is seen now. */
export function allSeen(newest: number): void {
  keepSeen(newest);
  sessionStorage.setItem(SINCE, String(newest));
}
