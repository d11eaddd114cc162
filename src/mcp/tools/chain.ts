/** `chain`: a statement from its first report on, and what each article changed of it. */
import { z } from 'zod';
import { readChain } from '../../analysis/provenance/press-of-archive.js';
import { argumentInvalid, statementUnknown } from '../errors.js';
import { readArticles } from '../found.js';
import { chainInput } from '../inputs-analysis.js';
import { line, quotedAt, sourceLine } from '../lines.js';
import { bounded, NOTICE, quote } from '../quoted.js';
import { name, passageOf } from '../results.js';
import { articleShape, passageShape } from '../shapes.js';
import { numbered } from '../wording.js';
import { defineTool } from './tool.js';

const LONGEST_CHANGE = 600;

const row = z.object({
  article: articleShape,
  by: z.enum(['copy', 'retelling']).nullable().describe('How it came here from the one before'),
  likeness: z.number().nullable().describe('Of the words to those of the one before, 0 to 1'),
  says: passageShape,
  changes: z.array(
    z.object({
      kind: z.string().describe('hedge dropped, quotation cut or number altered'),
      before: z.string(),
      after: z.string(),
    }),
  ),
});

export const chainTool = defineTool({
  name: 'chain',
  title: 'The way of a statement',
  description: `Follows a statement of an article (by its id, which the tools statements and article give) or any words of it back to the first report that the archive holds: article by article, oldest first, with what each says and what it changed (a hedge dropped, a quotation cut, a number altered). Use it to find whose word something stands on. Cite the first report beside the one that you read.`,
  input: chainInput,
  output: z.object({
    notice: z.string(),
    beyond: z
      .string()
      .nullable()
      .describe('To whom the first article gives it, where the archive does not hold that report'),
    hops: z.array(row),
  }),
  async answer({ document, statement, start, end }, archive, signal) {
    const chain = await readChain(archive, document, placeOf(statement, start, end), signal);
    if (chain === null) throw statementUnknown(`${document}:${statement ?? `${start}-${end}`}`);
    const documents = chain.hops.map((hop) => hop.document);
    const articleAt = await readArticles(archive, documents, signal);
    const hops = chain.hops.map(
      (hop): z.output<typeof row> => ({
        article: articleAt(hop.document),
        by: hop.by,
        likeness: hop.likeness,
        says: passageOf({ words: hop.says, ...hop.span }),
        changes: hop.changes.map(({ kind, before, after }) => ({
          kind,
          before: bounded(before, LONGEST_CHANGE),
          after: bounded(after, LONGEST_CHANGE),
        })),
      }),
    );
    const beyond = name(chain.beyond);
    const lines = hops.flatMap((hop, index) => [
      ...numbered(index + 1, [`${hop.by === null ? 'first' : hop.by}: ${quotedAt(hop.says)}`]),
      ...hop.changes.map(({ kind, before, after }) => `  ${line([kind, `${before} → ${after}`])}`),
      sourceLine(hop.article),
    ]);
    const from = beyond === null ? [] : [`The first of them has it from ${line([beyond])}.`];
    return {
      structured: { notice: NOTICE, beyond, hops },
      text: quote(`${hops.length} articles, from the first report on.`, [...lines, ...from], null),
    };
  },
});

/** @throws ChanceryError MCP_ARGUMENT_INVALID where neither or both are given */
function placeOf(statement: string | undefined, start: number | undefined, end: number | undefined) {
  if (statement !== undefined && start === undefined && end === undefined) return statement;
  if (statement === undefined && start !== undefined && end !== undefined && start < end)
    return { start, end };
  throw argumentInvalid('statement', 'give either the id of a statement, or start and a greater end');
}
