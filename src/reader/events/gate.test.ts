import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../test/events-of.js';

describe('what is no event', () => {
  it.each([
    'Ghana beat Togo 2-1 in Accra.',
    'Ghana will meet Togo in the final of the tournament.',
    'The minister of Ghana is eager to show that options exist ahead of the talks.',
    'Ghana says the country must do better.',
    'Ghana and Togo have options ahead of any further talks.',
  ])('%s', async (text) => {
    expect(await eventsOf(text)).toEqual([]);
  });

  it('reads one word of sport as a figure of speech', async () => {
    expect(await eventsOf('Ghana attacked Togo in the final hours of the truce.')).not.toEqual([]);
  });

  it('reads no event from a headline', async () => {
    const { length } = await eventsOf(
      'Ghana Attacks Togo\n\nGhana attacked Togo on Monday, officials in Accra said.',
    );
    expect(length).toBe(1);
  });
});
