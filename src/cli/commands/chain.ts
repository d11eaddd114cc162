/** `chancery chain`: the way of a statement from its first report on, and what each article changed of it. */
import { Command, InvalidArgumentError } from 'commander';
import type { Span } from '../../record/index.js';
import { idUnknown } from '../errors.js';
import { printResult } from '../output.js';
import { readArchive } from './archive-reading.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `
A statement is named by the number of its article and its own id ("12:s3"); the "id" that \`chancery statements\` gives in
JSON and CSV ("12:14:s3") will do. Any words of an article can be followed by their offsets ("12:140-260").

Examples:
  $ chancery chain 52:s1
  $ chancery chain 52:0-93 --format json
  $ chancery chain 52:s1 --prov > graph.json      PROV-JSON of the article and of all that it was made from
`;

interface Place {
  readonly document: number;
  readonly what: string | Span;
}

export function chainCommand(): Command {
  const command = new Command('chain')
    .description('follow a statement back to its first report, with what each article changed')
    .argument(
      '<statement>',
      'article and statement, as 12:s3, or article and offsets, as 12:140-260',
      placeValue,
    );
  return addListOptions(command, 'hops')
    .option('--prov', 'the W3C PROV graph (PROV-JSON) of the article and of all that it was made from')
    .addHelpText('after', EXAMPLES)
    .action(async ({ document, what }: Place, flags: AnalysisFlags & { readonly prov?: true }) => {
      if (flags.prov) return showGraph(document, flags);
      await showFound('chain', flags, async (archive, signal) => {
        const [{ readChain }, { hopView }] = await Promise.all([
          import('../../analysis/provenance/press-of-archive.js'),
          import('../views/provenance-rows.js'),
        ]);
        const chain = await readChain(archive, document, what, signal);
        if (chain === null) {
          const name = typeof what === 'string' ? what : `${what.start}-${what.end}`;
          throw idUnknown(`${document}:${name}`);
        }
        const rows = chain.hops.map((hop, index) => ({ ...hop, beyond: index === 0 ? chain.beyond : null }));
        return { rows, view: hopView };
      });
    });
}

const showGraph = (document: number, flags: AnalysisFlags): Promise<void> =>
  readArchive(flags, async (archive, signal) => {
    const { readProvenanceGraph } = await import('../../analysis/provenance/press-of-archive.js');
    await printResult(`${JSON.stringify(await readProvenanceGraph(archive, [document], signal), null, 2)}\n`);
  });

function placeValue(stated: string): Place {
  const span = /^(\d{1,9}):(\d{1,9})-(\d{1,9})$/.exec(stated);
  if (span !== null && Number(span[2]) < Number(span[3])) {
    return { document: Number(span[1]), what: { start: Number(span[2]), end: Number(span[3]) } };
  }
  const [, document, id] = /^(\d{1,9}):(?:\d{1,9}:)?([^\s:]{1,80})$/.exec(stated) ?? [];
  if (document !== undefined && id !== undefined && span === null)
    return { document: Number(document), what: id };
  throw new InvalidArgumentError(
    'Write article and statement as 12:s3, or article and offsets as 12:140-260.',
  );
}
