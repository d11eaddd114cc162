/** Whether anything in the archive has been replaced, so that questions need not leave it out. */
import type { Archive } from '../types.js';

/**
 * The filter, asked of everything where everything is current: the same rows, and the newest of them are then found
 * without a look at the rest. What another process replaces between the two questions may show once more.
 */
export async function ofCurrent<Filter extends { readonly replaced?: boolean | undefined }>(
  archive: Archive,
  filter: Filter,
  signal?: AbortSignal,
): Promise<Filter> {
  if (filter.replaced === true) return filter;
  const old = await archive.rows(
    `(SELECT 1 AS old FROM readings WHERE NOT current LIMIT 1) UNION ALL
     (SELECT 1 AS old FROM documents WHERE NOT current LIMIT 1)`,
    [],
    signal,
  );
  return old.length === 0 ? { ...filter, replaced: true } : filter;
}
