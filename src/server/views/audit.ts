/** How right the archive is: a random sample of its lines, and what people said of them. */
import { z } from '@hono/zod-openapi';
import type { Archive } from '../../archive/types.js';
import { filters } from '../shapes/filters.js';
import type { Audit, Filters } from '../shapes/index.js';
import { audit, reviewKind } from '../shapes/review.js';
import { defineView } from '../view.js';
import { createBound } from './bound.js';
import { linesWhere } from './line-conditions.js';
import { LINE_COLUMNS, readLines } from './lines.js';
import { wilson } from './wilson.js';

const query = filters.extend({
  kind: reviewKind.default('event'),
  size: z.coerce.number().int().min(1).max(500).default(50).openapi({ description: 'Lines to draw' }),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2_147_483_647)
    .default(1)
    .openapi({ type: 'integer', description: 'Another draws another sample' }),
});

type Asked = z.output<typeof query> & Filters;

export const auditView = defineView({
  address: '/audit',
  summary:
    'A random sample of lines, the same for the same seed and archive, and the precision found on it so far',
  query,
  shape: audit,
  read: readAudit,
  csv: {
    rows: ({ lines, seed }) => lines.map((line) => ({ ...line, seed })),
    columns: { seed: (row) => row.seed, ...LINE_COLUMNS },
  },
});

interface Answer {
  readonly population: number;
  readonly sample: readonly { readonly document: number; readonly target: string }[] | null;
}

/**
 * Lines in the order of a digest of the seed and the line: a simple random sample without replacement, which grows at its
 * end where the size does. What is corrected was not right as it stood.
 * @throws ChanceryError FILTER_INVALID, SEARCH_INVALID
 */
export async function readAudit(archive: Archive, asked: Asked, signal: AbortSignal): Promise<Audit> {
  const { kind, size, seed } = asked;
  const bound = createBound();
  const { table, alias, id, anchor, where } = linesWhere(kind, asked, bound);
  const [answer] = await archive.rows<Answer>(
    `WITH picked AS MATERIALIZED (
       SELECT ${alias}.document, ${alias}.${id} AS target, md5(concat(${bound.bind(seed)}::BIGINT, ' ', ${anchor})) AS lot
       FROM ${table} ${alias} WHERE ${where}
     ), drawn AS (SELECT * FROM picked ORDER BY lot LIMIT ${bound.bind(size)})
     SELECT (SELECT count(*) FROM picked) AS population,
       (SELECT list({'document': document, 'target': target} ORDER BY lot) FROM drawn) AS sample`,
    bound.values,
    signal,
  );
  const lines = await readLines(archive, kind, answer?.sample ?? [], signal);
  const verdicts = lines.flatMap(({ corrections }) => corrections.at(-1)?.verdict ?? []);
  const right = verdicts.filter((verdict) => verdict === 'accepted').length;
  return {
    kind,
    size,
    seed,
    population: answer?.population ?? 0,
    lines,
    judged: verdicts.length,
    right,
    precision: verdicts.length === 0 ? null : right / verdicts.length,
    interval: wilson(right, verdicts.length),
  };
}
