/** What the page looks like where it is shown: whether there is colour, and how wide it is. */

/**
 * The flag wins, then NO_COLOR (https://no-color.org: any value but the empty), then FORCE_COLOR (0 means none), then
 * whether a terminal stands at the other end that is not "dumb".
 */
export function wantsColor(
  flag: boolean | undefined,
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (flag !== undefined) return flag;
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: term } = environment;
  if (never !== undefined && never !== '') return false;
  if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
  return isTerminal && term !== 'dumb';
}

/** Lines beyond 110 columns are hard to follow, below 60 nothing fits beside the dates. */
export function widthOf(flag: number | undefined, columns: number | undefined): number {
  return flag ?? Math.min(110, Math.max(60, columns ?? 88));
}
