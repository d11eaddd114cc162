/** One actor: roles over time, what it did, what was done to it, what it said, and with whom it has to do. */
import { z } from '@hono/zod-openapi';
import { type FlatStatement, STATEMENT_COLUMNS, statementRow } from '../../archive/queries/statements.js';
import { statementsWhere } from '../../archive/queries/where.js';
import type { Archive } from '../../archive/types.js';
import { actor } from '../shapes/actors.js';
import { filters } from '../shapes/filters.js';
import type { ActorView } from '../shapes/index.js';
import { defineView } from '../view.js';
import { KEY } from './actors.js';
import { type Bound, createBound } from './bound.js';
import { daysOf, HAPPENED, incidentsWhere, REPORTS } from './conditions.js';
import { readIncidentRows } from './incident-rows.js';
import { isCountryCode, isPartyCode, nameOf, nameParties } from './parties.js';
import { statementShape } from './search.js';

const query = filters.extend({ actor: z.string().trim().min(1).max(300) });

export type ActorQuestion = z.output<typeof query>;

export const actorView = defineView({
  address: '/actors/{actor}',
  summary: 'One actor: roles, deeds, words, counterparts',
  query,
  shape: actor,
  what: 'such actor in the archive',
  read: readActor,
  csv: {
    rows: ({ months }) => months,
    columns: {
      month: (row) => row.month,
      did: (row) => row.did,
      suffered: (row) => row.suffered,
      said: (row) => row.said,
      net: (row) => row.net,
    },
  },
});

const FIRST_ROWS = 20;
const MOST_ROLES = 50;
const MOST_COUNTERPARTS = 30;

/** A country by its code, else a name, case and accents aside. Null where the archive does not know it. */
export async function readActor(
  archive: Archive,
  question: ActorQuestion,
  signal?: AbortSignal,
): Promise<ActorView | null> {
  const named = await readNamed(archive, question, signal);
  if (named === null) return null;
  const [deeds, words] = await Promise.all([
    readDeeds(archive, question, named.actor.country, signal),
    readWords(archive, question, signal),
  ]);
  const { did, suffered } = deeds;
  const [didRows, sufferedRows, counterparts] = await Promise.all([
    readIncidentRows(archive, did.first, signal),
    readIncidentRows(archive, suffered.first, signal),
    nameParties(archive, deeds.counterparts, signal),
  ]);
  const months = new Map<string, ActorView['months'][number]>();
  const monthOf = (month: string) => months.get(month) ?? { month, did: 0, suffered: 0, said: 0, net: 0 };
  for (const { month, said } of words.months) months.set(month, { ...monthOf(month), said });
  for (const { month, ...counts } of deeds.months) months.set(month, { ...monthOf(month), ...counts });
  return {
    ...named,
    months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
    did: { total: did.total, rows: [...didRows] },
    suffered: { total: suffered.total, rows: [...sufferedRows] },
    said: { total: words.total, rows: words.rows },
    counterparts: [...counterparts],
  };
}

interface FlatNamed {
  readonly key: string;
  readonly name: string | null;
  readonly kind: ActorView['actor']['kind'] | null;
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly roles: ActorView['roles'] | null;
}

/** The most frequent value; of two as frequent the first by the alphabet, not the one that a thread of the database met first. */
function usual(column: string): string {
  return `mode(${column} ORDER BY ${column})`;
}

