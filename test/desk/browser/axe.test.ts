/** Every view in light and dark under all rules of axe, experimental ones and those of AAA included. */
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { visits } from './page.js';

const visit = visits();
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
const VIEWS = [
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

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it.each(VIEWS)('%s has no finding', async (path) => {
    const { page, to } = await visit({ colorScheme });
    await to(path);
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map((it) => `${id}: ${it.html} ${it.failureSummary}`)),
    ).toEqual([]);
  });
});
