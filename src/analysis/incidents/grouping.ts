/**
 * Reports → groups, a batch at a time: the reports of a batch are clustered among themselves and with the groups that
 * stand (clustering.ts), which grow and are never taken apart or joined. So what a batch costs hangs on what is near it
 * in days, parties and words, not on all that came before.
 */
import { averageLink } from './clustering.js';
import { edgesOf, type Pairs } from './linking.js';
import { createNeighbours } from './neighbours.js';
import { ABSENT, createScorer } from './score.js';
import { dayNumber, type Traits, traitsOf } from './traits.js';
import type { Report } from './types.js';

/** Copies of a sentence fold into one where they were printed within so many days of each other. */
const FOLDING_DAYS = 10;
/** Of a large group so many of the first reports and of the latest are compared with: mostly first ones, or it would drift from day to day. */
const FIRST = 8;
const LATEST = 2;

export interface Grouping {
  /** A group made before, its reports in order. @returns its number, from 0 */
  stand(reports: readonly Report[]): number;
  /** @param reports in order @returns the number of the group of each: one that stands, or the next */
  add(reports: readonly Report[]): readonly number[];
  /** Keys of those of a group's reports that others are compared with. */
  comparedIn(group: number): ReadonlySet<string>;
}

interface Group {
  /** Copies count once. */
  size: number;
  readonly compared: Traits[];
}

/** The first of a sentence and its copies. */
interface Fold {
  readonly head: Head;
  readonly group: { number: number };
}
type Head = Pick<Report, 'nature' | 'dated' | 'from' | 'to' | 'published'>;

export function createGrouping(): Grouping {
  const neighbours = createNeighbours();
  const scorer = createScorer();
  const groups: Group[] = [];
  const folds = new Map<string, Fold[]>();
  /** Of each that was given to the neighbours, the group. */
  const groupOf: number[] = [];

  function foldOf(report: Report): Fold | undefined {
    return folds.get(report.sentenceKey)?.find(({ head }) => isCopy(head, report));
  }

  function openFold(report: Report, group: { number: number }): void {
    const { nature, dated, from, to, published } = report;
    const fold: Fold = { head: { nature, dated, from, to, published }, group };
    const same = folds.get(report.sentenceKey);
    if (same === undefined) folds.set(report.sentenceKey, [fold]);
    else same.push(fold);
  }

  function put(traits: Traits, number: number): void {
    const group = groups[number];
    if (group === undefined) return;
    const { compared } = group;
    if (compared.length < FIRST + LATEST) compared.push(traits);
    else compared[FIRST + (group.size % LATEST)] = traits;
    group.size += 1;
  }

  /** How well it fits a group; where that is not above `least`, any number that is not. */
  function fitOf(traits: Traits, number: number, least: number): number {
    const compared = groups[number]?.compared ?? [];
    if (compared.length === 0) return ABSENT;
    let most = 0;
    for (const other of compared) most += scorer.atMost(traits, other);
    if (most / compared.length <= least) return least;
    let sum = 0;
    for (const other of compared) sum += scorer.score(traits, other, ABSENT);
    return sum / compared.length;
  }

  /** @param withStanding a standing group and a fresh one, and so on */
  function clustered(
    fresh: readonly Traits[],
    pairs: Pairs,
    withStanding: Pairs,
  ): readonly { readonly stands: number | null; readonly members: readonly number[] }[] {
    // the standing ones first, by number
    const standing = [...new Set(withStanding.filter((_, at) => at % 2 === 0))].sort((a, b) => a - b);
    const first = standing.length;
    const count = first + fresh.length;
    const place = new Map(standing.map((number, at) => [number, at]));
    const all = [
      ...withStanding.map((it, at) => (at % 2 === 0 ? (place.get(it) ?? 0) : first + it)),
      ...pairs.map((it) => first + it),
    ];
    const scoreOf = (a: number, b: number, least: number): number => {
      const own = fresh[b - first];
      const other = fresh[a - first];
      if (own === undefined) return ABSENT;
      return other === undefined ? fitOf(own, standing[a] ?? 0, least) : scorer.score(own, other, least);
    };
    const edges = edgesOf(count, all, scoreOf, ABSENT);
    const sizes = standing.map((number) => groups[number]?.size ?? 1);
    return averageLink(count, edges, ABSENT, sizes).map((cluster) => {
      const stands = cluster.find((at) => at < first);
      return {
        stands: stands === undefined ? null : (standing[stands] ?? null),
        members: cluster.filter((at) => at >= first).map((at) => at - first),
      };
    });
  }

  return {
    stand(reports) {
      const number = groups.push({ size: 0, compared: [] }) - 1;
      for (const report of reports) {
        if (foldOf(report) !== undefined) continue;
        openFold(report, { number });
        const traits = scorer.prepared(traitsOf(report));
        const group = groups[number];
        if (group !== undefined) group.size += 1;
        // of a group that was kept, only those that are compared have their words
        if (traits.wording.sentence.length > 0) group?.compared.push(traits);
        neighbours.add(traits);
        groupOf.push(number);
      }
      return number;
    },

    add(reports) {
      const fresh: { readonly traits: Traits; readonly group: { number: number } }[] = [];
      const base = groupOf.length;
      const pairs: number[] = [];
      const withStanding: number[] = [];
      const assigned = reports.map((report) => {
        const copied = foldOf(report);
        if (copied !== undefined) return copied.group;
        const traits = scorer.prepared(traitsOf(report));
        const group = { number: -1 };
        const own = fresh.length;
        const near = new Set<number>();
        for (const it of neighbours.near(traits)) {
          if (it >= base) pairs.push(it - base, own);
          else near.add(groupOf[it] ?? 0);
        }
        for (const number of near) withStanding.push(number, own);
        fresh.push({ traits, group });
        openFold(report, group);
        neighbours.add(traits);
        return group;
      });

      for (const { stands, members } of clustered(
        fresh.map(({ traits }) => traits),
        pairs,
        withStanding,
      )) {
        if (members.length === 0) continue;
        const number = stands ?? groups.push({ size: 0, compared: [] }) - 1;
        for (const at of members) {
          const it = fresh[at];
          if (it === undefined) continue;
          it.group.number = number;
          put(it.traits, number);
          groupOf[base + at] = number;
        }
      }
      return assigned.map(({ number }) => number);
    },

    comparedIn: (group) =>
      new Set(groups[group]?.compared.map(({ document, event }) => `${document}:${event}`)),
  };
}

function isCopy(a: Head, b: Head): boolean {
  if (a.nature !== b.nature) return false;
  if (a.dated === 'told' && b.dated === 'told') return a.from === b.from && a.to === b.to;
  const apart = Math.abs(dayNumber(a.published) - dayNumber(b.published));
  return !(apart > FOLDING_DAYS);
}
