/** Days → bins of equal length, few enough to be seen at once. */
import { DAY, dayOf } from '../../archive/days.js';
import type { Timeline } from '../shapes/index.js';

type Bins = Timeline['bins'];
export type Bin = Bins['bins'][number];

/** What a day holds. */
export interface DayCount {
  readonly day: string;
  readonly happenings: number;
  readonly plans: number;
  readonly cooperation: number;
  readonly conflict: number;
}

const MOST = 120;
/** So small a share of all, at either end, does not decide how long a bin is, unless it fills many of them. */
const STRAY = 0.05;
const MOST_STRAYS = 40;
const LENGTHS = ['day', 'week', 'month', 'year'] as const;
type Length = (typeof LENGTHS)[number];

/**
 * The shortest bins of which 120 hold nearly all. Empty ones stand between full ones, except towards strays: a treaty of 1953
 * among the news of a month is one bin far away.
 * @param days in order
 */
export function binsOf(days: readonly DayCount[]): Bins {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { length: 'day', bins: [] };
  const middle = middleOf(days);
  const strays = days.filter(({ day }) => day < middle.from || day > middle.to);
  const length =
    LENGTHS.find(
      (it) =>
        countOf(first.day, last.day, it) <= MOST ||
        (countOf(middle.from, middle.to, it) <= MOST &&
          new Set(strays.map(({ day }) => startOf(day, it))).size <= MOST_STRAYS),
    ) ?? 'year';
  const whole = countOf(first.day, last.day, length) <= MOST;
  const [from, to] = whole ? [first.day, last.day] : [middle.from, middle.to];
  const bins = new Map<number, Bin>();
  if (countOf(from, to, length) <= MOST)
    for (let at = startOf(from, length); at <= Date.parse(to); at = after(at, length))
      bins.set(at, empty(at, length));
  for (const it of days) {
    const at = startOf(it.day, length);
    const bin = bins.get(at) ?? empty(at, length);
    bins.set(at, {
      ...bin,
      happenings: bin.happenings + it.happenings,
      plans: bin.plans + it.plans,
      cooperation: bin.cooperation + it.cooperation,
      conflict: bin.conflict + it.conflict,
    });
  }
  return { length, bins: [...bins].sort(([a], [b]) => a - b).map(([, bin]) => bin) };
}

/** Without the strays at either end. */
function middleOf(days: readonly DayCount[]): { readonly from: string; readonly to: string } {
  const count = ({ happenings, plans }: DayCount): number => happenings + plans;
  const total = days.reduce((sum, it) => sum + count(it), 0);
  const beyond = (list: readonly DayCount[]): string => {
    let passed = 0;
    const found = list.find((it) => {
      passed += count(it);
      return passed > total * STRAY;
    });
    return (found ?? list[0])?.day ?? '';
  };
  return { from: beyond(days), to: beyond([...days].reverse()) };
}

function countOf(from: string, to: string, length: Length): number {
  const [first, last] = [new Date(startOf(from, length)), new Date(startOf(to, length))];
  const days = (last.getTime() - first.getTime()) / DAY;
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  if (length === 'day') return days + 1;
  if (length === 'week') return days / 7 + 1;
  return length === 'year' ? years + 1 : years * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
}

function empty(at: number, length: Length): Bin {
  return {
    from: dayOf(at),
    to: dayOf(after(at, length) - DAY),
    happenings: 0,
    plans: 0,
    cooperation: 0,
    conflict: 0,
  };
}

/** Weeks begin on Monday (ISO 8601). */
function startOf(day: string, length: Length): number {
  const date = new Date(`${day}T00:00:00Z`);
  if (length === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (length === 'month' || length === 'year') date.setUTCDate(1);
  if (length === 'year') date.setUTCMonth(0);
  return date.getTime();
}

function after(start: number, length: Length): number {
  const date = new Date(start);
  if (length === 'day') date.setUTCDate(date.getUTCDate() + 1);
  if (length === 'week') date.setUTCDate(date.getUTCDate() + 7);
  if (length === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  if (length === 'year') date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime();
}
