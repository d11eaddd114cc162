/** Lines to be judged by a person, the least sure first. */
import { z } from '@hono/zod-openapi';
import type { Archive } from '../../archive/types.js';
import { cursorAt, placeIn } from '../cursors.js';
import { filters, paging } from '../shapes/filters.js';
import type { Filters, Review } from '../shapes/index.js';
import { review, reviewKind } from '../shapes/review.js';
import { defineView } from '../view.js';
import { createBound } from './bound.js';
import { PLACED } from './corrections.js';
import { linesWhere } from './line-conditions.js';
import { LINE_COLUMNS, readLines } from './lines.js';

const query = filters.extend(paging.shape).extend({
  kind: reviewKind.default('event'),
  which: z
    .enum(['open', 'done', 'all'])
    .default('open')
    .openapi({ description: 'Lines that nobody has judged, those that somebody has, or all' }),
});

type Asked = z.output<typeof query> & Filters;

/** The last line given: those before it need not be there any more, since what is judged is open no longer. */
const place = z.object({ doubt: z.number(), document: z.int(), start: z.int(), target: z.string() });

export const reviewView = defineView({
  address: '/review',
  summary: 'Lines to be accepted, corrected or rejected, the least sure first',
  query,
  shape: review,
  read: readReview,
  csv: { rows: ({ rows }) => rows, columns: LINE_COLUMNS },
});

interface Answer {
  readonly total: number;
  readonly page: readonly z.output<typeof place>[] | null;
}

/** @throws ChanceryError FILTER_INVALID, SEARCH_INVALID, DESK_CURSOR_INVALID */
export async function readReview(archive: Archive, asked: Asked, signal: AbortSignal): Promise<Review> {
  const last = placeIn('review', asked, place);
  const bound = createBound();
  const { table, alias, id, start, doubt, where } = linesWhere(asked.kind, asked, bound);
  const judged = (): string =>
    `(${alias}.reading, ${alias}.${id}) IN (SELECT reading, target FROM ${PLACED} p WHERE kind = ${bound.bind(asked.kind)})`;
  const which = asked.which === 'all' ? 'true' : asked.which === 'done' ? judged() : `NOT ${judged()}`;
  const order = 'doubt, document, "start", target';
  const going =
    last === null
      ? 'true'
      : `(${order}) > (${bound.bind(last.doubt)}::DOUBLE, ${bound.bind(last.document)}, ${bound.bind(last.start)}, ${bound.bind(last.target)})`;
  const [answer] = await archive.rows<Answer>(
    `WITH picked AS MATERIALIZED (
       SELECT ${doubt}::DOUBLE AS doubt, ${alias}.document, ${start} AS "start", ${alias}.${id} AS target FROM ${table} ${alias}
       WHERE ${where} AND ${which}
     ), page AS (
       SELECT * FROM picked WHERE ${going} ORDER BY ${order} LIMIT ${bound.bind(asked.limit + 1)}
     )
     SELECT (SELECT count(*) FROM picked) AS total, (SELECT list(page ORDER BY ${order}) FROM page) AS page`,
    bound.values,
    signal,
  );
  const page = answer?.page ?? [];
  const shown = page.slice(0, asked.limit);
  const end = shown.at(-1);
  return {
    rows: await readLines(archive, asked.kind, shown, signal),
    total: answer?.total ?? 0,
    next: end === undefined || page.length <= asked.limit ? null : cursorAt('review', asked, end),
  };
}
