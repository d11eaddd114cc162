/** The little of English that sentences are put together with. */
import { readFileSync } from 'node:fs';
import type { EventCategory } from '../../record/index.js';
import { type Piece, plain, told } from './sentence.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Acts {
  readonly acts: Readonly<Record<EventCategory, { readonly alone: string; readonly toward: string }>>;
}

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

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): readonly Piece[] {
  return names.flatMap((name, index) => {
    const before = index === 0 ? '' : index === names.length - 1 ? ' and ' : ', ';
    return before === '' ? [told(name)] : [plain(before), told(name)];
  });
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "one article", "two articles", "11 articles". */
export function counted(count: number, noun: string): string {
  return `${NUMBERS[count] ?? count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
