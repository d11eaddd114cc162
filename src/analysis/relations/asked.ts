/** Relations and networks as they are asked for, out of the incidents that an archive keeps. */
import type { Archive } from '../../archive/index.js';
import { readCoverage } from '../coverage.js';
import { readIncidents } from '../incidents/of-archive.js';
import {
  daysOf,
  type NetworkQuestion,
  networkQuestion,
  parseQuestion,
  type RelationQuestion,
  relationQuestion,
} from '../questions.js';
import { type Balance, balanceOf } from './balance.js';
import { incidentsBetween } from './between.js';
import { type Broker, brokersOf } from './brokers.js';
import { findChanges, type RelationChange } from './changes.js';
import { type Network, networkOf, type Tie } from './network.js';
import { relationIncidentsOf } from './of-incidents.js';
import { firstWithin, MOST_DAYS } from './periods.js';
import { type RelationPoint, seriesOf } from './series.js';
import type { Direction, PeriodLength, RelationIncident, Side } from './types.js';

/** What passed between two sides. */
export interface Relation {
  readonly length: PeriodLength;
  /** All periods of the days asked for, in order of time, quiet ones too. */
  readonly points: readonly RelationPoint[];
  /** Those that most likely begin in one of these periods, in order of time. */
  readonly changes: readonly RelationChange[];
  /** Ids of incidents dated to more days than a period has, which none can claim. */
  readonly vague: readonly string[];
  /** Those that points, changes and `vague` name, in order of day. */
  readonly incidents: readonly RelationIncident[];
}

/**
 * Cooperation and conflict between two sides, and when that changed. What is usual, and the changes, come of all days
 * that the archive covers (of weeks some fifty years); `since` and `until` choose what is shown.
 * @param one a country or several by their codes, or actors by name
 * @throws ChanceryError FILTER_INVALID, RELATIONS_INVALID; the signal's reason where it was aborted
 */
export async function relationBetween(
  archive: Archive,
  one: string | Side,
  other: string | Side,
  question: RelationQuestion = {},
  signal?: AbortSignal,
): Promise<Relation> {
  const { by: length = 'week', toward, ...stated } = parseQuestion(relationQuestion, question);
  const { spans } = daysOf(stated);
  const coverage = await readCoverage(archive, signal);
  if (coverage === null) return { length, points: [], changes: [], vague: [], incidents: [] };
  const direction = toward === true ? 'forth' : 'both';
  const all = relationIncidentsOf(await readIncidents(archive, { signal }));
  const whole = relationOf(all, [one].flat(), [other].flat(), { length, direction, ...coverage });
  const points = whole.points.filter(({ from, to }) => spans(from, to));
  const shown = new Set(points.map(({ name }) => name));
  const changes = whole.changes.filter(({ period }) => shown.has(period));
  const days = new Map(whole.incidents.map((incident) => [incident.id, incident]));
  const vague = whole.vague.filter((id) => spans(days.get(id)?.from ?? null, days.get(id)?.to ?? null));
  const named = new Set([...[...points, ...changes].flatMap(({ incidents }) => incidents), ...vague]);
  return {
    length,
    points,
    changes,
    vague,
    incidents: whole.incidents.filter(({ id }) => named.has(id)),
  };
}

export interface RelationDays {
  readonly length: PeriodLength;
  readonly direction?: Direction;
  /** The days that the archive covers. */
  readonly since: string;
  readonly until: string;
}

/**
 * The same out of incidents in memory; no points where nothing passed between the two. Of days that are more periods than can be
 * looked at (one article with a wrong year makes them so) the last count.
 * @throws ChanceryError RELATIONS_INVALID where a day is none, or the last is before the first
 */
export function relationOf(
  all: readonly RelationIncident[],
  one: Side,
  other: Side,
  { direction, ...days }: RelationDays,
): Relation {
  const incidents = incidentsBetween(all, one, other, direction);
  const { length } = days;
  if (incidents.length === 0) return { length, points: [], changes: [], vague: [], incidents };
  const since = firstWithin(MOST_DAYS[length], days.since, days.until);
  const series = seriesOf(incidents, { ...days, since });
  return { ...series, changes: findChanges(series, incidents), incidents };
}

/** A tie, with what both ways together make of the two. */
export interface NetworkTie extends Tie {
  /** Friends (1), foes (−1), or neither. */
  readonly sign: 1 | -1 | null;
}

/** Who acts toward whom, and what that makes of the whole. */
export interface ArchiveNetwork extends Network {
  /** Those of most incidents first. */
  readonly ties: readonly NetworkTie[];
  readonly balance: Balance;
  /** All actors, who stands between most first. */
  readonly brokers: readonly Broker[];
}

/** Among countries. @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted */
export async function networkIn(
  archive: Archive,
  question: NetworkQuestion = {},
  signal?: AbortSignal,
): Promise<ArchiveNetwork> {
  const { since, until } = daysOf(parseQuestion(networkQuestion, question));
  const incidents = relationIncidentsOf(await readIncidents(archive, { since, until, signal }));
  const network = networkOf(incidents, {
    ...(since !== null && { since }),
    ...(until !== null && { until }),
  });
  const signs = new Map(network.signed.map(({ one, other, sign }) => [`${one} ${other}`, sign]));
  return {
    ...network,
    ties: network.ties
      .map((tie) => ({ ...tie, sign: signs.get([tie.actor, tie.recipient].sort().join(' ')) ?? null }))
      .sort((a, b) => b.incidents.length - a.incidents.length),
    balance: balanceOf(network.signed),
    brokers: brokersOf(network),
  };
}
