/** `relation`: cooperation and conflict between two sides over time, and when that changed. */
import { z } from 'zod';
import { type IncidentRow, incidentsIn } from '../../analysis/incidents/index.js';
import { type RelationChange, type RelationPoint, relationBetween } from '../../analysis/relations/index.js';
import type { Archive } from '../../archive/index.js';
import { eventCategory } from '../../record/schema.js';
import {
  actLine,
  daysLine,
  foundPage,
  foundShape,
  reportLines,
  reportOf,
  reportShape,
  sideShape,
  sidesOf,
} from '../found.js';
import { relationInput } from '../inputs-analysis.js';
import { line } from '../lines.js';
import { defineTool } from './tool.js';

/** Of a period; all are counted. */
const MOST_INCIDENTS = 8;

const incident = z.object({
  key: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  category: eventCategory.nullable(),
  scale: z.number().nullable(),
  actors: z.array(sideShape),
  recipients: z.array(sideShape),
  origins: z.int().describe('Independent ones'),
  report: reportShape.nullable().describe('The first'),
});

const row = z.object({
  period: z.string().describe('ISO 8601: "2019-W09" or "2019-02"'),
  from: z.string(),
  to: z.string(),
  cooperation: z.number().describe("Sum of PLOVER's scale above 0"),
  conflict: z.number().describe('Sum below 0'),
  net: z.number(),
  usual: z.number().nullable().describe('Median of the half year (of months: the year) before'),
  unusual: z.boolean().describe('Far off what is usual'),
  change: z
    .object({
      way: z.enum(['toward cooperation', 'toward conflict']),
      from: z.string().describe('It came between this day'),
      to: z.string().describe('and this'),
      probability: z.number(),
      before: z.number().describe('Mean net of a period before'),
      after: z.number().describe('And after'),
    })
    .nullable()
    .describe('That most likely begins in this period'),
  incidents: z.array(incident).describe('The weightiest'),
  incidentsInAll: z.int(),
});

export const relationTool = defineTool({
  name: 'relation',
  title: 'A relation over time',
  description: `Gives cooperation and conflict between two sides, week by week or month by month, as sums of PLOVER's scale (-10 conflict to +10 cooperation) over incidents, each counted once however many articles print it; what was usual before; and when the relation changed, with a probability. Quiet periods are left out: but silence may only mean that no article is here. Only what happened counts; of threats and agreements that is the threatening and agreeing. Scores are of kinds of acts, not of their weight: read the incidents before you draw conclusions, and cite their articles.`,
  input: relationInput,
  output: z.object({ ...foundShape, periods: z.array(row) }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const { one, other, ...days } = question;
    const relation = await relationBetween(archive, one, other, days, signal);
    const changes = new Map(relation.changes.map((change) => [change.period, change]));
    const loud = relation.points
      .map((point) => ({ point, change: changes.get(point.name) ?? null }))
      .filter(({ point, change }) => point.incidents.length > 0 || change !== null);
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'relation',
      what: 'period',
      question,
      limit,
      cursor,
      rows: loud,
      async shape(found) {
        const told = await incidentsOf(
          archive,
          [one, other],
          found.map(({ point }) => point),
          signal,
        );
        return found.map(({ point, change }) => shapeOf(point, change, told));
      },
      lines: linesOf,
      names: [one, other],
      note:
        loud.length === 0
          ? undefined
          : `Of ${relation.points.length} periods only those in which something happened or changed are listed.`,
    });
    return { structured: { ...page, periods: rows }, text };
  },
});

/** The incidents of the periods, with their words. */
async function incidentsOf(
  archive: Archive,
  about: readonly string[],
  points: readonly RelationPoint[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, IncidentRow>> {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const found = await incidentsIn(archive, { about, since: first.from, until: last.to }, signal);
  return new Map(found.map((one) => [one.key, one]));
}

function shapeOf(
  point: RelationPoint,
  change: RelationChange | null,
  told: ReadonlyMap<string, IncidentRow>,
): z.output<typeof row> {
  const incidents = point.incidents
    .flatMap((key) => told.get(key) ?? [])
    .sort((a, b) => Math.abs(b.scale ?? 0) - Math.abs(a.scale ?? 0));
  return {
    period: point.name,
    from: point.from,
    to: point.to,
    cooperation: point.cooperation,
    conflict: point.conflict,
    net: point.net,
    usual: point.baseline?.median ?? null,
    unusual: point.unusual,
    change:
      change === null
        ? null
        : {
            way: change.way,
            from: change.from,
            to: change.to,
            probability: change.probability,
            before: change.before,
            after: change.after,
          },
    incidents: incidents.slice(0, MOST_INCIDENTS).map((it) => ({
      key: it.key,
      from: it.from,
      to: it.to,
      category: it.category,
      scale: it.scale,
      actors: sidesOf(it.actors),
      recipients: sidesOf(it.recipients),
      origins: it.origins.length,
      report: it.reports[0] === undefined ? null : reportOf(it.reports[0]),
    })),
    incidentsInAll: point.incidents.length,
  };
}

function linesOf(period: z.output<typeof row>): readonly string[] {
  const { change, usual, incidents, incidentsInAll } = period;
  const more = incidentsInAll - incidents.length;
  return [
    line([
      `${period.period} (${period.from} to ${period.to})`,
      `cooperation ${figure(period.cooperation)}`,
      `conflict ${figure(period.conflict)}`,
      `net ${figure(period.net)}`,
      usual === null ? '' : `usual ${figure(usual)}${period.unusual ? ', this is unusual' : ''}`,
    ]),
    ...(change === null
      ? []
      : [
          `  the relation turned ${change.way} between ${change.from} and ${change.to} (probability ${change.probability.toFixed(2)}): ${figure(change.before)} → ${figure(change.after)} a period`,
        ]),
    ...incidents.flatMap((it) => [
      `  - ${line([
        daysLine(it.from, it.to),
        it.category ?? '',
        it.scale === null ? '' : `scale ${it.scale}`,
        actLine(it.actors, it.recipients),
        `${it.origins} independent origins`,
        `key ${it.key}`,
      ])}`,
      ...(it.report === null ? [] : reportLines(it.report)),
    ]),
    ...(more > 0 ? [`  and ${more} more incidents`] : []),
  ];
}

const figure = (value: number): string => String(Math.round(value * 10) / 10);
