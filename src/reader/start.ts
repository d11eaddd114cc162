/** Where reading starts: a draft with a document and nothing read yet. */
import type { SourceDocument } from '../record/index.js';
import type { Draft } from './draft.js';

export const emptyDraft = (document: SourceDocument): Draft => ({
  document,
  tokens: [],
  sentences: [],
  quotations: [],
  model: { names: [], attributions: [], triggers: [] },
  entities: [],
  mentions: [],
  times: [],
  statements: [],
  events: [],
  agenda: [],
  disputes: [],
  sources: [],
});

/** A draft of bare English text, of which nothing is known but perhaps the day it was published. */
export const draftOfText = (text: string, published: string | null = null): Draft =>
  emptyDraft({
    id: 'text',
    title: null,
    text,
    outlet: null,
    author: null,
    url: null,
    language: 'en',
    published,
    publishedBasis: published === null ? null : 'given',
  });
