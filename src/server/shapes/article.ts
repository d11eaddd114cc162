/** One article beside its record, and one incident with all who report it. */
import { z } from '@hono/zod-openapi';
import { recordSchema } from '../../record/schema.js';
import { articleRef, disputeRow, evidence, incidentRow, paged, party, passage } from './common.js';

/** `/articles.json`. */
export const articles = paged(
  articleRef.extend({
    added: z.string(),
    words: z.int(),
    events: z.int(),
    statements: z.int(),
    origin: z.string().nullable(),
  }),
);

export const correction = z.object({
  correction: z.int(),
  document: z.int(),
  reading: z.int(),
  kind: z.enum(['event', 'statement', 'entity', 'time', 'agenda', 'dispute', 'source']),
  target: z.string(),
  verdict: z.enum(['accepted', 'rejected', 'corrected']),
  /** What stands there instead: fields of the line, as in the record. */
  replacement: z.record(z.string(), z.unknown()).nullable(),
  note: z.string().nullable(),
  author: z.string().nullable(),
  made: z.string(),
});

/** `/articles/12.json`: the whole record (its text in `record.document.text`), with what people said of its lines. */
export const article = articleRef.extend({
  reading: z.int(),
  model: z.string(),
  version: z.string(),
  record: recordSchema,
  corrections: z.array(correction),
  /** Whose reporting it is. */
  origin: z
    .object({
      kind: z.enum(['own', 'outlet', 'agency']),
      name: z.string().nullable(),
      evidence: evidence.nullable(),
    })
    .nullable(),
  /** Articles that print the same words. */
  copies: z.array(
    articleRef.extend({
      kind: z.enum(['copy', 'partial']),
      share: z.number(),
      passages: z.array(z.object({ start: z.int(), end: z.int() })),
    }),
  ),
  /** Which incidents its events report: event id → incident. */
  incidents: z.record(z.string(), z.int()),
  /** Older and newer versions of the page. */
  versions: z.array(articleRef),
});

/** `/incidents/7.json`: who says so. */
export const incident = z.object({
  incident: incidentRow,
  reports: z.array(
    z.object({
      event: z.string(),
      status: z.string(),
      article: articleRef,
      sentence: passage,
      trigger: passage,
      speaker: party.nullable(),
      anonymous: z.boolean(),
      via: z.array(z.string()),
      origin: z.string(),
      /** Number of the group of copies its article is in; null where it has none. */
      copies: z.int().nullable(),
      confidence: z.number(),
    }),
  ),
  /** The chain as a graph: edges run from who said it to who prints it. Copies of one wire story are one node. */
  graph: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['speaker', 'unnamed', 'origin', 'outlet', 'article', 'copies']),
        label: z.string(),
        articles: z.array(articleRef),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        how: z.enum(['says', 'cites', 'prints', 'copies', 'retells']),
        evidence: z.array(evidence),
      }),
    ),
  }),
  disagreements: z.array(
    z.object({
      about: z.enum(['number', 'who began', 'whether at all']),
      of: z.string(),
      versions: z.array(z.object({ says: z.string(), evidence: evidence.nullable() })),
    }),
  ),
  disputes: z.array(disputeRow),
  /** Of a plan: what came of it; of a happening: the plan it came of. */
  related: z.array(incidentRow),
});

export type ArticleView = z.infer<typeof article>;
export type ArticleList = z.infer<typeof articles>;
export type Correction = z.infer<typeof correction>;
export type IncidentView = z.infer<typeof incident>;
