/** The timeline: incidents by day, past and planned in one line, with how many there are of what over all that match. */
import { z } from '@hono/zod-openapi';
import { daysOf } from '../../archive/days.js';
import type { Archive } from '../../archive/types.js';
import { cursorAt, placeIn } from '../cursors.js';
import { day } from '../shapes/common.js';
import { filters, paging } from '../shapes/filters.js';
import type { Timeline } from '../shapes/index.js';
import { timeline } from '../shapes/situation.js';
import { defineView } from '../view.js';
import { binsOf, type DayCount } from './bins.js';
import { createBound } from './bound.js';
import { HAPPENED, incidentsWhere } from './conditions.js';
import { INCIDENT_COLUMNS, readIncidentRows } from './incident-rows.js';
import { type CountedKey, nameParties } from './parties.js';

const query = filters.extend(paging.shape).extend({
  /** By the day on which it began; what has no day comes last. */
  order: z.enum(['newest', 'oldest']).default('newest'),
});

/** The last row given: its day, and its number among those of the day. */
const place = z.object({ day: day.refine((it) => daysOf(it) !== null).nullable(), number: z.int() });

type Place = z.output<typeof place>;

export type TimelineQuestion = z.output<typeof query>;

export const timelineView = defineView({
  address: '/timeline',
  summary: 'Incidents by day, past and planned, with counts over all that match',
  query,
  shape: timeline,
  read: readTimeline,
  csv: { rows: ({ rows }) => rows, columns: INCIDENT_COLUMNS },
});

interface Answer {
  readonly total: number;
  readonly days: readonly DayCount[] | null;
  readonly page: readonly { readonly number: number; readonly day: string | null }[] | null;
  readonly parties: readonly CountedKey[] | null;
  readonly events: readonly { readonly event: string; readonly count: number }[] | null;
  readonly outlets: readonly { readonly outlet: string; readonly count: number }[] | null;
}

const MOST_FACETS = 50;

/** @throws ChanceryError FILTER_INVALID, SEARCH_INVALID, DESK_CURSOR_INVALID; the signal's reason where it was aborted */
export async function readTimeline(
  archive: Archive,
  question: TimelineQuestion,
  signal?: AbortSignal,
): Promise<Timeline> {
  const after = placeIn('timeline', question, place);
  const bound = createBound();
  const where = incidentsWhere(question, bound);
  const oldest = question.order === 'oldest';
  const sorted = oldest ? 'ASC' : 'DESC';
  const beyond = after === null ? 'true' : isBeyond(after, oldest ? '>' : '<', bound.day, bound.bind);
  const limit = bound.bind(question.limit + 1);
  // What all match is not worth setting aside.
  const kept = where === 'true' ? 'NOT MATERIALIZED' : 'MATERIALIZED';
  const [answer] = await archive.rows<Answer>(
    `WITH picked AS ${kept} (
       SELECT i.incident, i.date_from, i.nature, i.category, i.actors, i.recipients,
         CASE WHEN ${HAPPENED} THEN i.scale ELSE 0 END AS counted
       FROM incidents i WHERE ${where}
     ), days AS (
       SELECT date_from AS day, count(*) FILTER (nature = 'happening') AS happenings,
         count(*) FILTER (nature <> 'happening') AS plans,
         sum(greatest(counted, 0)) AS cooperation, sum(least(counted, 0)) AS conflict
       FROM picked WHERE date_from IS NOT NULL GROUP BY date_from
     ), page AS (
       SELECT incident AS number, date_from AS day FROM picked WHERE ${beyond}
       ORDER BY date_from ${sorted} NULLS LAST, incident ${sorted} LIMIT ${limit}
     ), parties AS (
       SELECT key, count(*) AS count
       FROM (SELECT unnest(actors) AS key FROM picked UNION ALL SELECT unnest(recipients) FROM picked)
       GROUP BY key ORDER BY count DESC, key LIMIT ${MOST_FACETS}
     ), events AS (
       SELECT category AS event, count(*) AS count FROM picked WHERE category IS NOT NULL GROUP BY category
     ), outlets AS (
       SELECT d.outlet, count(DISTINCT r.incident) AS count
       FROM incident_reports r JOIN documents d ON d.document = r.document
       WHERE d.current AND d.outlet IS NOT NULL AND r.incident IN (SELECT incident FROM picked)
       GROUP BY d.outlet ORDER BY count DESC, d.outlet LIMIT ${MOST_FACETS}
     )
     SELECT (SELECT count(*) FROM picked) AS total,
       (SELECT list(days ORDER BY day) FROM days) AS days,
       (SELECT list(page ORDER BY day ${sorted} NULLS LAST, number ${sorted}) FROM page) AS page,
       (SELECT list(parties ORDER BY count DESC, key) FROM parties) AS parties,
       (SELECT list(events ORDER BY count DESC, event) FROM events) AS events,
       (SELECT list(outlets ORDER BY count DESC, outlet) FROM outlets) AS outlets`,
    bound.values,
    signal,
  );
  const page = answer?.page ?? [];
  const shown = page.slice(0, question.limit);
  const last = shown.at(-1);
  const numbers = shown.map(({ number }) => number);
  const [rows, parties] = await Promise.all([
    readIncidentRows(archive, numbers, signal),
    nameParties(archive, answer?.parties ?? [], signal),
  ]);
  return {
    rows: [...rows],
    total: answer?.total ?? 0,
    next: last === undefined || page.length === shown.length ? null : cursorAt('timeline', question, last),
    bins: binsOf(answer?.days ?? []),
    facets: {
      parties: [...parties],
      events: [...(answer?.events ?? [])],
      outlets: [...(answer?.outlets ?? [])],
    },
  };
}

function isBeyond(
  { day, number }: Place,
  beyond: '<' | '>',
  bindDay: (day: string) => string,
  bind: (number: number) => string,
): string {
  if (day === null) return `(date_from IS NULL AND incident ${beyond} ${bind(number)})`;
  const at = bindDay(day);
  return `(date_from ${beyond} ${at} OR date_from IS NULL OR (date_from = ${at} AND incident ${beyond} ${bind(number)}))`;
}
