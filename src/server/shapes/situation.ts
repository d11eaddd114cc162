/** Views over the whole archive: today, timeline, relations and network, map. */
import { z } from '@hono/zod-openapi';
import { agendaRow, articleRef, day, disputeRow, incidentRow, paged, party } from './common.js';

export const counts = z
  .object({
    articles: z.int(),
    events: z.int(),
    statements: z.int(),
    incidents: z.int(),
    outlets: z.int(),
  })
  .openapi('Counts');

export const change = z
  .object({
    period: z.string(),
    from: day,
    to: day,
    probability: z.number(),
    before: z.number(),
    after: z.number(),
    way: z.enum(['toward cooperation', 'toward conflict']),
    incidents: z.array(z.int()),
  })
  .openapi('Change');

/** `/today.json?since=<document>`: what has come with documents of higher numbers (0: everything is new). */
export const today = z
  .object({
    /** The last day on which an article of the archive was printed: the archive's present. */
    asOf: day.nullable(),
    counts,
    /** Highest number of a document: what the page keeps as "seen". */
    newest: z.int(),
    articles: paged(articleRef.extend({ added: z.string(), events: z.int(), statements: z.int() })),
    incidents: z.array(incidentRow),
    agenda: z.array(agendaRow),
    disputes: z.array(disputeRow),
    moved: z.array(z.object({ one: party, other: party, change })),
  })
  .openapi('Today');

export const bin = z
  .object({
    from: day,
    to: day,
    happenings: z.int(),
    plans: z.int(),
    cooperation: z.number(),
    conflict: z.number(),
  })
  .openapi('Bin');

/** `/timeline.json`: rows newest first (`order=oldest` turns it); bins over the whole answer, not over the page. */
export const timeline = paged(incidentRow)
  .extend({
    bins: z.object({ length: z.enum(['day', 'week', 'month', 'year']), bins: z.array(bin) }),
    /** What the filters could be set to, the most frequent first. */
    facets: z.object({
      parties: z.array(party.extend({ count: z.int() })),
      events: z.array(z.object({ event: z.string(), count: z.int() })),
      outlets: z.array(z.object({ outlet: z.string(), count: z.int() })),
    }),
  })
  .openapi('Timeline');

/** `/relations.json?one=PRK&other=USA&by=week`. */
export const relation = z
  .object({
    one: z.array(party),
    other: z.array(party),
    by: z.enum(['week', 'month']),
    points: z.array(
      z.object({
        name: z.string(),
        from: day,
        to: day,
        cooperation: z.number(),
        conflict: z.number(),
        net: z.number(),
        usual: z.number().nullable(),
        unusual: z.boolean(),
        incidents: z.array(z.int()),
      }),
    ),
    changes: z.array(change),
    incidents: z.array(incidentRow),
  })
  .openapi('Relation');

/** `/network.json`: who acts toward whom between the days of the filters. */
export const network = z
  .object({
    nodes: z.array(party.extend({ incidents: z.int(), betweenness: z.number() })),
    ties: z.array(
      z.object({
        actor: z.string(),
        recipient: z.string(),
        weight: z.number(),
        scale: z.number(),
        incidents: z.array(z.int()),
      }),
    ),
    signed: z.array(
      z.object({ one: z.string(), other: z.string(), sign: z.enum(['friends', 'foes']), scale: z.number() }),
    ),
    balance: z.object({ triads: z.int(), degree: z.number().nullable(), frustration: z.number().nullable() }),
  })
  .openapi('Network');

/** `/map.json`: incidents by country of their place; where no place is told, by the parties' countries. A row a country. */
export const map = z
  .object({
    places: z.array(
      z.object({
        country: z.string(),
        name: z.string(),
        incidents: z.int(),
        /** Of how many of these the articles say that it was there; the others have no place and are shown at their parties. */
        told: z.int(),
        cooperation: z.number(),
        conflict: z.number(),
        latest: z.array(incidentRow),
      }),
    ),
    elsewhere: z.int(),
  })
  .openapi('WorldMap');

export type Today = z.infer<typeof today>;
export type Timeline = z.infer<typeof timeline>;
export type Relation = z.infer<typeof relation>;
export type Network = z.infer<typeof network>;
export type WorldMap = z.infer<typeof map>;
