/** A request's path and query string, parsed once by a schema. */
import type { z } from '@hono/zod-openapi';
import { queryInvalid } from './errors.js';

/** Of an address, in characters: longer ones are no question. */
const LONGEST = 8192;

/** @throws RequestError DESK_QUERY_INVALID */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  search: URLSearchParams,
  path: Readonly<Record<string, string>> = {},
): z.output<Schema> {
  if (search.toString().length > LONGEST) throw queryInvalid('', 'the address is too long');
  const given: Record<string, string | readonly string[]> = Object.create(null);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    given[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const result = schema.safeParse({ ...given, ...path });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw queryInvalid(
    String(issue?.path[0] ?? ''),
    issue === undefined ? 'it cannot be meant' : plainly(issue),
  );
}

/** What is wrong with a value, for whoever wrote it in an address and has never seen a schema. */
function plainly(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return `no more than ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue.code === 'too_small') return `no less than ${issue.minimum}${unitOf(issue.origin)}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.expected === 'int') return 'a whole number is wanted here';
  return issue.expected === 'number' ? 'a number is wanted here' : 'something is wanted here';
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' of them' : '';
}