async function readNamed(
  archive: Archive,
  question: ActorQuestion,
  signal: AbortSignal | undefined,
): Promise<Pick<ActorView, 'actor' | 'roles'> | null> {
  const isCode = isPartyCode(question.actor);
  const { since, until } = daysOf(question);
  const bound = createBound();
  const key = bound.bind(question.actor);
  const days = [
    ...(since === null ? [] : [`published >= ${bound.day(since)}`]),
    ...(until === null ? [] : [`published <= ${bound.day(until)}`]),
  ];
  const [row] = await archive.rows<FlatNamed>(
    `WITH named AS MATERIALIZED (
       SELECT n.name, n.kind, n.country, n.wikidata, n.role, n.document, d.published_date AS published
       FROM entities n JOIN current_readings c ON c.reading = n.reading JOIN documents d ON d.document = n.document
       WHERE ${isCode ? `n.country = ${key}` : `${KEY} = lower(strip_accents(${key}))`}
     ), roles AS (
       SELECT ${usual('role')} AS role, ${usual('country')} AS country, min(published) AS "from", max(published) AS "to",
         count(DISTINCT document) AS articles
       FROM named WHERE role IS NOT NULL AND ${['true', ...days].join(' AND ')} GROUP BY lower(role)
       ORDER BY articles DESC, "from" LIMIT ${MOST_ROLES}
     )
     SELECT lower(strip_accents(${key})) AS key, (SELECT ${usual('name')} FROM named) AS name, (SELECT ${usual('kind')} FROM named) AS kind,
       -- as in the list of actors
       (SELECT country FROM named WHERE country IS NOT NULL GROUP BY country
         HAVING (SELECT ${usual('kind')} FROM named) = 'person' OR 2 * count(*) >= (SELECT count(*) FROM named)
         ORDER BY count(*) DESC, country LIMIT 1) AS country,
       (SELECT ${usual('wikidata')} FROM named WHERE ${isCode ? `kind = 'state'` : 'true'}) AS wikidata,
       ${isCode ? 'NULL' : '(SELECT list(roles ORDER BY "from" NULLS LAST, articles DESC) FROM roles)'} AS roles`,
    bound.values,
    signal,
  );
  if (row?.name == null) return null;
  return {
    actor: {
      key: isCode ? question.actor : row.key,
      name: nameOf(question.actor, row.name),
      country: isCode ? question.actor : row.country,
      kind: isCode
        ? isCountryCode(question.actor)
          ? 'state'
          : 'organization'
        : (row.kind ?? 'organization'),
      wikidata: row.wikidata,
    },
    roles: (row.roles ?? []).map(({ role, country, from, to, articles }) => ({
      role,
      country,
      from,
      to,
      articles,
    })),
  };
}

interface Side {
  readonly total: number;
  /** Numbers of the newest. */
  readonly first: readonly number[];
}

interface FlatDeeds {
  readonly did: number;
  readonly suffered: number;
  readonly first_did: readonly number[] | null;
  readonly first_suffered: readonly number[] | null;
  readonly months:
    | readonly {
        readonly month: string;
        readonly did: number;
        readonly suffered: number;
        readonly net: number;
      }[]
    | null;
  readonly counterparts:
    | readonly { readonly key: string; readonly incidents: number; readonly scale: number }[]
    | null;
}

interface Deeds {
  readonly did: Side;
  readonly suffered: Side;
  readonly months: NonNullable<FlatDeeds['months']>;
  readonly counterparts: NonNullable<FlatDeeds['counterparts']>;
}

