/** `incidents`: what happened, each thing once, and on how many independent feet it stands. */
import { z } from 'zod';
import { type IncidentRow, incidentsIn } from '../../analysis/incidents/index.js';
import { eventCategory, eventStatus } from '../../record/schema.js';
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
import { incidentsInput } from '../inputs-analysis.js';
import { line } from '../lines.js';
import { MOST_PARTS, name, names } from '../results.js';
import { defineTool } from './tool.js';

/** Of an incident; the rest is counted. */
const MOST_REPORTS = 6;

const text = z.string().nullable();

const row = z.object({
  key: z.string().describe('Document and event of its first report, as "12:e3"'),
  nature: z.enum(['happening', 'plan', 'possibility']),
  category: eventCategory.nullable(),
  mode: text,
  intends: eventCategory.nullable(),
  scale: z.number().nullable(),
  status: eventStatus,
  from: text.describe('First and last day on which it may have happened; of a plan those planned for'),
  to: text,
  place: text,
  actors: z.array(sideShape),
  recipients: z.array(sideShape),
  origins: z.array(z.string()).describe('Whose independent reporting it stands on'),
  disagreements: z.array(z.object({ about: z.string(), versions: z.array(z.string()) })),
  outcome: z
    .object({ what: z.string(), basis: text, incident: text.describe('The key of what came of it') })
    .nullable()
    .describe('Of a plan or possibility'),
  reports: z.array(reportShape).describe('Earliest first'),
  reportsInAll: z.int(),
});

export const incidentsTool = defineTool({
  name: 'incidents',
  title: 'What happened, each thing once',
  description: `Lists incidents: reports of one thing in many articles are one, with all who report it, the number of independent origins (copies and retellings of one report are one origin), what the reports disagree about, and of a plan what came of it. Prefer it to events where the question is what happened rather than how it was reported. The tool events explains PLOVER's categories and statuses. Cite articles, say on how many origins it stands, and say so where it is planned, possible or denied. Grouping is automatic and can be wrong.`,
  input: incidentsInput,
  output: z.object({ ...foundShape, incidents: z.array(row) }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'incidents',
      what: 'incident',
      question,
      limit,
      cursor,
      rows: await incidentsIn(archive, question, signal),
      shape: async (found) => found.map(shapeOf),
      lines: linesOf,
      names: question.about,
    });
    return { structured: { ...page, incidents: rows }, text };
  },
});

function shapeOf(incident: IncidentRow): z.output<typeof row> {
  const { key, nature, category, intends, scale, status, from, to, reports } = incident;
  return {
    key,
    nature,
    category,
    mode: name(incident.mode),
    intends,
    scale,
    status,
    from,
    to,
    place: name(incident.place?.name ?? null),
    actors: sidesOf(incident.actors),
    recipients: sidesOf(incident.recipients),
    origins: names(incident.origins),
    disagreements: incident.disagreements.map(({ about, of, versions }) => ({
      about: name(of === '' ? about : `${about} (${of})`) ?? about,
      versions: names(versions.map(({ says }) => says)).slice(0, MOST_PARTS),
    })),
    outcome: incident.outcome,
    reports: reports.slice(0, MOST_REPORTS).map(reportOf),
    reportsInAll: reports.length,
  };
}

function linesOf(incident: z.output<typeof row>): readonly string[] {
  const { category, mode, intends, nature, status, outcome, disagreements, reports, reportsInAll } = incident;
  const kind = `${category ?? 'no category'}${mode === null ? '' : `/${mode}`}${intends === null ? '' : ` (intends ${intends})`}`;
  const more = reportsInAll - reports.length;
  return [
    line([
      daysLine(incident.from, incident.to),
      kind,
      nature,
      status,
      actLine(incident.actors, incident.recipients),
      incident.place === null ? '' : `at ${incident.place}`,
      `key ${incident.key}`,
    ]),
    `  on the word of: ${line([incident.origins.join(', '), `${reportsInAll} reports`])}`,
    ...disagreements.map(({ about, versions }) => `  they differ on ${line([about, versions.join(' / ')])}`),
    ...(outcome === null
      ? []
      : [`  came of it: ${line([outcome.what, outcome.basis ?? '', outcome.incident ?? ''])}`]),
    ...reports.flatMap(reportLines),
    ...(more > 0 ? [`  and ${more} more reports`] : []),
  ];
}
