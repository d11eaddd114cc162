/** Incidents on the map of the world: where the articles say they were, otherwise at the countries of those who took part. */
import type { z } from '@hono/zod-openapi';
import type { Archive } from '../../archive/types.js';
import { filters } from '../shapes/filters.js';
import type { WorldMap } from '../shapes/index.js';
import { map } from '../shapes/situation.js';
import { defineView } from '../view.js';
import { createBound } from './bound.js';
import { HAPPENED, incidentsWhere } from './conditions.js';
import { readIncidentRows } from './incident-rows.js';
import { COUNTRY_CODES, nameOf } from './parties.js';

export const mapView = defineView({
  address: '/map',
  summary: 'Incidents by country: where they were, or whom they concern',
  query: filters,
  shape: map,
  read: readMap,
  csv: {
    rows: ({ places }) => places,
    columns: {
      country: (row) => row.country,
      name: (row) => row.name,
      incidents: (row) => row.incidents,
      told: (row) => row.told,
      cooperation: (row) => row.cooperation,
      conflict: (row) => row.conflict,
      latest: (row) => row.latest.map(({ incident }) => String(incident)),
    },
  },
});

/** Of each place so many are told, and of so many places: those with most. The timeline has the others. */
const LATEST = 5;
const MOST_TOLD = 60;

interface Answer {
  readonly total: number;
  readonly placed: number;
  readonly places:
    | readonly {
        readonly country: string;
        readonly incidents: number;
        readonly told: number;
        readonly cooperation: number;
        readonly conflict: number;
        readonly latest: readonly number[];
      }[]
    | null;
}

/** An incident counts once in each of its countries. @throws ChanceryError FILTER_INVALID, SEARCH_INVALID */
export async function readMap(
  archive: Archive,
  asked: z.output<typeof filters>,
  signal?: AbortSignal,
): Promise<WorldMap> {
  const bound = createBound();
  const where = incidentsWhere(asked, bound);
  const countries = bound.texts(COUNTRY_CODES);
  const [answer] = await archive.rows<Answer>(
    `WITH known AS MATERIALIZED (SELECT unnest(${countries}) AS country),
     picked AS MATERIALIZED (
       SELECT i.incident, i.date_from, i.place_country, i.actors, i.recipients,
         CASE WHEN ${HAPPENED} THEN i.scale ELSE 0 END AS counted
       FROM incidents i WHERE ${where}
     ), parties AS (
       SELECT incident, unnest(list_distinct(list_concat(actors, recipients))) AS country, false AS told, date_from, counted
       FROM picked WHERE place_country IS NULL OR place_country NOT IN (SELECT country FROM known)
     ), spots AS MATERIALIZED (
       SELECT s.* FROM (
         SELECT incident, place_country AS country, true AS told, date_from, counted FROM picked
         UNION ALL SELECT * FROM parties) s
       SEMI JOIN known k ON k.country = s.country
     ), places AS (
       SELECT country, count(*) AS incidents, count(*) FILTER (told) AS told,
         sum(greatest(counted, 0)) AS cooperation, sum(least(counted, 0)) AS conflict,
         list_transform(max({'day': coalesce(date_from, DATE '0001-01-01'), 'incident': incident}, ${LATEST}), x -> x.incident) AS latest
       FROM spots GROUP BY country
     )
     SELECT (SELECT count(*) FROM picked) AS total, (SELECT count(DISTINCT incident) FROM spots) AS placed,
       (SELECT list(places ORDER BY incidents DESC, country) FROM places) AS places`,
    bound.values,
    signal,
  );
  const places = answer?.places ?? [];
  const told = places.slice(0, MOST_TOLD).flatMap(({ latest }) => latest);
  const rows = new Map((await readIncidentRows(archive, told, signal)).map((row) => [row.incident, row]));
  return {
    places: places.map((place, at) => ({
      ...place,
      name: nameOf(place.country, place.country),
      latest: at < MOST_TOLD ? place.latest.flatMap((incident) => rows.get(incident) ?? []) : [],
    })),
    elsewhere: (answer?.total ?? 0) - (answer?.placed ?? 0),
  };
}
