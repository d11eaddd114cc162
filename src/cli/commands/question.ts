/** One line of `chancery classify`, parsed and checked. */
import { z } from 'zod';
import { lineInvalid } from '../errors.js';

const offset = z.int().min(0);
const span = z.object({ start: offset, end: offset });
const question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string().min(1),
  actor: span,
  recipient: span,
});

export type Question = z.infer<typeof question>;

const SHAPE = 'Give {"id","text","actor":{"start","end"},"recipient":{"start","end"}}.';

/** Throws `CliError` that names input and line. */
export function parseQuestion(line: string, input: string, number: number): Question {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw lineInvalid(input, number, `the line is not JSON (${reason.slice(0, 120)})`, SHAPE);
  }
  const result = question.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = issue === undefined || issue.path.length === 0 ? 'the line' : `"${issue.path.join('.')}"`;
    throw lineInvalid(input, number, `${field}: ${issue?.message ?? 'not as it should be'}`, SHAPE);
  }
  for (const name of ['actor', 'recipient'] as const) {
    const { start, end } = result.data[name];
    if (start >= end || end > result.data.text.length) {
      const reason = `"${name}" spans ${start} to ${end}, which the text (${result.data.text.length} long) does not have`;
      throw lineInvalid(input, number, reason, 'Count in UTF-16 code units, end not included.');
    }
  }
  return result.data;
}
