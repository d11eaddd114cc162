/** People and states. */
import { z } from '@hono/zod-openapi';
import { entityKind } from '../../record/schema.js';
import { articleRef, day, incidentRow, paged, party, passage } from './common.js';

/** `/actors.json?q=moon&kind=person`: who is in the archive, the most named first. */
export const actors = paged(
  party.extend({ kind: entityKind, articles: z.int(), did: z.int(), suffered: z.int(), said: z.int() }),
);

export const statementRow = z.object({
  id: z.string(),
  speaker: z.string().nullable(),
  speakerCountry: z.string().nullable(),
  anonymous: z.boolean(),
  directness: z.enum(['direct', 'indirect', 'mixed']),
  via: z.array(z.string()),
  stance: z.enum(['disputes', 'confirms', 'denies']).nullable(),
  content: passage,
  cue: passage.nullable(),
  source: passage.nullable(),
  article: articleRef,
});

/** `/actors/PRK.json`, `/actors/Moon%20Jae-in.json`; the filters' days hold. Lists are first pages: "all" leads to timeline and search. */
export const actor = z.object({
  actor: party.extend({ kind: entityKind, wikidata: z.string().nullable() }),
  /** Offices and roles as the articles name them, with the days on which they do. */
  roles: z.array(
    z.object({
      role: z.string(),
      country: z.string().nullable(),
      from: day.nullable(),
      to: day.nullable(),
      articles: z.int(),
    }),
  ),
  /** A row a month. */
  months: z.array(
    z.object({ month: z.string(), did: z.int(), suffered: z.int(), said: z.int(), net: z.number() }),
  ),
  did: z.object({ total: z.int(), rows: z.array(incidentRow) }),
  suffered: z.object({ total: z.int(), rows: z.array(incidentRow) }),
  said: z.object({ total: z.int(), rows: z.array(statementRow) }),
  /** Whom it acts with most. */
  counterparts: z.array(party.extend({ incidents: z.int(), scale: z.number() })),
});

export type ActorList = z.infer<typeof actors>;
export type ActorView = z.infer<typeof actor>;
export type StatementShape = z.infer<typeof statementRow>;
