/** Review and audit: a person's word beside the machine's reading, never over it. */
import { z } from '@hono/zod-openapi';
import { correction } from './article.js';
import { articleRef, paged, passage } from './common.js';

export const reviewKind = z.enum(['event', 'statement']);

/** A line to be judged: its sentence, its fields in words, and what was said of it before. */
export const line = z.object({
  document: z.int(),
  reading: z.int(),
  kind: reviewKind,
  target: z.string(),
  article: articleRef,
  sentence: passage,
  /** Offsets in the article's text, by role: trigger, actor, recipient, content, cue, source. */
  marks: z.array(z.object({ role: z.string(), start: z.int(), end: z.int() })),
  /** The line's fields by the record's names. Parties are entity ids of `entities`. */
  fields: z.record(z.string(), z.unknown()),
  /** Entities of the article that may be chosen for a party or speaker. */
  entities: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), country: z.string().nullable() }),
  ),
  confidence: z.number().nullable(),
  corrections: z.array(correction),
});

/** `/review.json?kind=event&which=open|done|all`: the least sure first. */
export const review = paged(line);

/** POST `/corrections.json`. A line may have several over time: the newest counts. */
export const newCorrection = correction
  .omit({ correction: true, made: true, author: true })
  .extend({
    author: z.string().max(200).nullable().optional(),
    audit: z.string().max(40).nullable().optional(),
  });

/** `/audit.json?kind=event&size=50&seed=7`: a random sample of the archive's lines (the same for the same seed and archive), and the score of it so far. */
export const audit = z.object({
  kind: reviewKind,
  size: z.int(),
  seed: z.int(),
  population: z.int(),
  lines: z.array(line),
  judged: z.int(),
  right: z.int(),
  precision: z.number().nullable(),
  /** 95 %, Wilson's score interval. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});

export type ReviewLine = z.infer<typeof line>;
export type Review = z.infer<typeof review>;
export type Audit = z.infer<typeof audit>;
export type NewCorrection = z.infer<typeof newCorrection>;
