/** The record as a page for the terminal: light lines, colour where there is any, wrapped to the width of the window. */
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { ChanceryRecord, PloverEvent } from '../../record/index.js';
import { columnsOf } from './columns.js';
import {
  type Happening,
  type Origin,
  type Page,
  type PageOptions,
  type Piece,
  page,
  type Saying,
} from './page.js';

export interface TextOptions extends PageOptions {
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

/** Columns that dates take at the left. */
const GUTTER = 15;
const INDENT = 2;

export function textView(record: ChanceryRecord, options: TextOptions): string {
  const sheet = new Sheet(options.width, pc.createColors(options.color), options.color);
  const view = page(record, options);
  return [
    masthead(view, sheet),
    castSection(view, sheet),
    happeningSection(view, sheet),
    sayingSection(view, sheet),
    quarrelSection(view, sheet),
    planSection(view, sheet),
    originSection(view, sheet),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

/** The width of the page and its inks. */
class Sheet {
  constructor(
    readonly width: number,
    readonly c: Colors,
    readonly color: boolean,
  ) {}

  /** `text` wrapped, every line set in by `indent` columns, the first after `lead` where there is one. */
  block(text: string, indent: number, lead = ''): string {
    const room = Math.max(20, this.width - indent);
    const lines = wrapAnsi(text, room, { hard: true }).split('\n');
    const margin = ' '.repeat(indent);
    return lines.map((line, index) => (index === 0 && lead !== '' ? lead : margin) + line).join('\n');
  }

  /** Two columns: a narrow one at the left, wrapped as well, and the rest of the width. */
  columns(left: string, ink: (text: string) => string, right: readonly string[]): string {
    const gutter = wrapAnsi(left, GUTTER, { hard: true }).split('\n');
    const body = right.flatMap((text) =>
      wrapAnsi(text, Math.max(20, this.width - INDENT - GUTTER - 1), { hard: true }).split('\n'),
    );
    const rows = Math.max(gutter.length, body.length);
    return Array.from({ length: rows }, (_, row) => {
      const date = gutter[row] ?? '';
      return `${' '.repeat(INDENT)}${ink(date)}${' '.repeat(Math.max(0, GUTTER - date.length) + 1)}${body[row] ?? ''}`.trimEnd();
    }).join('\n');
  }

  section(heading: string, count: number, blocks: readonly string[], gap: '\n' | '\n\n'): string {
    if (blocks.length === 0) return '';
    const tail = ` ${count} `;
    const rule = '─'.repeat(Math.max(2, this.width - heading.length - tail.length - 4));
    const line = `${this.c.dim('──')} ${this.c.bold(heading)}${this.c.dim(tail)}${this.c.dim(rule)}`;
    return `${line}\n\n${blocks.join(gap)}`;
  }

  /** A sentence with its evidence lit. Without colour the evidence stands between ‹ and ›. */
  passage(pieces: readonly Piece[]): string {
    const words = pieces.map(({ text, lit }) => {
      if (!lit) return this.c.dim(text);
      return this.color ? this.c.underline(text) : `‹${text}›`;
    });
    return words.join('');
  }

  badge(word: string | null): string {
    if (word === null) return '';
    return this.color ? ` ${this.c.inverse(` ${word} `)}` : ` [${word}]`;
  }

  quad(quad: PloverEvent['quad'], text: string): string {
    const inks = {
      'verbal cooperation': this.c.cyan,
      'material cooperation': this.c.green,
      'verbal conflict': this.c.yellow,
      'material conflict': this.c.red,
    };
    return this.c.bold(inks[quad](text));
  }
}

function masthead({ head }: Page, sheet: Sheet): string {
  const { c, width } = sheet;
  const facts = [
    head.outlet,
    head.author === null ? null : `by ${head.author}`,
    head.published === null ? 'no date' : `${head.published}${head.inferred ? ' (inferred)' : ''}`,
    `${head.words.toLocaleString('en')} ${head.words === 1 ? 'word' : 'words'}`,
  ].filter((fact) => fact !== null);
  const room = width - 4;
  const lines = [
    ...wrapAnsi(head.title, room, { hard: true })
      .split('\n')
      .map((line) => [line, c.bold] as const),
    ...wrapAnsi(facts.join(' · '), room, { hard: true })
      .split('\n')
      .map((line) => [line, c.dim] as const),
    ...(head.url === null
      ? []
      : wrapAnsi(head.url, room, { hard: true })
          .split('\n')
          .map((line) => [line, c.dim] as const)),
  ];
  const rows = lines.map(
    ([line, ink]) =>
      `${c.dim('│')} ${ink(line)}${' '.repeat(Math.max(0, room - columnsOf(line)))} ${c.dim('│')}`,
  );
  return [c.dim(`╭${'─'.repeat(width - 2)}╮`), ...rows, c.dim(`╰${'─'.repeat(width - 2)}╯`)].join('\n');
}

function castSection({ cast }: Page, sheet: Sheet): string {
  const { c } = sheet;
  const blocks = cast.map(({ heading, members }) => {
    const names = members.map(({ name, detail, count }) => {
      const times = count > 1 ? c.dim(` ×${count}`) : '';
      return `${name}${times}${detail === null ? '' : c.dim(` — ${detail}`)}`;
    });
    // People come one a line: their roles make them too long for a row.
    const rows = heading === 'People' ? names : [names.join(c.dim(' · '))];
    return sheet.columns(heading, c.dim, rows);
  });
  const total = cast.reduce((sum, { members }) => sum + members.length, 0);
  return sheet.section('Who is in it', total, blocks, '\n');
}

function happeningSection({ happenings }: Page, sheet: Sheet): string {
  const { c } = sheet;
  const blocks = happenings.map((event) =>
    sheet.columns(event.dated ? event.date : `c. ${event.date}`, event.dated ? c.bold : c.dim, [
      `${sheet.quad(event.quad, event.act)}  ${event.who}${sheet.badge(event.status)}`,
      circumstances(event, sheet),
      sheet.passage(event.passage),
    ]),
  );
  const loose = happenings.some(({ dated }) => !dated);
  const note = loose
    ? [
        c.dim(
          sheet.block(
            'c.: the date is that of the article or of the sentences around, not stated here',
            INDENT,
          ),
        ),
      ]
    : [];
  return sheet.section('What happened', happenings.length, [...blocks, ...note], '\n\n');
}

function circumstances(event: Happening, { c }: Sheet): string {
  const facts = [
    event.teller === null ? 'in the outlet’s own voice' : `says ${event.teller}`,
    event.place === null ? null : `in ${event.place}`,
    event.context.length === 0 ? null : event.context.join(', '),
  ].filter((fact) => fact !== null);
  const disputed = event.disputedBy === null ? '' : ` ${c.yellow(`≠ disputed by ${event.disputedBy}`)}`;
  return c.italic(facts.join(' · ')) + disputed;
}

function sayingSection({ sayings }: Page, sheet: Sheet): string {
  const blocks = sayings.map((saying) => sayingBlock(saying, sheet, INDENT));
  return sheet.section('Who said what', countSayings(sayings), blocks, '\n\n');
}

function sayingBlock(saying: Saying, sheet: Sheet, indent: number): string {
  const { c } = sheet;
  const facts = [
    saying.anonymous ? 'unnamed' : null,
    saying.directness,
    saying.via === null ? null : `via ${saying.via}`,
    saying.stance,
  ].filter((fact) => fact !== null);
  const disputed = saying.disputedBy === null ? '' : ` ${c.yellow(`≠ disputed by ${saying.disputedBy}`)}`;
  const ink = saying.anonymous ? c.magenta : c.blue;
  const title = `${c.bold(ink(saying.speaker))}  ${c.dim(facts.join(' · '))}${disputed}`;
  // Deep nesting stops moving to the right where the words would have no room.
  const step = indent + 4 < sheet.width / 2 ? indent + 4 : indent;
  const lead = indent > INDENT ? `${' '.repeat(indent - 2)}${c.dim('└ ')}` : '';
  return [
    sheet.block(title, indent, lead),
    sheet.block(saying.words, indent),
    ...saying.inside.map((inner) => sayingBlock(inner, sheet, step)),
  ].join('\n');
}

function quarrelSection({ quarrels }: Page, sheet: Sheet): string {
  const { c } = sheet;
  const blocks = quarrels.map(({ claim, challengers, passage }) =>
    [
      sheet.block(claim, INDENT),
      ...challengers.map((challenger) => sheet.block(challenger, INDENT + 2, `  ${c.yellow('≠ ')}`)),
      sheet.block(sheet.passage(passage), INDENT + 2),
    ].join('\n'),
  );
  return sheet.section('What is disputed', quarrels.length, blocks, '\n\n');
}

function planSection({ plans }: Page, sheet: Sheet): string {
  const { c } = sheet;
  const blocks = plans.map(({ date, kind, what, who, passage }) =>
    sheet.columns(date, date === 'no date' ? c.dim : c.bold, [
      `${what}${sheet.badge(kind)}`,
      ...(who === null ? [] : [c.italic(who)]),
      sheet.passage(passage),
    ]),
  );
  return sheet.section('What comes next', plans.length, blocks, '\n\n');
}

function originSection({ origins }: Page, sheet: Sheet): string {
  const lines = origins.flatMap((origin) => [`  ${origin.name}`, ...branches(origin, '  ', sheet)]);
  return sheet.section('Where it comes from', countOrigins(origins), lines, '\n');
}

function branches(origin: Origin, margin: string, sheet: Sheet): readonly string[] {
  return origin.cites.flatMap((cited, index) => {
    const last = index === origin.cites.length - 1;
    const line = `${margin}${sheet.c.dim(last ? '└─ ' : '├─ ')}${cited.name}`;
    return [line, ...branches(cited, `${margin}${last ? '   ' : `${sheet.c.dim('│')}  `}`, sheet)];
  });
}

function countSayings(sayings: readonly Saying[]): number {
  return sayings.reduce((sum, { inside }) => sum + 1 + countSayings(inside), 0);
}

function countOrigins(origins: readonly Origin[]): number {
  return origins.reduce((sum, { cites }) => sum + 1 + countOrigins(cites), 0);
}
