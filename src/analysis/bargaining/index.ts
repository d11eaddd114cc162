/**
 * Bargaining between two: what each asks of the other, offers, agrees to, refuses and warns of, by issue and in order; what
 * became of what was asked; who turned; and whom else each has to turn to.
 *
 * ```ts
 * const { issues, outside } = await bargainingBetween(archive, 'PRK', 'USA', { since: '2019' });
 * ```
 */
export { bargainingBetween } from './asked.js';
export type * from './types.js';
