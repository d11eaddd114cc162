/** Full text over articles, statements and events. */
import { z } from '@hono/zod-openapi';
import { statementRow } from './actors.js';
import { articleRef, incidentRow, paged, passage } from './common.js';

/** Words around the hits; `hits` are offsets within `words`. */
export const snippet = z.object({
  words: z.string(),
  start: z.int(),
  end: z.int(),
  hits: z.array(z.object({ start: z.int(), end: z.int() })),
});

/** `/search.json?q=…&in=articles`: one of the three lists, the others null. */
export const search = z.object({
  q: z.string(),
  in: z.enum(['articles', 'statements', 'events']),
  articles: paged(
    z.object({ article: articleRef, score: z.number(), snippets: z.array(snippet) }),
  ).nullable(),
  statements: paged(
    z.object({
      statement: statementRow,
      score: z.number(),
      hits: z.array(z.object({ start: z.int(), end: z.int() })),
    }),
  ).nullable(),
  /** Incidents whose reports stand in sentences with the words. */
  events: paged(z.object({ incident: incidentRow, sentence: passage })).nullable(),
});

export type Search = z.infer<typeof search>;
