/** A tool: what it says of itself, what it takes and gives, and how it answers. */
import { z } from 'zod';
import type { Archive } from '../../archive/index.js';
import { parseArguments } from '../inputs.js';
import { NOTICE } from '../quoted.js';

/** An answer, twice: for a program, and for a reader. */
export interface Answer<T> {
  readonly structured: T;
  readonly text: string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** JSON Schemas. */
  readonly input: object;
  readonly output: object;
  /** @throws ChanceryError of the arguments or of the archive; the signal's reason where it was aborted */
  answer(given: unknown, archive: Archive, signal: AbortSignal): Promise<Answer<Record<string, unknown>>>;
}

interface Definition<I extends z.ZodType, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: I;
  readonly output: O;
  answer(asked: z.output<I>, archive: Archive, signal: AbortSignal): Promise<Answer<z.output<O>>>;
}

/** The dialect that every client understands. */
const DIALECT = 'draft-7';

export function defineTool<I extends z.ZodType, O extends z.ZodObject>(definition: Definition<I, O>): Tool {
  const { name, title, description, input, output } = definition;
  return {
    name,
    title,
    description: `${description}\n${NOTICE}`,
    input: z.toJSONSchema(input, { io: 'input', target: DIALECT }),
    output: z.toJSONSchema(output, { io: 'output', target: DIALECT }),
    answer: (given, archive, signal) => definition.answer(parseArguments(input, given), archive, signal),
  };
}
