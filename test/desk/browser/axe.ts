/** All rules of axe, experimental ones and those of AAA included. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
  'experimental',
];

/** Each view, with few enough rows that a check of it takes a moment. */
export const CHECKED = [
  '/today?limit=5',
  '/timeline?limit=6&party=PRK&since=2019-02',
  '/relations',
  '/relations?one=PRK&other=USA&limit=5',
  '/map?at=PRK&party=KOR',
  '/articles?limit=6',
  '/articles/12#60-90',
  '/incidents/7',
  '/actors?limit=8',
  '/actors/KOR?limit=4',
  '/search?q=talks&limit=5',
  '/search?q=talks&in=statements&limit=5',
  '/search',
  '/review',
  '/audit?size=5',
  '/help',
  '/nowhere',
];

export async function findingsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((it) => `${id}: ${it.html} ${it.failureSummary ?? ''}`),
  );
}
