/** What passed between two sides, week by week or month by month, against what was usual, and when it changed. */
import { z } from '@hono/zod-openapi';
import { readCoverage } from '../../analysis/coverage.js';
import { findChanges } from '../../analysis/relations/changes.js';
import type { PeriodLength, RelationChange } from '../../analysis/relations/index.js';
import { firstWithin } from '../../analysis/relations/periods.js';
import { seriesOf } from '../../analysis/relations/series.js';
import type { RelationIncident } from '../../analysis/relations/types.js';
import type { Archive } from '../../archive/types.js';
import { queryInvalid } from '../errors.js';
import { filters } from '../shapes/filters.js';
import type { Filters, PartyShape, Relation } from '../shapes/index.js';
import { relation } from '../shapes/situation.js';
import { defineView } from '../view.js';
import { type Bound, createBound } from './bound.js';
import { daysOf, HAPPENED, incidentsWhere, isBetween } from './conditions.js';
import { readIncidentRows } from './incident-rows.js';
import { isPartyCode, partyOf } from './parties.js';

const query = filters.extend({
  /** Codes or names; any of them is the side. Without them the two of `pair`. */
  one: filters.shape.party,
  other: filters.shape.party,
  by: z.enum(['week', 'month']).default('week'),
});

export type RelationQuestion = z.output<typeof query>;

export const relationView = defineView({
  address: '/relations',
  summary: 'Cooperation and conflict between two sides over time, and when that changed',
  query,
  shape: relation,
  read: readRelation,
  csv: {
    rows: ({ points }) => points,
    columns: {
      period: (row) => row.name,
      from: (row) => row.from,
      to: (row) => row.to,
      cooperation: (row) => row.cooperation,
      conflict: (row) => row.conflict,
      net: (row) => row.net,
      usual: (row) => row.usual,
      unusual: (row) => row.unusual,
      incidents: (row) => row.incidents.map(String),
    },
  },
});

/** How many days back is looked from the last: to find changes takes time that grows with the square of the periods. */
const REACH: Readonly<Record<PeriodLength, number>> = { week: 520 * 7, month: 600 * 30 };
/** Whole rows are given of so many incidents, the newest; the points name them all. */
const MOST_ROWS = 100;

/**
 * Ten years of weeks at most (fifty of months) up to the last day asked for. What is usual comes of all of them; `since`
 * only chooses what is shown.
 * @throws ChanceryError FILTER_INVALID, SEARCH_INVALID; RequestError where a side is missing
 */
export async function readRelation(
  archive: Archive,
  question: RelationQuestion,
  signal?: AbortSignal,
): Promise<Relation> {
  const { one, other } = sidesOf(question);
  const { by } = question;
  const { since, until } = daysOf(question);
  const coverage = await readCoverage(archive, signal);
  const head = { one: one.map(sideParty), other: other.map(sideParty), by };
  const nothing = { ...head, points: [], changes: [], incidents: [] };
  if (coverage === null) return nothing;
  const last = until !== null && until < coverage.until ? until : coverage.until;
  const first = firstWithin(REACH[by], coverage.since, last);
  if (last < first) return nothing;
  const bound = createBound();
  const between = isBetween(one, other, bound);
  const rest = incidentsWhere({ ...question, pair: [], since: undefined, until: undefined }, bound);
  const incidents = await readRelationIncidents(archive, `${between} AND ${rest}`, bound, signal);
  const series = seriesOf(incidents, { length: by, since: first, until: last });
  const points = series.points.filter(({ to }) => since === null || to >= since);
  const shown = new Set(points.map(({ name }) => name));
  const changes = findChanges(series, incidents).filter(({ period }) => shown.has(period));
  const numbers = [...points].reverse().flatMap((point) => [...point.incidents].reverse().map(Number));
  return {
    ...head,
    points: points.map(
      ({ name, from, to, cooperation, conflict, net, baseline, unusual, incidents: ids }) => ({
        name,
        from,
        to,
        cooperation,
        conflict,
        net,
        usual: baseline?.median ?? null,
        unusual,
        incidents: ids.map(Number),
      }),
    ),
    changes: changes.map(changeShape),
    incidents: [...(await readIncidentRows(archive, numbers.slice(0, MOST_ROWS), signal))],
  };
}

export function changeShape({ incidents, ...change }: RelationChange): Relation['changes'][number] {
  return { ...change, incidents: incidents.map(Number) };
}

/** What a series is made of, as a query gives it; who took part is the query's business. */
export type FlatAct = Omit<RelationIncident, 'id' | 'actors' | 'recipients'> & { readonly incident: number };

export function relationIncident({ incident, ...act }: FlatAct): RelationIncident {
  return { ...act, id: String(incident), actors: [], recipients: [] };
}

/** Those that happened and of which a series can be made, among those for which the condition holds. */
async function readRelationIncidents(
  archive: Archive,
  where: string,
  { values }: Bound,
  signal?: AbortSignal,
): Promise<readonly RelationIncident[]> {
  const rows = await archive.rows<FlatAct>(
    `SELECT i.incident, i.date_from AS "from", coalesce(i.date_to, i.date_from) AS "to", i.category, i.scale, i.quad,
       len(i.origins) AS origins
     FROM incidents i
     WHERE ${HAPPENED} AND i.category IS NOT NULL AND i.quad IS NOT NULL AND i.date_from IS NOT NULL AND ${where}`,
    values,
    signal,
  );
  return rows.map(relationIncident);
}

function sidesOf({ one, other, pair }: Filters & Pick<RelationQuestion, 'one' | 'other'>) {
  const sides = {
    one: one.length > 0 ? one : pair.slice(0, 1),
    other: other.length > 0 ? other : pair.slice(1, 2),
  };
  if (sides.one.length === 0 || sides.other.length === 0)
    throw queryInvalid('one', 'name two sides, as in one=PRK&other=USA');
  return sides;
}

function sideParty(side: string): PartyShape {
  return isPartyCode(side) ? partyOf(side, side) : { key: side.toLowerCase(), name: side, country: null };
}
