/** What may stand in an address: the same filters for every view, so that a filter goes along from one to the next. */
import { z } from '@hono/zod-openapi';
import { EVENT_CATEGORIES } from '../../record/index.js';
import { entityKind, eventStatus, quadClass } from '../../record/schema.js';

/** `party=PRK&party=USA` and `party=PRK,USA` are the same. */
const several = <T extends z.ZodType>(value: T, description: string) =>
  z
    .preprocess(
      (given) =>
        given === undefined
          ? []
          : (Array.isArray(given) ? given : [given])
              .flatMap((it) => String(it).split(','))
              .filter((it) => it !== ''),
      z.array(value).max(100),
    )
    .openapi({ type: 'array', items: itemOf(value), description });

/** What is in a list, as JSON Schema: what comes before parsing says nothing of it. */
function itemOf(value: z.ZodType): { readonly type: 'string' } {
  const { $schema: _, ...schema } = z.toJSONSchema(value);
  // All of them are texts, of one kind or another.
  return schema as { readonly type: 'string' };
}

const words = z.string().trim().min(1).max(300);
export const dateLike = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write a date as 2019-03-01, 2019-03 or 2019');

export const filters = z.object({
  party: several(words, 'Any of these on either side: a code ("PRK") or a name'),
  pair: several(words, 'Both of these, on different sides: "PRK,USA"'),
  event: several(z.enum(EVENT_CATEGORIES), 'Category of PLOVER'),
  status: several(eventStatus, 'Whether it happened, is to happen, might, did not'),
  quad: several(quadClass, 'Verbal or material, cooperation or conflict'),
  nature: several(
    z.enum(['happening', 'plan', 'possibility']),
    'Of incidents: whether it is past or planned',
  ),
  outlet: several(words, 'Who published the article'),
  since: dateLike.optional().openapi({ description: 'First day that counts: 2019-03-01, 2019-03 or 2019' }),
  until: dateLike.optional().openapi({ description: 'Last day that counts; a month or year counts whole' }),
  confidence: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .openapi({ type: 'number', description: 'At least, from 0 to 1' }),
  origins: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .openapi({ description: 'Of independent origins, at least' }),
  q: z.string().trim().max(300).optional().openapi({ description: 'Words: "phrases", OR, -without' }),
});

export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100).openapi({ description: 'Rows at once' }),
  cursor: z.string().max(500).optional().openapi({ description: '`next` of the page before' }),
});

export const searchFilters = filters.extend({
  in: z
    .enum(['articles', 'statements', 'events'])
    .default('articles')
    .openapi({ description: 'What is searched' }),
  speaker: several(words, 'Of statements: who says so'),
  kind: several(entityKind, 'Of actors: person, state, organization, group, place or outlet'),
});

export type Filters = z.infer<typeof filters>;
