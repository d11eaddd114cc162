/** What may stand in an address: the same filters for every view, so that a filter goes along from one to the next. */
import { z } from '@hono/zod-openapi';
import { EVENT_CATEGORIES } from '../../record/index.js';
import { entityKind, eventStatus, quadClass } from '../../record/schema.js';

/** `party=PRK&party=USA` and `party=PRK,USA` are the same. */
const several = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    (given) =>
      given === undefined
        ? []
        : (Array.isArray(given) ? given : [given])
            .flatMap((it) => String(it).split(','))
            .filter((it) => it !== ''),
    z.array(value).max(100),
  );

const words = z.string().trim().min(1).max(300);
export const dateLike = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as 2019-03-01, 2019-03 or 2019');

export const filters = z.object({
  /** Any of these on either side: code or name. */
  party: several(words),
  /** Both of these, on different sides: "PRK,USA". */
  pair: several(words),
  event: several(z.enum(EVENT_CATEGORIES)),
  status: several(eventStatus),
  quad: several(quadClass),
  nature: several(z.enum(['happening', 'plan', 'possibility'])),
  outlet: several(words),
  since: dateLike.optional(),
  until: dateLike.optional(),
  confidence: z.coerce.number().min(0).max(1).optional(),
  /** Of independent origins, at least. */
  origins: z.coerce.number().int().min(1).max(1000).optional(),
  q: z.string().trim().max(300).optional(),
});

export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

export const searchFilters = filters.extend({
  in: z.enum(['articles', 'statements', 'events']).default('articles'),
  speaker: several(words),
  kind: several(entityKind),
});

export type Filters = z.infer<typeof filters>;
