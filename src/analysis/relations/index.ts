/**
 * Relations: what passes between two sides week by week, what is usual and when it changed; and the network of who acts
 * toward whom. Pure functions on incidents; `relationIncidentsOf` takes them from what `readIncidents` found.
 *
 * ```ts
 * const incidents = relationIncidentsOf(await readIncidents(archive));
 * const between = incidentsBetween(incidents, ['PRK'], ['USA']);
 * const series = seriesOf(between, { length: 'week', since: '2019-01-01', until: '2019-06-30' });
 * const changes = findChanges(series, between);
 * const { triads, degree } = balanceOf(networkOf(incidents).signed);
 * ```
 */
export { readCoverage } from '../coverage.js';
export { balanceOf } from './balance.js';
export { incidentsBetween } from './between.js';
export { brokersOf } from './brokers.js';
export { findChanges, type RelationChange } from './changes.js';
export { networkOf, type SignedTie, type Tie } from './network.js';
export { relationIncidentsOf } from './of-incidents.js';
export { type RelationPoint, seriesOf } from './series.js';
export type { PeriodLength } from './types.js';
