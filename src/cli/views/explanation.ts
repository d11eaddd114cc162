/** Pages of `chancery explain`. */
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { Category, Explanation } from '../../ontology/index.js';

export interface Layout {
  readonly width: number;
  readonly color: boolean;
}

type Ontology = Pick<
  typeof import('../../ontology/index.js'),
  'CATEGORIES' | 'CONTEXTS' | 'SECTORS' | 'INTERNATIONAL_ACTORS' | 'STATUSES'
>;

export function explanationView(explanation: Explanation, layout: Layout): string {
  const { bold, dim } = pc.createColors(layout.color);
  const heading = (name: string, what: string): string => `${bold(name)}  ${dim(what)}`;
  switch (explanation.kind) {
    case 'category':
      return categoryView(explanation.category, layout);
    case 'mode': {
      const { category, mode } = explanation;
      const title = heading(
        `${category.name} · ${mode.name}`,
        `mode of ${category.name} · scale ${signed(mode.scale)}`,
      );
      return `${title}\n${paragraph(mode.definition, layout)}`;
    }
    case 'context':
      return `${heading(explanation.context.name, 'context')}\n${paragraph(explanation.context.definition, layout)}`;
    case 'sector':
    case 'actor': {
      const { code, name, definition } = explanation.code;
      const what = explanation.kind === 'sector' ? 'sector' : 'international actor';
      return `${heading(code, `${what} · ${name}`)}\n${paragraph(definition, layout)}`;
    }
    case 'status':
      return `${heading(explanation.name, 'status')}\n${paragraph(explanation.definition, layout)}`;
  }
}

/** Everything that can be explained. */
export function listView(ontology: Ontology, layout: Layout): string {
  const { bold } = pc.createColors(layout.color);
  const lists = [
    ['Categories', ontology.CATEGORIES.map(({ name, definition }) => [name, definition])],
    ['Contexts', ontology.CONTEXTS.map(({ name, definition }) => [name, definition])],
    ['Sectors', ontology.SECTORS.map(({ code, name }) => [code, name])],
    ['International actors', ontology.INTERNATIONAL_ACTORS.map(({ code, name }) => [code, name])],
    ['Statuses', ontology.STATUSES.map(({ name, definition }) => [name, definition])],
  ] as const;
  const blocks = lists.map(
    ([heading, entries]) =>
      `${bold(heading)}\n${entries.map(([name = '', words = '']) => entry(name, words, layout)).join('')}`,
  );
  return `${blocks.join('\n')}\n\`chancery explain <name>\` tells more, a category’s modes among it.\n`;
}

function categoryView(category: Category, layout: Layout): string {
  const { bold, dim } = pc.createColors(layout.color);
  const recipient = category.recipientRequired ? 'needs a recipient' : 'recipient optional';
  const facts = [category.quad, `scale ${signed(category.scale)}`, recipient].join(' · ');
  const modes = category.modes.map(({ name, definition }) => entry(name, definition, layout));
  return [
    `${bold(category.name)}  ${dim(facts)}\n`,
    paragraph(category.definition, layout),
    ...(modes.length === 0 ? [] : [`\n${bold('Modes')}\n`, ...modes]),
    ...(category.ambiguities.length === 0 ? [] : [`\n${bold('Told apart')}\n`]),
    ...category.ambiguities.map((line) => paragraph(line, layout, '· ')),
  ].join('');
}

function paragraph(text: string, { width }: Layout, bullet = ''): string {
  const lines = wrapAnsi(text, width - 2 - bullet.length, { hard: true }).split('\n');
  const margin = ' '.repeat(2 + bullet.length);
  return lines.map((line, index) => `${index === 0 ? `  ${bullet}` : margin}${line}\n`).join('');
}

function entry(name: string, words: string, { width, color }: Layout): string {
  const column = 18;
  const lines = wrapAnsi(words, width - column - 2, { hard: true }).split('\n');
  const { cyan } = pc.createColors(color);
  return lines
    .map((line, index) => {
      const left =
        index === 0 ? cyan(name) + ' '.repeat(Math.max(1, column - name.length)) : ' '.repeat(column);
      return `  ${left}${line}\n`;
    })
    .join('');
}

function signed(scale: number): string {
  return scale > 0 ? `+${scale}` : String(scale).replace('-', '−');
}
