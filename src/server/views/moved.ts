/** Relations that moved of late: changes of the last weeks among the pairs between which most has happened. */
import { findChanges } from '../../analysis/relations/changes.js';
import { firstWithin } from '../../analysis/relations/periods.js';
import { seriesOf } from '../../analysis/relations/series.js';
import { DAY, dayOf } from '../../archive/days.js';
import type { Archive } from '../../archive/types.js';
import type { Today } from '../shapes/index.js';
import type { Bound } from './bound.js';
import { HAPPENED } from './conditions.js';
import { partyOf } from './parties.js';
import { changeShape, type FlatAct, relationIncident } from './relations.js';

/** Pairs that are looked at. To find changes takes some milliseconds each. */
const MOST_PAIRS = 10;
/** How far back a relation is looked at to know what was usual, and how far back a change is of late. */
const REACH_WEEKS = 78;
const LATE_WEEKS = 8;
const MOST_PARTIES = 32;

interface Act extends FlatAct {
  readonly one: string;
  readonly other: string;
}

/**
 * The latest first.
 * @param where on `incidents i`; what it binds is in `bound`
 * @param since the first day that the archive covers
 */
export async function readMoved(
  archive: Archive,
  where: string,
  bound: Bound,
  { since, asOf }: { readonly since: string; readonly asOf: string },
  signal?: AbortSignal,
): Promise<Today['moved']> {
  const first = firstWithin(REACH_WEEKS * 7, since, asOf);
  const late = dayOf(Date.parse(asOf) - LATE_WEEKS * 7 * DAY);
  const acts = await archive.rows<Act>(
    `WITH picked AS MATERIALIZED (
       SELECT i.incident, i.date_from, i.date_to, i.category, i.scale, i.quad, len(i.origins) AS origins,
         i.actors[1:${MOST_PARTIES}] AS actors,
         CASE WHEN len(i.recipients) > 0 THEN i.recipients[1:${MOST_PARTIES}] ELSE i.actors[1:${MOST_PARTIES}] END AS others
       FROM incidents i
       WHERE ${HAPPENED} AND i.category IS NOT NULL AND i.quad IS NOT NULL
         AND i.date_from BETWEEN ${bound.day(first)} AND ${bound.day(asOf)} AND ${where}
     ), acting AS (
       SELECT incident, unnest(actors) AS actor, others FROM picked
     ), pairs AS MATERIALIZED (
       SELECT DISTINCT incident, least(actor, other) AS one, greatest(actor, other) AS other
       FROM (SELECT incident, actor, unnest(others) AS other FROM acting)
       WHERE actor <> other AND actor <> lower(actor) AND other <> lower(other)
     ), busiest AS (
       SELECT one, other FROM pairs GROUP BY one, other ORDER BY count(*) DESC, one, other LIMIT ${MOST_PAIRS}
     )
     SELECT p.one, p.other, k.incident, k.date_from AS "from", coalesce(k.date_to, k.date_from) AS "to", k.category, k.scale,
       k.quad, k.origins
     FROM pairs p SEMI JOIN busiest b ON b.one = p.one AND b.other = p.other JOIN picked k ON k.incident = p.incident`,
    bound.values,
    signal,
  );
  const pairs = new Map<string, Act[]>();
  for (const act of acts) {
    const key = `${act.one} ${act.other}`;
    pairs.set(key, [...(pairs.get(key) ?? []), act]);
  }
  const moved = [...pairs].flatMap(([key, list]) => {
    const [one = '', other = ''] = key.split(' ');
    const incidents = list.map(relationIncident);
    const series = seriesOf(incidents, { length: 'week', since: first, until: asOf });
    return findChanges(series, incidents)
      .filter(({ to }) => to >= late)
      .map((change) => ({
        one: partyOf(one, one),
        other: partyOf(other, other),
        change: changeShape(change),
      }));
  });
  return moved.sort((a, b) => (a.change.from < b.change.from ? 1 : -1));
}
