/** Reports → incidents, all at once (`findIncidents`) or a few more into those that stand (`joinIncidents`). */
import { compare } from '../compare.js';
import { candidatePairs, keysOf } from './blocking.js';
import { averageLink, type Edge } from './clustering.js';
import { describe } from './describe.js';
import { joinOutcomes } from './outcomes.js';
import { scorePair } from './score.js';
import type { Incident, Report } from './types.js';

export interface IncidentOptions {
  /** Whose reporting a report is: those in copies and retellings have the origin of the first. */
  readonly originOf: (report: Report) => string;
  /** The day on which it is asked what became of plans. */
  readonly asOf: string | null;
}

/** Log-odds of a pair that was not compared, or that is likelier two than this. */
const ABSENT = -3;
/** Copies of a sentence fold into one where they were printed within so many days of each other. */
const FOLDING_DAYS = 10;
const DAY = 86_400_000;

/** Every report is in exactly one incident; the order in which reports come does not matter. */
export function findIncidents(reports: readonly Report[], options: IncidentOptions): readonly Incident[] {
  return joinOutcomes(
    groupReports(reports).map((group) => describe(group, options.originOf)),
    options.asOf,
  );
}

/** The groups of reports alone, without what is said of them. */
export function groupReports(reports: readonly Report[]): readonly (readonly Report[])[] {
  const folds = fold([...reports].sort(inOrder));
  const first = folds.flatMap(([report]) => report ?? []);
  return averageLink(first.length, edges(first), ABSENT).map((cluster) =>
    cluster.flatMap((at) => folds[at] ?? []).sort(inOrder),
  );
}

/**
 * Each report joins the incident that it fits best, or opens one. Outcomes are asked anew for all that are given.
 * @param incidents those near the reports in time and parties; they come back, grown or not, with the new ones
 */
export function joinIncidents(
  incidents: readonly Incident[],
  reports: readonly Report[],
  options: IncidentOptions,
): readonly Incident[] {
  const groups: Report[][] = incidents.map((incident) => [...incident.reports]);
  const grown = new Set<number>();
  const blocks = new Map<string, Set<number>>();
  const register = (report: Report, group: number): void => {
    for (const key of keysOf(report)) {
      const block = blocks.get(key) ?? new Set();
      blocks.set(key, block.add(group));
    }
  };
  groups.forEach((group, at) => {
    for (const report of group) register(report, at);
  });
  for (const report of [...reports].sort(inOrder)) {
    const near = new Set(keysOf(report).flatMap((key) => [...(blocks.get(key) ?? [])]));
    let best = groups.length;
    let most = 0;
    for (const at of [...near].sort((a, b) => a - b)) {
      const score = average(report, groups[at] ?? []);
      if (score > most) [best, most] = [at, score];
    }
    if (best === groups.length) groups.push([report]);
    else groups[best]?.push(report);
    grown.add(best);
    register(report, best);
  }
  const described = groups.flatMap((group, at) => {
    const stands = incidents[at];
    if (stands !== undefined && !grown.has(at)) return stands;
    return describe(group.sort(inOrder), options.originOf);
  });
  return joinOutcomes(described, options.asOf);
}

function average(report: Report, group: readonly Report[]): number {
  const scores = fold([...group].sort(inOrder)).flatMap(([first]) =>
    first === undefined ? [] : Math.max(ABSENT, scorePair(report, first)),
  );
  const copied = group.some((other) => isCopy(report, other));
  return copied ? Number.MAX_VALUE : scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
}

function* edges(reports: readonly Report[]): Generator<Edge> {
  for (const [a, b] of candidatePairs(reports)) {
    const [left, right] = [reports[a], reports[b]];
    if (left === undefined || right === undefined) continue;
    const score = scorePair(left, right);
    if (score > ABSENT) yield { a, b, score };
  }
}

/** By day of print, then by their words, so that it does not matter which came first into the archive. */
function inOrder(a: Report, b: Report): number {
  return (
    compare(a.published ?? '', b.published ?? '') ||
    compare(a.sentenceKey, b.sentenceKey) ||
    a.trigger.start - b.trigger.start ||
    compare(a.key, b.key)
  );
}

/** Reports of the same words on about the same days: copies, which need not be compared one by one. */
function fold(reports: readonly Report[]): readonly (readonly Report[])[] {
  const folds: Report[][] = [];
  const known = new Map<string, Report[][]>();
  for (const report of reports) {
    const same = known.get(report.sentenceKey) ?? [];
    const into = same.find(([first]) => first !== undefined && isCopy(first, report));
    if (into !== undefined) {
      into.push(report);
      continue;
    }
    const opened = [report];
    folds.push(opened);
    known.set(report.sentenceKey, [...same, opened]);
  }
  return folds;
}

function isCopy(a: Report, b: Report): boolean {
  if (a.sentenceKey !== b.sentenceKey || a.nature !== b.nature) return false;
  if (a.dated === 'told' && b.dated === 'told') return a.from === b.from && a.to === b.to;
  const apart = Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? ''));
  return !(apart > FOLDING_DAYS * DAY);
}
