/**
 * Relations: what passes between two sides week by week, what is usual and when it changed; and the network of who acts
 * toward whom. Pure functions on incidents, and two that ask an archive for them.
 *
 * ```ts
 * const { points, changes } = await relationBetween(archive, 'PRK', 'USA', { since: '2019' });
 * const { ties, balance, brokers } = await networkIn(archive, { since: '2019-02', until: '2019-03' });
 * ```
 */
export {
  type ArchiveNetwork,
  type NetworkTie,
  networkIn,
  type Relation,
  relationBetween,
  relationOf,
} from './asked.js';
export { type Balance, balanceOf, type Triad } from './balance.js';
export type { Baseline } from './baseline.js';
export type { Broker } from './brokers.js';
export type { RelationChange } from './changes.js';
export { type Network, networkOf, type SignedTie } from './network.js';
export { relationIncidentsOf } from './of-incidents.js';
export type { RelationPoint } from './series.js';
export type { PeriodLength, RelationIncident } from './types.js';