/** @param country whose it is: with its own country nobody has dealings */
async function readDeeds(
  archive: Archive,
  question: ActorQuestion,
  country: string | null,
  signal: AbortSignal | undefined,
): Promise<Deeds> {
  const bound = createBound();
  const where = incidentsWhere(question, bound);
  const own = bound.texts([
    question.actor,
    question.actor.toLowerCase(),
    ...(country === null ? [] : [country]),
  ]);
  const first = (side: string): string =>
    `(SELECT list(incident ORDER BY date_from DESC NULLS LAST, incident DESC)
      FROM (SELECT * FROM parts WHERE ${side} ORDER BY date_from DESC NULLS LAST, incident DESC LIMIT ${FIRST_ROWS}))`;
  const [row] = await archive.rows<FlatDeeds>(
    `WITH parts AS MATERIALIZED (
       SELECT i.incident, i.date_from, i.actors, i.recipients, k.acts, k.suffers,
         CASE WHEN ${HAPPENED} THEN i.scale ELSE 0 END AS counted
       FROM (${partsOf(question.actor, bound)}) k JOIN incidents i ON i.incident = k.incident
       WHERE ${where}
     ), months AS (
       SELECT strftime(date_from, '%Y-%m') AS month, count(*) FILTER (acts) AS did, count(*) FILTER (suffers) AS suffered,
         sum(counted) AS net
       FROM parts WHERE date_from IS NOT NULL GROUP BY month
     ), sides AS (
       SELECT incident, counted, unnest(CASE WHEN suffers AND NOT acts THEN actors
         WHEN len(recipients) > 0 THEN recipients ELSE actors END) AS key
       FROM parts
     ), counterparts AS (
       SELECT key, count(DISTINCT incident) AS incidents, sum(counted) AS scale FROM sides
       WHERE key NOT IN (SELECT unnest(${own})) GROUP BY key ORDER BY incidents DESC, key LIMIT ${MOST_COUNTERPARTS}
     )
     SELECT (SELECT count(*) FROM parts WHERE acts) AS did, (SELECT count(*) FROM parts WHERE suffers) AS suffered,
       ${first('acts')} AS first_did, ${first('suffers')} AS first_suffered,
       (SELECT list(months ORDER BY month) FROM months) AS months,
       (SELECT list(counterparts ORDER BY incidents DESC, key) FROM counterparts) AS counterparts`,
    bound.values,
    signal,
  );
  return {
    did: { total: row?.did ?? 0, first: row?.first_did ?? [] },
    suffered: { total: row?.suffered ?? 0, first: row?.first_suffered ?? [] },
    months: row?.months ?? [],
    counterparts: row?.counterparts ?? [],
  };
}

/** In which incidents, and on which side: of a country the incidents tell, of a person their reports. */
function partsOf(actor: string, bound: Bound): string {
  const name = bound.bind(actor);
  if (isPartyCode(actor))
    return `SELECT i.incident, list_contains(i.actors, ${name}) AS acts, list_contains(i.recipients, ${name}) AS suffers
      FROM incidents i WHERE list_contains(i.actors, ${name}) OR list_contains(i.recipients, ${name})`;
  return `SELECT r.incident, bool_or(a.side = 'actor') AS acts, bool_or(a.side = 'recipient') AS suffers
    FROM ${REPORTS} JOIN event_actors a ON a.reading = e.reading AND a.event = e.event
    WHERE lower(strip_accents(a.name)) = lower(strip_accents(${name})) GROUP BY r.incident`;
}

async function readWords(
  archive: Archive,
  { actor: speaker, outlet, since, until, q }: ActorQuestion,
  signal: AbortSignal | undefined,
): Promise<{
  readonly total: number;
  readonly rows: ActorView['said']['rows'];
  readonly months: readonly { readonly month: string; readonly said: number }[];
}> {
  const { where, parameters } = statementsWhere({
    speaker,
    ...(outlet.length > 0 && { outlet }),
    ...(q !== undefined && q !== '' && { text: q }),
    since,
    until,
  });
  const [months, rows] = await Promise.all([
    archive.rows<{ readonly month: string | null; readonly said: number }>(
      `SELECT strftime(d.published_date, '%Y-%m') AS month, count(*) AS said
       FROM statements s JOIN documents d ON d.document = s.document WHERE ${where} GROUP BY month ORDER BY month`,
      parameters,
      signal,
    ),
    archive.rows<FlatStatement>(
      `WITH picked AS MATERIALIZED (
         SELECT s.rowid AS position FROM statements s JOIN documents d ON d.document = s.document WHERE ${where}
         ORDER BY d.published_date DESC NULLS LAST, s.document DESC, s.content_start LIMIT ${FIRST_ROWS}
       )
       SELECT ${STATEMENT_COLUMNS} FROM picked k JOIN statements s ON s.rowid = k.position
       JOIN documents d ON d.document = s.document
       ORDER BY d.published_date DESC NULLS LAST, s.document DESC, s.content_start`,
      parameters,
      signal,
    ),
  ]);
  return {
    total: months.reduce((sum, { said }) => sum + said, 0),
    rows: rows.map((row) => statementShape(statementRow(row))),
    months: months.flatMap(({ month, said }) => (month === null ? [] : { month, said })),
  };
}
