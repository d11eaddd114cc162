/** Reads the tab-separated tables in `data/`: '#' opens a comment line, '|' parts the variants within a cell. */
import { readFileSync } from 'node:fs';

export const readTable = (file: string): readonly (readonly string[])[] => {
  const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8');
  const rows: string[][] = [];
  for (const line of text.split('\n')) {
    if (line !== '' && !line.startsWith('#')) rows.push(line.split('\t'));
  }
  return rows;
};

/** The variants in a cell; none for an empty or missing one. */
export const variants = (cell: string | undefined): readonly string[] =>
  cell === undefined || cell === '' ? [] : cell.split('|');

/** An empty or missing cell is null. */
export const cellOrNull = (cell: string | undefined): string | null =>
  cell === undefined || cell === '' ? null : cell;
