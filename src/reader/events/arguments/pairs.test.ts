import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../../test/events-of.js';

describe('two parties named before', () => {
  it('reads "both sides" as the two countries of the sentence before', async () => {
    const found = await eventsOf(
      'Ghana and Togo closed the border. Mali urged both sides to release the prisoners.',
    );
    expect(found).toContain('REQUEST>RETREAT actual MLI → GHA+TGO 2024-05-10');
  });

  it('reads "the two governments" as actors', async () => {
    const found = await eventsOf('Ghana sent a note to Togo. The two governments condemned Mali on Monday.');
    expect(found).toContain('ACCUSE actual GHA+TGO → MLI 2024-05-06');
  });

  it('refuses a pair where nobody was named', async () => {
    expect(await eventsOf('The two governments condemned the raid.')).toEqual([]);
  });

  it('refuses sides that are not counted', async () => {
    const found = await eventsOf('Ghana sent a note to Togo. The governments condemned Mali.');
    expect(found.filter((line) => line.startsWith('ACCUSE actual GHA+TGO'))).toEqual([]);
  });
});
