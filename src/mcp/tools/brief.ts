/** `brief`: what the archive knows of some parties and days, each sentence with the words that it stands on. */
import { z } from 'zod';
import { type Brief, briefOn, type Paragraph } from '../../analysis/briefs/index.js';
import { readCodeNames } from '../../lexicon/code-names.js';
import { foundPage, foundShape, type ReportShape, reportOf, reportShape } from '../found.js';
import { briefInput } from '../inputs-analysis.js';
import { line, quotedAt, sourceLine } from '../lines.js';
import { bounded } from '../quoted.js';
import { name } from '../results.js';
import { defineTool } from './tool.js';

const LONGEST_SENTENCE = 2_000;

const row = z.object({
  section: z.string(),
  label: z.string().nullable().describe('A day or name to find it by'),
  sentences: z.array(
    z.object({
      text: z.string().describe('Words of articles stand in “ ” within it'),
      references: z.array(z.int()).describe('Numbers of what it stands on'),
    }),
  ),
  references: z
    .array(reportShape.extend({ number: z.int() }))
    .describe('The words of articles that these sentences stand on'),
});

export const briefTool = defineTool({
  name: 'brief',
  title: 'A brief with its references',
  description: `Gives a situation brief (what happened, who says what, what each side wants, what is disputed, what changed, what comes next) or a press review about some parties and days, a paragraph a row. Every sentence stands on words of articles, whose numbers it bears; what no record says is not in it. It is the quickest way to an overview; check what matters with the other tools, keep the numbers' articles with whatever you take from it, and add nothing to what it says. Words of probability are the speakers' own.`,
  input: briefInput,
  output: z.object({
    ...foundShape,
    since: z.string().nullable(),
    until: z.string().nullable(),
    basis: z
      .object({ articles: z.int(), outlets: z.int(), origins: z.int() })
      .nullable()
      .describe('What it was made from'),
    paragraphs: z.array(row),
  }),
  async answer({ limit, cursor, ...question }, archive, signal) {
    const { perSection, ...asked } = question;
    const names = readCodeNames();
    const nameOf = (code: string): string => names.get(code)?.name ?? code;
    const brief = await briefOn(archive, { ...asked, limit: perSection }, { nameOf }, signal);
    const { page, rows, text } = await foundPage(archive, signal, {
      tool: 'brief',
      what: 'paragraph',
      question,
      limit,
      cursor,
      rows: brief === null ? [] : paragraphsOf(brief),
      shape: async (found) => found.map((paragraph) => shapeOf(paragraph)),
      lines: linesOf,
      names: asked.about,
      note:
        brief === null
          ? undefined
          : `From ${brief.since} to ${brief.until}: ${brief.basis.articles} articles of ${brief.basis.outlets} outlets, ${brief.basis.origins} origins.`,
    });
    const { since = null, until = null, basis = null } = brief ?? {};
    return { structured: { ...page, since, until, basis, paragraphs: rows }, text };
  },
});

interface Placed {
  readonly brief: Brief;
  readonly section: string;
  readonly paragraph: Paragraph;
}

const paragraphsOf = (brief: Brief): readonly Placed[] =>
  brief.sections.flatMap(({ heading, paragraphs }) =>
    paragraphs.map((paragraph) => ({ brief, section: heading, paragraph })),
  );

function shapeOf({ brief, section, paragraph }: Placed): z.output<typeof row> {
  const sentences = paragraph.sentences.map((sentence) => ({
    text: bounded(
      sentence.pieces.map(({ kind, text }) => (kind === 'quoted' ? `“${text.trim()}”` : text)).join(''),
      LONGEST_SENTENCE,
    ),
    references: [...brief.numbersOf(sentence)],
  }));
  const used = new Set(sentences.flatMap(({ references }) => references));
  return {
    section,
    label: name(paragraph.label),
    sentences,
    references: brief.references
      .filter(({ number }) => used.has(number))
      .map((reference) => ({ number: reference.number, ...reportOf(reference) })),
  };
}

function linesOf({ section, label, sentences, references }: z.output<typeof row>): readonly string[] {
  const reference = ({ number, words, article }: ReportShape & { number: number }): string =>
    `  [${number}] ${quotedAt(words)}${sourceLine(article).replace('  source:', ' —')}`;
  return [
    line([section, label ?? '']),
    ...sentences.map(({ text, references: numbers }) => `  ${line([text])} [${numbers.join(', ')}]`),
    ...references.map(reference),
  ];
}
