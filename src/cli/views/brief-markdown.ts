/** A brief as Markdown (CommonMark). Articles' words and names are escaped: they are never markup. */
import type { Brief, Paragraph, Reference, Sentence } from '../../analysis/briefs/index.js';
import { type BriefView, factsOf, repeatedIn, runsOf, titleOf } from './brief.js';
import { dateInWords } from './dates.js';
import { oneLine } from './harmless.js';
import { escaped } from './markdown.js';

export function briefMarkdown(view: BriefView): string {
  const { brief } = view;
  const repeated = repeatedIn(brief);
  const blocks = [
    `# ${escaped(titleOf(view))}`,
    factsOf(brief).map(escaped).join(' · '),
    ...(brief.sections.length === 0 ? ['The archive holds nothing on this.'] : []),
    ...brief.sections.flatMap(({ heading, paragraphs, omitted }) => [
      `## ${heading}`,
      paragraphs.map((paragraph) => item(paragraph, brief)).join('\n'),
      ...(omitted === 0 ? [] : [`*${omitted.toLocaleString('en')} more left out.*`]),
    ]),
    ...(brief.references.length === 0
      ? []
      : [
          '## References',
          brief.references.map((one) => reference(one, repeated.get(one.number))).join('\n'),
        ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function item({ label, lines, sentences }: Paragraph, brief: Brief): string {
  const words = sentences.map((one) => sentence(one, brief));
  const name = label === null ? null : `**${escaped(oneLine(label))}**`;
  if (lines === true) {
    const [first = '', ...rest] = name === null ? words : [name, ...words];
    return [`- ${first}`, ...rest.map((line) => `  - ${line}`)].join('\n');
  }
  return `- ${name === null ? '' : `${name} — `}${words.join(' ')}`;
}

function sentence(one: Sentence, brief: Brief): string {
  const words = one.pieces.map(({ kind, text }) => (kind === 'quoted' ? `“${inside(text)}”` : inside(text)));
  const runs = runsOf(brief.numbersOf(one)).map(([first, last]) =>
    first === last ? first : `${first}–${last}`,
  );
  return `${words.join('')} \\[${runs.join(', ')}\\]`;
}

/** In the middle of a line: the spaces around are part of the sentence. */
function inside(text: string): string {
  const [before = '', after = ''] = [/^\s/.exec(text)?.[0], /\s$/.exec(text)?.[0]].map((space) =>
    space ? ' ' : '',
  );
  const words = oneLine(text);
  return words === '' ? before : `${before}${escaped(words)}${after}`;
}

/** @param as the number under which its words stand already */
function reference(
  { number, outlet, published, title, words, url, document }: Reference,
  as: number | undefined,
): string {
  const facts = [
    outlet === null ? null : `**${escaped(oneLine(outlet))}**`,
    published === null ? 'no date' : escaped(dateInWords(oneLine(published))),
    title === null ? null : escaped(oneLine(title)),
  ].filter((fact) => fact !== null);
  const link = url !== null && /^https?:\/\/[^\s<>"'`]+$/.test(url) ? ` <${url}>` : '';
  const said = as === undefined ? `“${escaped(oneLine(words))}”` : `the words of \\[${as}\\]`;
  return `${number}. ${facts.join(', ')}: ${said}${link} (no. ${document})`;
}
