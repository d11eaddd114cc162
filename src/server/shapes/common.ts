/** What several views share. Offsets are half-open, in UTF-16 code units of the article's text; days are "2019-02-28". */
import { z } from '@hono/zod-openapi';
import { eventCategory, eventStatus, quadClass } from '../../record/schema.js';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A country or group by its code, or an actor by name. `key` is the code where there is one, else the name in lower case. */
export const party = z.object({ key: z.string(), name: z.string(), country: z.string().nullable() });

export const articleRef = z.object({
  document: z.int().min(0),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  address: z.string(),
});

/** Words of an article and where they stand in it. */
export const passage = z.object({ words: z.string(), start: z.int().min(0), end: z.int().min(0) });

/** Words of an article, with the article. */
export const evidence = z.object({ article: articleRef, passage });

/** A page of a longer list. `next` is opaque: it goes into `cursor` of the next question; null at the end. */
export const paged = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.int().min(0), next: z.string().nullable() });

export const incidentRow = z.object({
  incident: z.int(),
  nature: z.enum(['happening', 'plan', 'possibility']),
  category: eventCategory.nullable(),
  mode: z.string().nullable(),
  quad: quadClass.nullable(),
  scale: z.number().nullable(),
  status: eventStatus,
  from: day.nullable(),
  to: day.nullable(),
  place: party.nullable(),
  actors: z.array(party),
  recipients: z.array(party),
  /** Whose reporting it stands on, each once. */
  origins: z.array(z.string()),
  /** Number of reports, copies counted. */
  reports: z.int(),
  disputed: z.boolean(),
  outcome: z.enum(['took place', 'postponed', 'never', 'open']).nullable(),
  /** The surest of its reports. */
  confidence: z.number().min(0).max(1),
  /** The sentence of its first report: what the row says, in the words of an article. */
  said: evidence.nullable(),
});

export const agendaRow = z.object({
  key: z.string(),
  kind: z.enum(['planned', 'possible', 'anniversary', 'deadline']),
  what: z.string(),
  date: z.string().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  state: z.enum(['coming', 'took place', 'postponed', 'never', 'no report', 'undated']),
  parties: z.array(party),
  incident: z.int().nullable(),
  said: z.array(evidence),
});

export const voiced = z.object({
  speaker: party.nullable(),
  anonymous: z.boolean(),
  evidence,
});

export const disputeRow = z.object({
  key: z.string(),
  claim: voiced,
  alsoIn: z.array(articleRef),
  challenges: z.array(
    voiced.extend({ stance: z.enum(['disputes', 'denies']).nullable(), basis: z.enum(['article', 'words']) }),
  ),
  confirmations: z.array(voiced),
});

export type PartyShape = z.infer<typeof party>;
export type ArticleRefShape = z.infer<typeof articleRef>;
export type EvidenceShape = z.infer<typeof evidence>;
export type IncidentShape = z.infer<typeof incidentRow>;
export type AgendaShape = z.infer<typeof agendaRow>;
export type DisputeShape = z.infer<typeof disputeRow>;
