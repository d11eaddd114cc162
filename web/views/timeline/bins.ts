/** Bins of the timeline summed, and the period that a stretch of them is. */
import { days } from '../../app/format.js';
import type { Timeline } from '../../app/shapes.js';

export type Bins = Timeline['bins'];
export type Bin = Bins['bins'][number];

/** The first and the last day, both within. */
export interface Period {
  readonly since: string;
  readonly until: string;
}

const DAY = 86_400_000;
const momentOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

export function sumOf(bins: readonly Bin[]): Omit<Bin, 'from' | 'to'> {
  const sum = (of: (bin: Bin) => number): number => bins.reduce((total, it) => total + of(it), 0);
  return {
    happenings: sum((it) => it.happenings),
    plans: sum((it) => it.plans),
    cooperation: sum((it) => it.cooperation),
    conflict: sum((it) => it.conflict),
  };
}

/** What the filters say, as days: "2019-02" ends on the 28th. */
export function periodOf(
  since: string | null,
  until: string | null,
  bins: readonly Pick<Bin, 'from' | 'to'>[],
): Period | null {
  const first = since === null ? bins[0]?.from : dayFrom(since, 'first');
  const last = until === null ? bins.at(-1)?.to : dayFrom(until, 'last');
  return first === undefined || last === undefined || first > last ? null : { since: first, until: last };
}

function dayFrom(date: string, which: 'first' | 'last'): string | undefined {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (parts === null) return undefined;
  const [year, month] = [Number(parts[1]), Number(parts[2] ?? (which === 'first' ? 1 : 12))];
  const moment =
    parts[3] === undefined
      ? Date.UTC(year, which === 'first' ? month - 1 : month, which === 'first' ? 1 : 0)
      : momentOf(date);
  return Number.isNaN(moment) ? undefined : dateOf(moment);
}

/** As long, right before (-1) or right after (1). */
export function beside({ since, until }: Period, way: -1 | 1): Period {
  const length = momentOf(until) - momentOf(since) + DAY;
  return {
    since: dateOf(momentOf(since) + way * length),
    until: dateOf(momentOf(until) + way * length),
  };
}

/** Three times as long, around the same middle. */
export function wider({ since, until }: Period): Period {
  const length = momentOf(until) - momentOf(since) + DAY;
  return { since: dateOf(momentOf(since) - length), until: dateOf(momentOf(until) + length) };
}

export const periodName = ({ since, until }: Period): string => days(since, until) ?? '';
