/** Months of moments, in UTC. */

/** "2019-02", from the month of the first moment on, `most` of them at most; none where either is NaN. */
export function monthsBetween(from: number, to: number, most: number): readonly string[] {
  const months: string[] = [];
  const day = new Date(from);
  day.setUTCDate(1);
  for (; day.getTime() <= to && months.length < most; day.setUTCMonth(day.getUTCMonth() + 1))
    months.push(day.toISOString().slice(0, 7));
  return months;
}
