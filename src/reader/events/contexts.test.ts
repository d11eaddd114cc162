import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../test/events-of.js';

const contexts = async (text: string): Promise<readonly string[]> =>
  (await draftOf(text)).events[0]?.context ?? [];

describe('contexts', () => {
  it('reads several from one sentence', async () => {
    const found = await contexts(
      'The foreign minister of Ghana met the president of Togo to discuss chemical weapons and migration.',
    );
    expect(found).toEqual(expect.arrayContaining(['cbrn', 'diplomatic', 'migration']));
  });

  it('takes in what the whole article is about', async () => {
    const theme =
      'The oil price fell. The pipeline leaked. Crude exports of oil stopped. OPEC watched the refinery.';
    expect(await contexts(`Ghana thanked Togo. ${theme}`)).toContain('natural resource');
  });

  it('leaves an aside where it stands', async () => {
    expect(await contexts('Ghana thanked Togo. A hospital opened nearby.')).not.toContain('health');
  });
});
