/** Reports → incidents, all at once (`findIncidents`) or a few more into those that stand (`joinMembers`). */
import { compare } from '../compare.js';
import { describe } from './describe.js';
import { createGrouping } from './grouping.js';
import type { Member } from './members.js';
import { joinOutcomes } from './outcomes.js';
import { dayNumber } from './traits.js';
import type { Incident, Report } from './types.js';

export interface IncidentOptions {
  /** Whose reporting a report is: those in copies and retellings have the origin of the first. */
  readonly originOf: (report: Report) => string;
  /** The day on which it is asked what became of plans. */
  readonly asOf: string | null;
}

/** Most reports of a thing are printed within days of each other: what is printed in one span of so many is grouped together. */
const BATCH_DAYS = 3;

/** Every report is in exactly one incident; the order in which reports come does not matter. */
export function findIncidents(reports: readonly Report[], options: IncidentOptions): readonly Incident[] {
  return joinOutcomes(
    groupReports(reports).map((group) => describe(group, options.originOf)),
    options.asOf,
  );
}

/** The groups of reports alone, without what is said of them. */
export function groupReports(reports: readonly Report[]): readonly (readonly Report[])[] {
  const grouping = createGrouping();
  const groups: Report[][] = [];
  for (const batch of inSpans([...reports].sort(inOrder))) {
    grouping.add(batch).forEach((number, at) => {
      const report = batch[at];
      if (report === undefined) return;
      const group = groups[number] ?? [];
      groups[number] = group;
      group.push(report);
    });
  }
  return groups;
}

/** @param reports in order of print */
function inSpans(reports: readonly Report[]): readonly (readonly Report[])[] {
  const spans = new Map<number, Report[]>();
  for (const report of reports) {
    const span = spanOf(report.published);
    const list = spans.get(span);
    if (list === undefined) spans.set(span, [report]);
    else list.push(report);
  }
  return [...spans.values()];
}

/** Those without a day of print come first, together. */
export function spanOf(published: string | null): number {
  return Math.floor((published === null ? 0 : dayNumber(published)) / BATCH_DAYS);
}

/** A group that has grown, or a new one. */
export interface Joined {
  /** Which of the standing ones; null for a new one. */
  readonly standing: number | null;
  /** All of its members, in order. */
  readonly members: readonly Member[];
  readonly fresh: readonly Report[];
  /** Keys of those reports that later ones are compared with. */
  readonly compared: ReadonlySet<string>;
}

/** The members join the groups that they fit, or open new ones. @param standing those near in days, parties and words */
export function joinMembers(
  standing: readonly (readonly Member[])[],
  members: readonly Member[],
): readonly Joined[] {
  const grouping = createGrouping();
  for (const group of standing) grouping.stand(group.map(({ report }) => report));
  const sorted = [...members].sort((a, b) => inOrder(a.report, b.report));
  const grown = new Map<number, Member[]>();
  grouping.add(sorted.map(({ report }) => report)).forEach((number, at) => {
    const member = sorted[at];
    if (member !== undefined) grown.set(number, [...(grown.get(number) ?? []), member]);
  });
  return [...grown].map(([number, fresh]) => ({
    standing: number < standing.length ? number : null,
    members: [...(standing[number] ?? []), ...fresh].sort((a, b) => inOrder(a.report, b.report)),
    fresh: fresh.map(({ report }) => report),
    compared: grouping.comparedIn(number),
  }));
}

/** By day of print, then by their words, so that it does not matter which came first into the archive. */
export function inOrder(a: Report, b: Report): number {
  return (
    compare(a.published ?? '', b.published ?? '') ||
    compare(a.sentenceKey, b.sentenceKey) ||
    a.trigger.start - b.trigger.start ||
    compare(a.key, b.key)
  );
}
