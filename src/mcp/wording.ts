/** The lines of ours around a list. */

/** "Events 21 to 40 of 340.", or that there are none. */
export function headOf(what: string, offset: number, shown: number, total: number | null): string {
  const of = total === null ? '' : ` of ${total}`;
  if (shown === 0) return offset === 0 ? `No ${what} was found.` : `No more ${what}s.`;
  return `${what[0]?.toUpperCase()}${what.slice(1)}s ${offset + 1} to ${offset + shown}${of}.`;
}

export function goesOn(nextCursor: string | null): string | null {
  return nextCursor === null ? null : `There are more: ask again with cursor ${JSON.stringify(nextCursor)}.`;
}

/** The first line gets the row's number. */
export function numbered(
  number: number | string,
  [first = '', ...others]: readonly string[],
): readonly string[] {
  return [`${typeof number === 'number' ? `${number}.` : number} ${first}`, ...others];
}
