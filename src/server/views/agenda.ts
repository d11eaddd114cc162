/** The agenda about a day: what the next weeks bring, and what has just passed without a report. */
import { type AgendaIncident, findAgenda } from '../../analysis/agenda/find.js';
import type { AgendaEntry, AgendaMention } from '../../analysis/agenda/index.js';
import type { FlatIncident } from '../../analysis/incidents/rows.js';
import { DAY, dayOf } from '../../archive/days.js';
import type { Archive } from '../../archive/types.js';
import type { AgendaShape } from '../shapes/index.js';
import { standing } from '../standing.js';
import { readEvidence } from './evidence.js';
import { partyOf } from './parties.js';

const AHEAD = 42;
/** What is as far back has had its two weeks in which somebody could have told of it. */
const BACK = 28;
/** "In 2020" is no day to be ready for. */
const LONGEST_SPAN = 31;
const MOST_MENTIONS = 400;
const MOST_ENTRIES = 40;
const MOST_SAID = 3;

type Mention = Omit<AgendaMention, 'key' | 'document' | 'parties'> & {
  readonly document: number;
  readonly parties: readonly { readonly name: string; readonly country: string | null }[] | null;
};

/** @param asOf the day that counts as today; @param isAsked of an entry's parties, by their keys */
export async function readAgendaAbout(
  archive: Archive,
  asOf: string,
  isAsked: (keys: readonly string[]) => boolean,
  signal?: AbortSignal,
): Promise<readonly AgendaShape[]> {
  const { near, numbers } = await standing(archive, 'agenda', asOf, () => readNear(archive, asOf, signal));
  const entries = near.filter(({ parties }) => isAsked(parties.map(({ key }) => key)));
  // What lies ahead by its day, then what has passed, the latest first.
  const ahead = entries.filter(({ to }) => (to ?? '') >= asOf).slice(0, MOST_ENTRIES);
  const passed = entries
    .filter(({ to }) => (to ?? '') < asOf)
    .reverse()
    .slice(0, MOST_ENTRIES);
  const shown = [...ahead, ...passed];
  const said = shown.map(({ mentions: list }) => list.slice(-MOST_SAID));
  const evidence = await readEvidence(
    archive,
    said.flat().map(({ document, start, end }) => ({ document: Number(document), start, end })),
    signal,
  );
  return shown.map((entry, at) => ({
    key: entry.key,
    kind: entry.kind,
    what: entry.what,
    date: entry.date,
    from: entry.from,
    to: entry.to,
    state: entry.state,
    parties: entry.parties.map(({ key, name }) => partyOf(key, name)),
    incident: numbers.get(entry.incident ?? '') ?? null,
    said: (said[at] ?? []).flatMap(({ document, start, end }) => evidence(Number(document), start, end)),
  }));
}

/** All of those weeks, and the numbers of the incidents they may be. */
async function readNear(
  archive: Archive,
  asOf: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly near: readonly AgendaEntry[]; readonly numbers: ReadonlyMap<string, number> }> {
  const [first, last] = [shifted(asOf, -BACK), shifted(asOf, AHEAD)];
  const mentions = await readMentions(archive, first, last, asOf, signal);
  const incidents = await readIncidentsOf(archive, mentions, first, asOf, signal);
  return {
    near: findAgenda(mentions, incidents, asOf).filter((entry) => isNear(entry, asOf, last)),
    numbers: new Map(incidents.map(({ key, number }) => [key, number])),
  };
}

/** Ahead; or passed, and nobody has told what came of it. */
function isNear({ from, to, state }: AgendaEntry, asOf: string, last: string): boolean {
  if (from === null || to === null || from > last) return false;
  return to >= asOf || state === 'no report' || state === 'coming';
}

