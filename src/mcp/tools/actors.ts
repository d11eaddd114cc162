/** `actors`: who does what, counted. */
import { z } from 'zod';
import type { Archive } from '../../archive/index.js';
import { eventsWhere } from '../../archive/queries/index.js';
import { readCursor, writeCursor } from '../cursor.js';
import { actorsInput } from '../inputs.js';
import { line } from '../lines.js';
import { nearMisses } from '../near-misses.js';
import { NOTICE, quote } from '../quoted.js';
import { pageOf, partyOf } from '../results.js';
import { pageShape, partyShape } from '../shapes.js';
import { goesOn, headOf, numbered } from '../wording.js';
import { defineTool } from './tool.js';

const deed = z.object({ category: z.string(), events: z.int() });

const row = partyShape.extend({
  events: z.int().describe('Events that it takes part in'),
  asActor: z.int(),
  asRecipient: z.int(),
  documents: z.int().describe('Articles that report them'),
  does: z.array(deed).describe('Categories of the events in which it acts, most frequent first'),
});

interface Counted {
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly sector: string | null;
  readonly events: number;
  readonly as_actor: number;
  readonly as_recipient: number;
  readonly documents: number;
  readonly does: z.output<typeof deed>[] | null;
}

export const actorsTool = defineTool({
  name: 'actors',
  title: 'Actors and what they do',
  description: `Counts who takes part in the events that the arguments choose (as in the tool events, which explains PLOVER's categories and statuses): each actor or recipient with its number of events, on which side, in how many articles, and the categories of what it does. Most events first. The arguments choose events; so with actor "PRK" the list holds North Korea and all whom it deals with. Counts are of reports: one happening told by three articles counts three times.`,
  input: actorsInput,
  output: z.object({ ...pageShape, actors: z.array(row) }),
  async answer({ limit, cursor, ...filter }, archive, signal) {
    const offset = readCursor(cursor, 'actors', filter);
    const { where, parameters } = eventsWhere(filter);
    const found = count(archive, where, [...parameters, limit + 1, offset], signal);
    const { rows, more } = await pageOf(found, limit, (counted) => ({
      ...partyOf(counted),
      events: counted.events,
      asActor: counted.as_actor,
      asRecipient: counted.as_recipient,
      documents: counted.documents,
      does: counted.does ?? [],
    }));
    const nextCursor = more ? writeCursor(offset + rows.length, 'actors', filter) : null;
    const lines = rows.flatMap((actor, index) => numbered(offset + index + 1, [actorLine(actor)]));
    const near = rows.length > 0 ? [] : await nearMisses(archive, filter, signal);
    return {
      structured: { notice: NOTICE, nextCursor, actors: [...rows] },
      text: quote(headOf('actor', offset, rows.length, null), [...lines, ...near], goesOn(nextCursor)),
    };
  },
});

/** By name and country: what one article takes for a minister another may take for a person. The usual is shown. */
function count(
  archive: Archive,
  where: string,
  parameters: Parameters<Archive['rows']>[1] & object,
  signal: AbortSignal,
): AsyncIterable<Counted> {
  const sql = `
WITH picked AS (SELECT e.reading, e.event, e.document, e.category FROM events e WHERE ${where}),
parts AS (
  SELECT a.name, a.country, a.kind, a.sector, a.side, p.document, p.category, p.reading || ':' || p.event AS happening
  FROM event_actors a JOIN picked p ON p.reading = a.reading AND p.event = a.event
), counted AS (
  SELECT name, country, mode(kind ORDER BY kind) AS kind, mode(sector ORDER BY sector) AS sector, count(DISTINCT happening) AS events,
    count(DISTINCT happening) FILTER (WHERE side = 'actor') AS as_actor,
    count(DISTINCT happening) FILTER (WHERE side = 'recipient') AS as_recipient,
    count(DISTINCT document) AS documents
  FROM parts GROUP BY name, country
  ORDER BY events DESC, name, country NULLS LAST
  LIMIT $${parameters.length - 1}::BIGINT OFFSET $${parameters.length}::BIGINT
), deeds AS (
  SELECT name, country, category, count(DISTINCT happening) AS events
  FROM parts WHERE side = 'actor' GROUP BY name, country, category
)
SELECT c.name, c.country, c.kind, c.sector, c.events, c.as_actor, c.as_recipient, c.documents,
  list({'category': d.category, 'events': d.events} ORDER BY d.events DESC, d.category)
    FILTER (WHERE d.category IS NOT NULL) AS does
FROM counted c
LEFT JOIN deeds d ON d.name = c.name AND d.country IS NOT DISTINCT FROM c.country
GROUP BY ALL
ORDER BY c.events DESC, c.name, c.country NULLS LAST`;
  return archive.stream<Counted>(sql, parameters, signal);
}

function actorLine(actor: z.output<typeof row>): string {
  const code = [actor.country, actor.sector].filter((part) => part !== null).join(':');
  return line([
    code === '' ? actor.name : `${actor.name} (${code})`,
    `${actor.events} events in ${actor.documents} articles`,
    `acts in ${actor.asActor}, is acted on in ${actor.asRecipient}`,
    actor.does.map(({ category, events }) => `${category} ${events}`).join(', '),
  ]);
}
