/** The record as a tidy Markdown document (CommonMark). What comes from the article is escaped: it is never markup. */
import type { ChanceryRecord } from '../../record/index.js';
import { type Happening, type Origin, type PageOptions, type Piece, page, type Saying } from './page.js';

export function markdownView(record: ChanceryRecord, options: PageOptions = {}): string {
  const view = page(record, options);
  const { head } = view;
  const facts = [
    head.outlet === null ? null : `**${escaped(head.outlet)}**`,
    head.author === null ? null : `by ${escaped(head.author)}`,
    head.published === null ? 'no date' : `${escaped(head.published)}${head.inferred ? ' (inferred)' : ''}`,
    `${head.words.toLocaleString('en')} ${head.words === 1 ? 'word' : 'words'}`,
  ].filter((fact) => fact !== null);
  const blocks = [
    `# ${escaped(head.title)}`,
    facts.join(' · '),
    ...(head.url === null ? [] : [link(head.url)]),
    ...section(
      'Who is in it',
      view.cast.map(({ heading, members }) => {
        const items = members.map(
          ({ name, detail, count }) =>
            `- ${escaped(name)}${detail === null ? '' : ` — ${escaped(detail)}`}${count > 1 ? ` (×${count})` : ''}`,
        );
        return `### ${heading}\n\n${items.join('\n')}`;
      }),
    ),
    ...section('What happened', view.happenings.map(happening)),
    ...section(
      'Who said what',
      view.sayings.length === 0 ? [] : [view.sayings.map((one) => saying(one, '')).join('\n')],
    ),
    ...section(
      'What is disputed',
      view.quarrels.map(({ claim, challengers, passage }) =>
        [
          `- ${escaped(claim)}`,
          ...challengers.map((challenger) => `  - challenged by ${escaped(challenger)}`),
          '',
          `  > ${quote(passage)}`,
        ].join('\n'),
      ),
    ),
    ...section(
      'What comes next',
      view.plans.map(({ date, kind, what, who, passage }) =>
        [
          `- **${escaped(date)}** — ${escaped(what)} *(${kind})*${who === null ? '' : ` — ${escaped(who)}`}`,
          '',
          `  > ${quote(passage)}`,
        ].join('\n'),
      ),
    ),
    ...section('Where it comes from', view.origins.length === 0 ? [] : [origins(view.origins, '')]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(heading: string, blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : [`## ${heading}`, ...blocks];
}

function happening(event: Happening): string {
  const date = `${event.dated ? '' : 'c. '}${escaped(event.date)}`;
  const status = event.status === null ? '' : ` *(${event.status})*`;
  const facts = [
    event.teller === null ? 'in the outlet’s own voice' : `says ${escaped(event.teller)}`,
    event.place === null ? null : `in ${escaped(event.place)}`,
    event.context.length === 0 ? null : event.context.map(escaped).join(', '),
    event.disputedBy === null ? null : `**disputed by ${escaped(event.disputedBy)}**`,
  ].filter((fact) => fact !== null);
  return [
    `- **${date}** — **${escaped(event.act)}** ${escaped(event.who)}${status}`,
    `  ${facts.join(' · ')}`,
    '',
    `  > ${quote(event.passage)}`,
  ].join('\n');
}

function saying(one: Saying, margin: string): string {
  const facts = [
    one.anonymous ? 'unnamed' : null,
    one.directness,
    one.via === null ? null : `via ${escaped(one.via)}`,
    one.stance === null ? null : escaped(one.stance),
    one.disputedBy === null ? null : `**disputed by ${escaped(one.disputedBy)}**`,
  ].filter((fact) => fact !== null);
  return [
    `${margin}- **${escaped(one.speaker)}** (${facts.join(' · ')}): ${escaped(one.words)}`,
    ...one.inside.map((inner) => saying(inner, `${margin}  `)),
  ].join('\n');
}

function origins(list: readonly Origin[], margin: string): string {
  return list
    .flatMap(({ name, cites }) => [
      `${margin}- ${escaped(name)}`,
      ...(cites.length === 0 ? [] : [origins(cites, `${margin}  `)]),
    ])
    .join('\n');
}

/** A sentence with its evidence in bold. The marks must not touch the spaces inside, or they mark nothing. */
function quote(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, lit }) => {
      if (!lit || text.trim() === '') return escaped(text);
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      return `${before}**${escaped(words)}**${after}`;
    })
    .join('');
}

/** A bare address as an autolink, where nothing in it could end one early. */
function link(url: string): string {
  return /^https?:\/\/[^\s<>"'`]+$/.test(url) ? `<${url}>` : escaped(url);
}

/** Escapes what CommonMark, GFM or HTML would read as markup, wherever it stands. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&]/g, (character) =>
      character === '<'
        ? '&lt;'
        : character === '>'
          ? '&gt;'
          : character === '&'
            ? '&amp;'
            : `\\${character}`,
    )
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replaceAll('@', '\\@');
}
