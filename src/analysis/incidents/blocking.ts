/**
 * Which reports are worth comparing: those of about the same days that share two parties, or one and the kind of act or
 * a word of the trigger, or a telling word. Each report meets at most the latest of each block, so that the number of
 * pairs grows as the number of reports, not as its square.
 */
import { monthsBetween } from '../calendar.js';
import type { Report } from './types.js';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Days on both sides within which reports of one thing may differ. */
const SLACK = 3 * DAY;
const NARROW = 16 * DAY;
const MOST_MONTHS = 13;
const MET_OF_A_BLOCK = 64;

/** @param reports in the order in which they meet @returns pairs of places in it, the later first; each pair once */
export function* candidatePairs(reports: readonly Report[]): Generator<readonly [number, number]> {
  const blocks = new Map<string, number[]>();
  const met = new Int32Array(reports.length).fill(-1);
  for (const [at, report] of reports.entries()) {
    for (const key of keysOf(report)) {
      const block = blocks.get(key);
      if (block === undefined) {
        blocks.set(key, [at]);
        continue;
      }
      for (const other of block) {
        if (met[other] === at) continue;
        met[other] = at;
        yield [at, other];
      }
      if (block.length >= MET_OF_A_BLOCK) block.shift();
      block.push(at);
    }
  }
}

/** The blocks that a report stands in. */
export function keysOf(report: Report): readonly string[] {
  const parties = [...new Set([...report.actors, ...report.recipients].map(({ key }) => key))]
    .sort()
    .slice(0, 6);
  const pairs = parties.flatMap((a, n) => parties.slice(n + 1).map((b) => `${a}&${b}`));
  const alone = parties.flatMap((party) => [
    ...(report.category === null ? [] : [`${party}!${report.category}`]),
    ...report.wording.trigger.map((stem) => `${party}.${stem}`),
  ]);
  const words = report.wording.telling.map((word) => `#${word}`);
  const what = [...pairs, ...alone, ...words];
  const ever = report.wording.trigger.flatMap((stem) => words.map((word) => `${stem} ${word}`));
  return [
    ...[...new Set(bucketsOf(report))].flatMap((bucket) => what.map((it) => `${bucket} ${it}`)),
    ...ever,
  ];
}

function bucketsOf(report: Report): readonly string[] {
  const from = Date.parse(report.from ?? report.published ?? '');
  const to = Date.parse(report.to ?? report.published ?? '');
  if (Number.isNaN(from) || Number.isNaN(to)) return ['undated'];
  const narrow = to - from <= NARROW;
  const weeks = narrow ? range(from - SLACK, to + SLACK, WEEK).map((week) => `w${week}`) : [];
  // A month or a year meets the days in it at its months.
  const months = monthsBetween(from, to, MOST_MONTHS).map((month) => `m${month}`);
  // Of a plan some articles tell the day and some only that it stands.
  const printed = Date.parse(report.published ?? '');
  const told =
    report.nature === 'happening' || Number.isNaN(printed) ? [] : [`p${Math.floor(printed / WEEK)}`];
  return [...weeks, ...months, ...told];
}

function range(from: number, to: number, unit: number): readonly number[] {
  const first = Math.floor(from / unit);
  return Array.from({ length: Math.floor(to / unit) - first + 1 }, (_, n) => first + n);
}
