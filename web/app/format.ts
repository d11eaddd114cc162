/** Numbers, days and shares as people write them. */

const whole = new Intl.NumberFormat('en-GB');
const signedTenth = new Intl.NumberFormat('en-GB', {
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const percent = new Intl.NumberFormat('en-GB', { style: 'percent' });
const dayMonthYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthYear = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

export const number = (value: number): string => whole.format(value);
/** "+2.5", "−3.0". */
export const signed = (value: number): string => signedTenth.format(value).replace('-', '−');
export const share = (value: number): string => percent.format(value);

/** "1 article", "2,340 articles". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** "2019-02-28" → "28 Feb 2019", "2019-02" → "Feb 2019", "2019-W04" → "week 4 of 2019", "197" → "1970s"; what is no date stays as it is. */
export function day(value: string): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(value);
  if (week !== null) return `week ${Number(week[2])} of ${week[1]}`;
  if (/^\d{3}$/.test(value)) return `${value}0s`;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/.exec(value);
  if (parts === null) return value;
  const [, year = '', month, date] = parts;
  if (month === undefined) return year;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1));
  if (Number.isNaN(time)) return value;
  return (date === undefined ? monthYear : dayMonthYear).format(time);
}

/** "28 Feb 2019", "27–28 Feb 2019", or null where no day is known. */
export function days(from: string | null, to: string | null): string | null {
  const first = from ?? to;
  const last = to ?? from;
  if (first === null || last === null) return null;
  if (first === last) return day(first);
  const whole = wholePeriod(first, last);
  if (whole !== null) return day(whole);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8, 10))}–${day(last)}`;
  return `${day(first)} – ${day(last)}`;
}

/** "2019-07" for its first to its last day, "2019" for a year's, else null. */
export function wholePeriod(first: string, last: string): string | null {
  if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  if (!first.endsWith('-01') || first.slice(0, 7) !== last.slice(0, 7)) return null;
  const [year = 0, month = 0] = first.split('-').map(Number);
  const end = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Number(last.slice(8)) === end ? first.slice(0, 7) : null;
}

/** A reason and what to do about it, each as a sentence of its own. */
export const sentences = (...parts: readonly (string | null)[]): string =>
  parts
    .map((it) => it?.trim() ?? '')
    .filter((it) => it !== '')
    .map((it) => (/[.!?…:]$/.test(it) ? it : `${it}.`))
    .map((it) => it.charAt(0).toUpperCase() + it.slice(1))
    .join(' ');

/** At most so many characters, cut between words. */
export function shortened(words: string, most: number): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.lastIndexOf(' ', most);
  return `${flat.slice(0, cut > most / 2 ? cut : most)}…`;
}
