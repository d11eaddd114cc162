/** Rows a page at a time, where the next step costs less for many than for each. */

/** Small enough that the texts of a page fit anywhere. */
const PAGE = 100;

export async function* inPages<T>(rows: AsyncIterable<T>): AsyncGenerator<readonly T[], void, undefined> {
  let page: T[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
