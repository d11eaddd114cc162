/** The record's types, inferred from the schemas so that contract and code stay one. All are readonly. */
import type { z } from 'zod';
import type { entityKind, eventCategory, eventStatus, quadClass, recordSchema } from './schema.js';

export type ChanceryRecord = z.infer<typeof recordSchema>;
export type SourceDocument = ChanceryRecord['document'];
export type Sentence = ChanceryRecord['sentences'][number];
export type Entity = ChanceryRecord['entities'][number];
export type Mention = ChanceryRecord['mentions'][number];
export type TimeExpression = ChanceryRecord['times'][number];
export type Statement = ChanceryRecord['statements'][number];
export type PloverEvent = ChanceryRecord['events'][number];
export type AgendaItem = ChanceryRecord['agenda'][number];
export type Dispute = ChanceryRecord['disputes'][number];
export type Citation = ChanceryRecord['sources'][number];

export type EventCategory = z.infer<typeof eventCategory>;
export type EventStatus = z.infer<typeof eventStatus>;
export type QuadClass = z.infer<typeof quadClass>;
export type EntityKind = z.infer<typeof entityKind>;

/** Half-open, in UTF-16 code units of `document.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
