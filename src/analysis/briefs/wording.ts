/** The little of English that sentences are put together with. */
import { readFileSync } from 'node:fs';
import type { EventCategory } from '../../record/index.js';
import { openingOf } from '../provenance/opening.js';
import { type Piece, plain, quoted, told } from './sentence.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Acts {
  readonly acts: Readonly<Record<EventCategory, { readonly alone: string; readonly toward: string }>>;
}

const WITH_THE = JSON.parse(readFileSync(new URL('./data/with-the.json', import.meta.url), 'utf8')) as {
  readonly names: readonly string[];
  readonly endings: readonly string[];
};

const { acts } = JSON.parse(readFileSync(new URL('./data/acts.json', import.meta.url), 'utf8')) as Acts;

/** "conferred", or "conferred with" where somebody follows. */
export function actInWords(category: EventCategory, toward: boolean): string {
  return acts[category][toward ? 'toward' : 'alone'];
}

/** "2019-02-27" → "27 Feb 2019"; a date-time gives its day; what is no day stays as it is. */
export function dayInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  return year === undefined ? date : `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** "27–28 Feb 2019", "27 Feb – 2 Mar 2019". */
export function daysInWords(from: string, to: string): string {
  if (from === to) return dayInWords(from);
  const [first, last] = [dayInWords(from), dayInWords(to)];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))}–${last}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${first.slice(0, -5)} – ${last}` : `${first} – ${last}`;
}

/** "A", "A and B", "A, B and C"; of more than `most` "A, B and two more". */
export function listed(names: readonly string[], most = Number.POSITIVE_INFINITY): readonly Piece[] {
  const shown = names.slice(0, names.length > most ? Math.max(1, most - 1) : names.length);
  const more = names.length - shown.length;
  const parts: readonly (readonly Piece[])[] = [
    ...shown.map((name) => named(name)),
    ...(more === 0 ? [] : [[plain(`${counted(more)} more`)]]),
  ];
  return parts.flatMap((part, index) => {
    const before = index === 0 ? '' : index === parts.length - 1 ? ' and ' : ', ';
    return before === '' ? part : [plain(before), ...part];
  });
}

/** With its article, where English writes one: "the United States". */
export function named(name: string): readonly Piece[] {
  const { names, endings } = WITH_THE;
  const takes = names.includes(name) || endings.some((it) => name === it || name.endsWith(` ${it}`));
  return takes ? [plain('the '), told(name)] : [told(name)];
}

/** The first letter of a sentence; never that of a quotation. */
export function capitalised(pieces: readonly Piece[]): readonly Piece[] {
  const [first, ...rest] = pieces;
  return first === undefined || first.kind === 'quoted'
    ? pieces
    : [{ ...first, text: capital(first.text) }, ...rest];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence as it is quoted: without the dateline that opens an article. */
export const quotedSentence = (words: string): Piece => quoted(words.slice(openingOf(words).end));

/**
 * A clause as it is quoted: without the conjunction that tied it to who said so, the marks around it, and what hangs at its end.
 */
export function quotedClause(words: string): Piece {
  const inner = words
    .replace(/^[\s"“”'‘,:]*(?:that\s+)?/u, '')
    .replace(/(?:[\s"”,;:–—-]|\b(?:and|but|or)$)*$/u, '');
  return quoted(inner === '' ? words : inner);
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "one article", "two articles", "11 articles"; without a noun "two". */
export function counted(count: number, noun = ''): string {
  const number = NUMBERS[count] ?? count.toLocaleString('en');
  return noun === '' ? number : `${number} ${noun}${count === 1 ? '' : 's'}`;
}
