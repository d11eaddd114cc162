/** People and states: who is in the archive, the most named first. */
import type { z } from '@hono/zod-openapi';
import { documentsWhere } from '../../archive/queries/where.js';
import type { Archive } from '../../archive/types.js';
import { nextOf, offsetOf } from '../cursors.js';
import { actors } from '../shapes/actors.js';
import { filters, paging, searchFilters } from '../shapes/filters.js';
import type { ActorList } from '../shapes/index.js';
import { defineView } from '../view.js';
import { type Bound, createBound } from './bound.js';
import { incidentsWhere, REPORTS } from './conditions.js';
import { codesNamed, isPartyCode, nameOf } from './parties.js';

const query = filters.extend(paging.shape).extend({ kind: searchFilters.shape.kind });

export type ActorsQuestion = z.output<typeof query>;

export const actorsView = defineView({
  address: '/actors',
  summary: 'People, states and bodies, the most named first',
  query,
  shape: actors,
  read: readActors,
  csv: {
    rows: ({ rows }) => rows,
    columns: {
      key: (row) => row.key,
      name: (row) => row.name,
      country: (row) => row.country,
      kind: (row) => row.kind,
      articles: (row) => row.articles,
      did: (row) => row.did,
      suffered: (row) => row.suffered,
      said: (row) => row.said,
    },
  },
});

/** Places and outlets act for nobody: they are shown where they are asked for. */
const ACTING = ['person', 'state', 'organization', 'group'];

/** A state is one by its code, whatever it is called; all else by its name. */
export const KEY = `CASE WHEN n.kind = 'state' AND n.country IS NOT NULL THEN n.country ELSE lower(strip_accents(n.name)) END`;

interface Flat {
  readonly key: string;
  readonly name: string;
  readonly kind: ActorList['rows'][number]['kind'];
  readonly country: string | null;
  readonly articles: number;
  readonly total: number;
}

interface Deeds {
  readonly key: string;
  readonly did: number;
  readonly suffered: number;
  readonly said: number;
}

/**
 * `q` is letters of the name, `party` the country or the actor itself; what they did and said counts by the other filters.
 * @throws ChanceryError FILTER_INVALID, DESK_CURSOR_INVALID
 */
export async function readActors(
  archive: Archive,
  question: ActorsQuestion,
  signal?: AbortSignal,
): Promise<ActorList> {
  const { limit, kind, q, party } = question;
  const offset = offsetOf('actors', question);
  const bound = createBound();
  const conditions = [`n.kind IN (SELECT unnest(${bound.texts(kind.length > 0 ? kind : ACTING)}))`];
  if (q !== undefined && q !== '') {
    const letters = `contains(lower(strip_accents(n.name)), lower(strip_accents(${bound.bind(q)})))`;
    conditions.push(
      `(${letters} OR (n.kind = 'state' AND n.country IN (SELECT unnest(${bound.texts(codesNamed(q))}))))`,
    );
  }
  if (party.length > 0) {
    const names = party.map((name) => name.toLowerCase());
    conditions.push(
      `(n.country IN (SELECT unnest(${bound.texts(party.filter(isPartyCode))})) OR lower(n.name) IN (SELECT unnest(${bound.texts(names)})))`,
    );
  }
  conditions.push(...printedSo(question, 'n.document', bound));
  const rows = await archive.rows<Flat>(
    `WITH named AS (
       SELECT ${KEY} AS key, n.name, n.kind, n.country, n.document
       FROM entities n SEMI JOIN current_readings c ON c.reading = n.reading
       WHERE ${conditions.join('\n  AND ')}
     ), spelled AS (
       SELECT key, name, kind, country, count(*) AS times, sum(count(*)) OVER (PARTITION BY key, country) AS of_country
       FROM named GROUP BY key, name, kind, country
     ), found AS (
       SELECT key, count(DISTINCT document) AS articles FROM named GROUP BY key
     ), page AS (
       SELECT key, articles, count(*) OVER () AS total FROM found
       ORDER BY articles DESC, key LIMIT ${bound.bind(limit)} OFFSET ${bound.bind(offset)}
     )
     SELECT p.key, p.articles, p.total, ${usual('name')} AS name, ${usual('kind')} AS kind,
       -- A person is of one country. "Officials" are of many: one of which they mostly are not is none of theirs.
       CASE WHEN ${usual('kind')} = 'person' OR 2 * max(s.of_country) FILTER (s.country IS NOT NULL) >= sum(s.times)
         THEN first(s.country ORDER BY s.of_country DESC, s.country) FILTER (s.country IS NOT NULL) END AS country
     FROM page p JOIN spelled s ON s.key = p.key
     GROUP BY p.key, p.articles, p.total ORDER BY p.articles DESC, p.key`,
    bound.values,
    signal,
  );
  const deeds = await readDeeds(
    archive,
    question,
    rows.map(({ key }) => key),
    signal,
  );
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(({ key, name, kind: its, country, articles }) => {
      const { did = 0, suffered = 0, said = 0 } = deeds.get(key) ?? {};
      return { key, name: nameOf(key, name), country, kind: its, articles, did, suffered, said };
    }),
    total,
    next: nextOf('actors', question, { offset, given: rows.length, total }),
  };
}

