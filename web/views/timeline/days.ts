/** Rows under the day on which they began, in the order in which they come. */
import type { IncidentShape } from '../../app/shapes.js';

export interface Day {
  readonly day: string | null;
  readonly rows: readonly IncidentShape[];
}

export function daysOf(rows: readonly IncidentShape[]): readonly Day[] {
  const list: { day: string | null; rows: IncidentShape[] }[] = [];
  for (const row of rows) {
    const last = list.at(-1);
    if (last !== undefined && last.day === row.from) last.rows.push(row);
    else list.push({ day: row.from, rows: [row] });
  }
  return list;
}
