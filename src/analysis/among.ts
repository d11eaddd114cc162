/**
 * "The column holds one of these", with the numbers in the SQL itself, so that the database passes over what holds none
 * of them. No NULL may be in such a list, not even to make an empty one: with it each row is compared with each number.
 */
export function among(column: string, numbers: Iterable<number>): string {
  const list = [...numbers];
  return list.length === 0 ? 'false' : `${column} IN (${list.join()})`;
}
