/** Rows as a table: columns as wide as they need, those that can wrap narrowed until all fit. */
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { columnsOf } from './columns.js';

export interface TableColumn {
  readonly heading: string;
  /** What a column of running words shrinks to at most; without it the column never wraps unless it must. */
  readonly least?: number;
  readonly align?: 'right';
}

export interface TableLayout {
  readonly width: number;
  readonly color: boolean;
}

const GAP = 2;
/** Without room, a table of many columns still shows something of each. */
const NARROWEST = 6;

/** A page of rows under their headings. `cells` are harmless already and may hold line feeds. */
export function tableView(
  columns: readonly TableColumn[],
  cells: readonly (readonly string[])[],
  { width, color }: TableLayout,
): string {
  const { bold, dim } = pc.createColors(color);
  const widths = fitWidths(columns, cells, width);
  const line = (row: readonly string[], ink: (text: string) => string): string => {
    const wrapped = widths.map((room, index) => wrapCell(row[index] ?? '', room));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, step) =>
      widths
        .map((room, index) => {
          const text = wrapped[index]?.[step] ?? '';
          const space = ' '.repeat(Math.max(0, room - columnsOf(text)));
          return columns[index]?.align === 'right' ? space + ink(text) : ink(text) + space;
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    ).join('\n');
  };
  // Rows of several lines need air between them.
  const tall = cells.some((row) => widths.some((room, index) => wrapCell(row[index] ?? '', room).length > 1));
  const rule = dim(widths.map((room) => '─'.repeat(room)).join(' '.repeat(GAP)));
  const rows = cells.map((row) => line(row, (text) => text));
  const heading = line(
    columns.map((column) => column.heading),
    bold,
  );
  return `${heading}\n${rule}\n${rows.join(tall ? '\n\n' : '\n')}\n`;
}

function wrapCell(text: string, room: number): readonly string[] {
  return wrapAnsi(text, room, { hard: true }).split('\n');
}

function fitWidths(
  columns: readonly TableColumn[],
  cells: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const natural = columns.map(({ heading }, index) =>
    [heading, ...cells.flatMap((row) => (row[index] ?? '').split('\n'))].reduce(
      (most, text) => Math.max(most, columnsOf(text)),
      1,
    ),
  );
  const room = width - GAP * (columns.length - 1);
  const widths = [...natural];
  narrow(widths, room, (index) => columns[index]?.least);
  // Still too wide: now every column gives.
  narrow(widths, room, () => NARROWEST);
  return widths;
}

/** Takes from the widest column that may give, one by one, until the sum fits or none may. */
function narrow(widths: number[], room: number, least: (index: number) => number | undefined): void {
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      const floor = least(index);
      if (floor !== undefined && width > floor && width > (widths[widest] ?? 0)) widest = index;
    }
    const width = widths[widest];
    if (width === undefined) return;
    const second = Math.max(
      least(widest) ?? 1,
      ...widths.filter((other, index) => index !== widest && least(index) !== undefined && other < width),
    );
    const taken = Math.max(1, Math.min(over, width - second));
    widths[widest] = width - taken;
    over -= taken;
  }
}
