/** Every view in light and dark under all rules of axe. */
import { describe, expect, it } from 'vitest';
import { CHECKED, findingsOf } from './axe.js';
import { visits } from './page.js';

const visit = visits();

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it.each(CHECKED)('%s has no finding', async (path) => {
    const { page, to } = await visit({ colorScheme });
    await to(path);
    expect(await findingsOf(page)).toEqual([]);
  });
});
