/** Rows under the day on which they began, under the month or year where no more is known; in the order in which they come. */
import { wholePeriod } from '../../app/format.js';
import type { IncidentShape } from '../../app/shapes.js';

export interface Day<Row> {
  /** "2019-02-28", "2019-02" or "2019"; null where none is told. */
  readonly day: string | null;
  readonly rows: readonly Row[];
}

export function daysOf<Row extends Pick<IncidentShape, 'from' | 'to'>>(
  rows: readonly Row[],
): readonly Day<Row>[] {
  const found = new Map<string | null, Row[]>();
  for (const row of rows) {
    const day = beginOf(row);
    found.set(day, [...(found.get(day) ?? []), row]);
  }
  return [...found].map(([day, its]) => ({ day, rows: its }));
}

function beginOf({ from, to }: Pick<IncidentShape, 'from' | 'to'>): string | null {
  return from === null ? null : (wholePeriod(from, to ?? from) ?? from);
}
