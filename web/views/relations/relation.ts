/** A relation in words, and the stretches between its changes. */
import { day, signed } from '../../app/format.js';
import type { Relation } from '../../app/shapes.js';
import { stepName } from '../../components/time-axis.js';

export type Point = Relation['points'][number];
export type Change = Relation['changes'][number];

/** A stretch of periods with one mean, as the changes part them. */
export interface Stretch {
  /** Index of its first point, and of the first one after it. */
  readonly from: number;
  readonly to: number;
  readonly mean: number;
}

/** None where nothing changed: one mean over all is not a finding. */
export function stretchesOf(points: readonly Point[], changes: readonly Change[]): readonly Stretch[] {
  const at = new Map(points.map(({ name }, index) => [name, index]));
  const known = changes
    .flatMap((change) => {
      const index = at.get(change.period);
      return index === undefined ? [] : [{ index, change }];
    })
    .sort((a, b) => a.index - b.index);
  const first = known[0];
  if (first === undefined) return [];
  return [
    { from: 0, to: first.index, mean: first.change.before },
    ...known.map(({ index, change }, order) => ({
      from: index,
      to: known[order + 1]?.index ?? points.length,
      mean: change.after,
    })),
  ].filter(({ from, to }) => to > from);
}

/** "week of 25 Feb 2019: cooperation +1.0, conflict −7.0, net −6.0 where 0.0 is usual; unusual". */
export function pointWords(point: Point, by: Relation['by']): string {
  const name = stepName(point, by);
  if (point.incidents.length === 0) return `${name}: nothing reported`;
  const usual = point.usual === null ? '' : ` where ${signed(point.usual)} is usual`;
  return `${name}: cooperation ${signed(point.cooperation)}, conflict ${signed(point.conflict)}, net ${signed(point.net)}${usual}${point.unusual ? '; unusual' : ''}`;
}

/** "week of 6 May 2019 (between 29 Apr 2019 and 12 May 2019)". */
export function changeWhen(
  { period, from, to }: Change,
  points: readonly Point[],
  by: Relation['by'],
): string {
  const point = points.find(({ name }) => name === period);
  if (point === undefined) return day(period);
  const exact = point.from === from && point.to === to;
  return `${stepName(point, by)}${exact ? '' : ` (between ${day(from)} and ${day(to)})`}`;
}