/** That a document is of those days and outlets; nothing where neither is asked for. */
function printedSo(
  { outlet, since, until }: ActorsQuestion,
  document: string,
  bound: Bound,
): readonly string[] {
  if (outlet.length === 0 && since === undefined && until === undefined) return [];
  const published = bound.piece(documentsWhere({ ...(outlet.length > 0 && { outlet }), since, until }));
  return [`${document} IN (SELECT d.document FROM documents d WHERE ${published})`];
}

async function readDeeds(
  archive: Archive,
  question: ActorsQuestion,
  keys: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Deeds>> {
  if (keys.length === 0) return new Map();
  const bound = createBound();
  const codes = bound.texts(keys.filter((key) => key !== key.toLowerCase()));
  const names = bound.texts(keys.filter((key) => key === key.toLowerCase()));
  const where = incidentsWhere({ ...question, party: [], q: undefined }, bound);
  const among =
    where === 'true' ? '' : `WHERE r.incident IN (SELECT i.incident FROM incidents i WHERE ${where})`;
  const spoken = ['s.speaker_name IS NOT NULL', ...printedSo(question, 's.document', bound)].join(' AND ');
  const side = (of: 'actors' | 'recipients', did: number): string =>
    `SELECT key, ${did} AS did, count(*) AS times FROM (SELECT unnest(i.${of}) AS key FROM incidents i WHERE ${where})
     WHERE key IN (SELECT unnest(${codes})) GROUP BY key`;
  const rows = await archive.rows<Deeds>(
    `WITH acts AS (
       SELECT lower(strip_accents(a.name)) AS key, a.side = 'actor' AS did, a.reading, a.event
       FROM event_actors a WHERE lower(strip_accents(a.name)) IN (SELECT unnest(${names}))
     ), deeds AS (
       ${side('actors', 1)} UNION ALL ${side('recipients', 0)} UNION ALL
       SELECT a.key, a.did::INTEGER AS did, count(DISTINCT r.incident) AS times
       FROM ${REPORTS} JOIN acts a ON a.reading = e.reading AND a.event = e.event ${among} GROUP BY a.key, a.did
     ), words AS (
       SELECT CASE WHEN s.speaker_country IN (SELECT unnest(${codes})) THEN s.speaker_country END AS code,
         lower(strip_accents(s.speaker_name)) AS name
       FROM statements s SEMI JOIN current_readings c ON c.reading = s.reading WHERE ${spoken}
     ), spoken AS (
       SELECT code AS key, count(*) AS times FROM words WHERE code IS NOT NULL GROUP BY code
       UNION ALL SELECT name, count(*) FROM words WHERE name IN (SELECT unnest(${names})) GROUP BY name
     )
     SELECT key, coalesce(sum(times) FILTER (kind = 1), 0)::INTEGER AS did,
       coalesce(sum(times) FILTER (kind = 0), 0)::INTEGER AS suffered,
       coalesce(sum(times) FILTER (kind = 2), 0)::INTEGER AS said
     FROM (SELECT key, did AS kind, times FROM deeds UNION ALL SELECT key, 2, times FROM spoken) GROUP BY key`,
    bound.values,
    signal,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Of its spellings' values the most frequent; of two as frequent the first by the alphabet, whichever the database met first. */
function usual(column: string): string {
  return `first(s.${column} ORDER BY s.times DESC, s.${column}) FILTER (s.${column} IS NOT NULL)`;
}
