/** `chancery explain`: PLOVER's words, as the codebook defines them, told in ours. */
import { Command } from 'commander';
import type { Explanation } from '../../ontology/index.js';
import { nameUnknown } from '../errors.js';
import { printResult, terminal } from '../output.js';
import { wantsColor, widthOf } from '../terminal.js';

const EXAMPLES = `
Examples:
  $ chancery explain                 the list of categories, contexts, sectors, actors and statuses
  $ chancery explain CONSULT         a category with its modes
  $ chancery explain visit           a mode
  $ chancery explain CONSULT:visit
  $ chancery explain GOV             a sector
`;

export function explainCommand(): Command {
  return new Command('explain')
    .description('explain a PLOVER category, mode, context, sector or status')
    .argument('[name...]', 'what to explain; without it, the list of names')
    .option('--color', 'colour, even in a pipe (so does FORCE_COLOR=1)')
    .option('--no-color', 'no colour (so does NO_COLOR=1)')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string[], { color }: { readonly color?: boolean }) => {
      const [ontology, { explanationView, listView }] = await Promise.all([
        import('../../ontology/index.js'),
        import('../views/explanation.js'),
      ]);
      const layout = {
        width: widthOf(undefined, terminal.columns),
        color: wantsColor(color, terminal.isTerminal, process.env),
      };
      if (words.length === 0) return printResult(listView(ontology, layout));
      const name = words.join(' ');
      const found: readonly Explanation[] = ontology.explainAll(name);
      if (found.length === 0) {
        const { nearest } = await import('./nearest.js');
        throw nameUnknown(name, nearest(name, namesOf(ontology)));
      }
      return printResult(found.map((one) => explanationView(one, layout)).join('\n'));
    });
}

function namesOf(ontology: typeof import('../../ontology/index.js')): readonly string[] {
  return [
    ...ontology.CATEGORIES.flatMap(({ name, modes }) => [name, ...modes.map((mode) => mode.name)]),
    ...ontology.CONTEXTS.map(({ name }) => name),
    ...ontology.SECTORS.map(({ code }) => code),
    ...ontology.INTERNATIONAL_ACTORS.map(({ code }) => code),
    ...ontology.STATUSES.map(({ name }) => name),
  ];
}
