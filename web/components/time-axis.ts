/** Stretches of time side by side on an axis: their names, where time is left out, and which have room for a label. */
import { day } from '../app/format.js';

export type Length = 'day' | 'week' | 'month' | 'year';

/** Its first and last day. */
export interface Step {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;
const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** "Mar 2019", "week of 4 Mar 2019". */
export function stepName({ from }: Pick<Step, 'from'>, length: Length): string {
  if (length === 'year') return from.slice(0, 4);
  if (length === 'month') return day(from.slice(0, 7));
  return length === 'week' ? `week of ${day(from)}` : day(from);
}

/** Where time is left out before a bin: bins stand side by side, however far apart in time. */
export const gapsOf = (bins: readonly Step[]): readonly number[] =>
  bins.flatMap(({ from }, index) => {
    const before = bins[index - 1];
    return before === undefined || dayAfter(before.to) === from ? [] : [index];
  });

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Labels for as many bins as have room, years before months before days; the year stands wherever it is a new one. */
export function ticksOf(bins: readonly Step[], length: Length, apart: number): readonly Tick[] {
  const ranks = bins.map(({ from }, index) => {
    const before = bins[index - 1]?.from;
    if (before === undefined || before.slice(0, 4) !== from.slice(0, 4)) return 2;
    return before.slice(0, 7) === from.slice(0, 7) ? 0 : 1;
  });
  const taken: number[] = [];
  for (const rank of [2, 1, 0])
    ranks.forEach((it, index) => {
      if (it === rank && taken.every((other) => Math.abs(other - index) >= apart)) taken.push(index);
    });
  let year = '';
  return taken
    .sort((a, b) => a - b)
    .map((at) => {
      const { from = '' } = bins[at] ?? {};
      const fresh = from.slice(0, 4) !== year;
      year = from.slice(0, 4);
      return { at, label: labelOf(from, length, fresh) };
    });
}

function labelOf(from: string, length: Length, withYear: boolean): string {
  const year = from.slice(0, 4);
  if (length === 'year') return year;
  const short = day(length === 'month' ? from.slice(0, 7) : from).replace(` ${year}`, '');
  return withYear ? `${short}\n${year}` : short;
}
