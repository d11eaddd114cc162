/** The JSON Schema of the record, made from the zod schema so that the two cannot disagree. */
import { z } from 'zod';
import { recordSchema } from './schema.js';

/** JSON Schema, draft 2020-12, of what `chancery read --format jsonl` writes on each line. */
export function recordJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: 'Chancery record',
    description:
      'What the reader returns for one document. Offsets are half-open, in UTF-16 code units of document.text.',
    ...z.toJSONSchema(recordSchema, { target: 'draft-2020-12' }),
  };
}
