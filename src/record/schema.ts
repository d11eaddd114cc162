/**
 * The record: what the reader promises for one document, as zod schemas. The types in `types.ts` and the
 * published JSON Schema (`chancery schema`) are both made from these, so they cannot disagree.
 *
 * Offsets are half-open, in UTF-16 code units of `document.text`; `document.text.slice(start, end)` is the evidence.
 */
import { z } from 'zod';
import { EVENT_CATEGORIES } from './event-categories.js';
import { SCHEMA_ID } from './schema-id.js';

const offset = z.int().min(0);
const id = z.string().min(1);

const span = z.object({ start: offset, end: offset }).readonly();

export const eventCategory = z.enum(EVENT_CATEGORIES);

export const eventStatus = z.enum(['actual', 'historical', 'future', 'hypothetical', 'negated']);

export const quadClass = z.enum([
  'verbal cooperation',
  'material cooperation',
  'verbal conflict',
  'material conflict',
]);

export const entityKind = z.enum(['person', 'state', 'organization', 'group', 'place', 'outlet']);

const document = z
  .object({
    id,
    title: z.string().nullable(),
    text: z.string(),
    outlet: z.string().nullable(),
    author: z.string().nullable(),
    url: z.string().nullable(),
    language: z.string().nullable().describe('BCP 47 tag'),
    published: z.string().nullable().describe('ISO 8601 date or date-time'),
    publishedBasis: z.enum(['given', 'metadata', 'inferred']).nullable(),
  })
  .readonly();

const sentence = z.object({ start: offset, end: offset, paragraph: z.int().min(0) }).readonly();

const entity = z
  .object({
    id,
    name: z.string().min(1),
    kind: entityKind,
    country: z
      .string()
      .nullable()
      .describe("ISO 3166-1 alpha-3, or PLOVER's code for an international actor"),
    sector: z.string().nullable().describe('PLOVER sector code'),
    role: z.string().nullable(),
    wikidata: z
      .string()
      .regex(/^Q\d+$/)
      .nullable(),
    basis: z.enum(['lexicon', 'title', 'alias', 'model']).describe('why we say so'),
  })
  .readonly();

const mention = z.object({ id, start: offset, end: offset, entity: id }).readonly();

const time = z
  .object({
    id,
    start: offset,
    end: offset,
    type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
    value: z.string().describe('TIMEX3 value'),
  })
  .readonly();

const statement = z
  .object({
    id,
    content: z.array(span).min(1).readonly(),
    cue: span.nullable(),
    source: span.nullable(),
    speaker: id.nullable(),
    anonymous: z.boolean(),
    directness: z.enum(['direct', 'indirect', 'mixed']),
    via: z.array(id).readonly().describe('through whom it reached this document, nearest first'),
    parent: id.nullable().describe('the statement this one was made inside'),
    time: id.nullable(),
    stance: z.enum(['disputes', 'confirms', 'denies']).nullable(),
    of: id.nullable().describe('the statement or event that the stance is about'),
  })
  .readonly();

const event = z
  .object({
    id,
    event: eventCategory,
    mode: z.string().nullable(),
    intends: eventCategory.nullable().describe('the act that an AGREE or THREATEN announces'),
    context: z.array(z.string()).readonly(),
    quad: quadClass,
    scale: z.number().min(-10).max(10),
    status: eventStatus,
    actor: z.array(id).readonly(),
    recipient: z.array(id).readonly(),
    date: z
      .object({ value: z.string().nullable(), basis: z.enum(['time', 'document', 'inherited']) })
      .readonly(),
    place: id.nullable(),
    trigger: span,
    sentence: z.int().min(0).describe('index into sentences'),
    statement: id.nullable().describe('who says that it happened; null when the outlet does'),
    confidence: z.number().min(0).max(1),
  })
  .readonly();

const agendaItem = z
  .object({
    id,
    kind: z.enum(['planned', 'possible', 'anniversary', 'deadline']),
    what: z.string().min(1),
    date: z.string().nullable().describe('TIMEX3 value'),
    entities: z.array(id).readonly(),
    event: id.nullable(),
    start: offset,
    end: offset,
  })
  .readonly();

const dispute = z
  .object({
    id,
    claim: id.describe('statement or event'),
    challengers: z.array(id).readonly().describe('statements or events'),
    start: offset,
    end: offset,
  })
  .readonly();

const citation = z
  .object({ outlet: id, cites: id, url: z.string().nullable(), start: offset, end: offset })
  .readonly();

export const recordSchema = z
  .object({
    schema: z.literal(SCHEMA_ID),
    document,
    sentences: z.array(sentence).readonly(),
    entities: z.array(entity).readonly(),
    mentions: z.array(mention).readonly(),
    times: z.array(time).readonly(),
    statements: z.array(statement).readonly(),
    events: z.array(event).readonly(),
    agenda: z.array(agendaItem).readonly(),
    disputes: z.array(dispute).readonly(),
    sources: z.array(citation).readonly(),
  })
  .readonly();