/** Those of the days, nearest first where there are too many, and all others of the same incidents: a plan may have moved. */
async function readMentions(
  archive: Archive,
  first: string,
  last: string,
  asOf: string,
  signal: AbortSignal | undefined,
): Promise<readonly AgendaMention[]> {
  const rows = await archive.rows<Mention>(
    `WITH near AS MATERIALIZED (
       SELECT g.reading, g.document, g.item, g.event FROM agenda g JOIN current_readings c ON c.reading = g.reading
       WHERE g.date_to >= $1::DATE AND g.date_from <= $2::DATE AND g.date_to - g.date_from < ${LONGEST_SPAN}
       ORDER BY abs(g.date_from - $3::DATE), g.document DESC, g.item LIMIT ${MOST_MENTIONS}
     ), planned AS MATERIALIZED (
       SELECT DISTINCT r.incident FROM incident_reports r JOIN near n ON n.document = r.document AND n.event = r.event
     ), told AS MATERIALIZED (
       SELECT r.document, r.event FROM incident_reports r SEMI JOIN planned p ON p.incident = r.incident
     ), wanted AS MATERIALIZED (
       SELECT reading, item FROM near
       UNION SELECT g.reading, g.item FROM agenda g JOIN current_readings c ON c.reading = g.reading
       JOIN told t ON t.document = g.document AND t.event = g.event
     ), parties AS (
       SELECT g.reading, g.item, list({'name': n.name, 'country': n.country} ORDER BY n.entity) AS parties
       FROM (SELECT g.reading, g.item, unnest(g.entities) AS entity FROM agenda g SEMI JOIN wanted w
         ON w.reading = g.reading AND w.item = g.item) g
       JOIN entities n ON n.reading = g.reading AND n.entity = g.entity GROUP BY g.reading, g.item
     )
     SELECT g.document, g.item, d.published_date AS published, g.kind, g.what, g.date, g.date_from AS "from",
       g.date_to AS "to", g.event, g."start", g."end", p.parties
     FROM agenda g
     SEMI JOIN wanted w ON w.reading = g.reading AND w.item = g.item
     JOIN documents d ON d.document = g.document
     LEFT JOIN parties p ON p.reading = g.reading AND p.item = g.item`,
    [first, last, asOf],
    signal,
  );
  return rows.map(({ document, parties, ...row }) => ({
    ...row,
    key: `${document}:${row.item}`,
    document: String(document),
    parties: (parties ?? []).map(({ name, country }) => ({
      key: country ?? name.toLowerCase(),
      name,
      country,
    })),
  }));
}

/** What an agenda asks of the hundreds of incidents of its weeks. */
type FlatPlan = Pick<
  FlatIncident,
  | 'incident'
  | 'first_report'
  | 'nature'
  | 'category'
  | 'status'
  | 'date_from'
  | 'date_to'
  | 'actors'
  | 'recipients'
> &
  Pick<FlatIncident, 'outcome' | 'outcome_basis' | 'outcome_report'> & {
    readonly reports: AgendaIncident['reports'] | null;
  };

type Known = AgendaIncident & { readonly number: number };

/** The incidents that are planned, and those by which a plan of these days may have come true. */
async function readIncidentsOf(
  archive: Archive,
  mentions: readonly AgendaMention[],
  first: string,
  asOf: string,
  signal: AbortSignal | undefined,
): Promise<readonly Known[]> {
  if (mentions.length === 0) return [];
  const own = mentions.filter(({ event }) => event !== null);
  const keys = [...new Set(mentions.flatMap(({ parties }) => parties.map(({ key }) => key)))];
  const rows = await archive.rows<FlatPlan>(
    `WITH wanted AS (SELECT unnest($1::INTEGER[]) AS document, unnest($2::VARCHAR[]) AS event),
     planned AS (
       SELECT r.incident, list({'document': r.document, 'event': r.event} ORDER BY r.position) AS reports
       FROM incident_reports r JOIN wanted w ON w.document = r.document AND w.event = r.event GROUP BY r.incident
     )
     SELECT i.incident, i.first_report, i.nature, i.category, i.status, i.date_from, i.date_to, i.actors, i.recipients,
       i.outcome, i.outcome_basis, i.outcome_report, p.reports
     FROM incidents i LEFT JOIN planned p ON p.incident = i.incident
     WHERE p.incident IS NOT NULL OR (i.nature = 'happening' AND i.date_to >= $3::DATE AND i.date_from <= $4::DATE
       AND (list_has_any(i.actors, $5::VARCHAR[]) OR list_has_any(i.recipients, $5::VARCHAR[])))`,
    [own.map(({ document }) => Number(document)), own.map(({ event }) => event ?? ''), first, asOf, keys],
    signal,
  );
  return rows.map((row) => ({
    number: row.incident,
    key: row.first_report,
    nature: row.nature,
    category: row.category,
    status: row.status,
    from: row.date_from,
    to: row.date_to,
    actors: row.actors.map(named),
    recipients: row.recipients.map(named),
    outcome:
      row.outcome === null
        ? null
        : { what: row.outcome, basis: row.outcome_basis, incident: row.outcome_report },
    reports: row.reports ?? [],
    mode: null,
    intends: null,
    quad: null,
    scale: null,
    place: null,
    origins: [],
    newsOrigins: [],
    disagreements: [],
  }));
}

const named = (key: string) => partyOf(key, key);

function shifted(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}
