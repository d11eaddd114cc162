import { describe, expect, it } from 'vitest';
import { createReader } from '../../index.js';
import { EVENT_CATEGORIES } from '../../record/index.js';

const { classify } = createReader();

/** The event between the two pieces of the text, found by their first occurrence. */
async function between(text: string, actor: string, recipient: string): Promise<string> {
  const span = (piece: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length });
  return (await classify({ text, actor: span(actor), recipient: span(recipient) })).event;
}

describe('the event of a pair', () => {
  it.each([
    ['Togo condemned Benin over the raid.', 'Togo', 'Benin', 'ACCUSE'],
    ['Benin was condemned by Togo over the raid.', 'Togo', 'Benin', 'ACCUSE'],
    ['Togo will send grain to Benin.', 'Togo', 'Benin', 'AGREE'],
    ['Togo sent grain to Benin.', 'Togo', 'Benin', 'AID'],
    ['Togo will bomb Benin.', 'Togo', 'Benin', 'THREATEN'],
    ['Togo did not accept the offer from Benin.', 'Togo', 'Benin', 'REJECT'],
    ['Talks between Togo and Benin opened in Accra.', 'Togo', 'Benin', 'CONSULT'],
    ['Togo said Benin must release the sailors.', 'Togo', 'Benin', 'REQUEST'],
    ['Togo refused to ease sanctions on Benin.', 'Togo', 'Benin', 'REJECT'],
  ])('%s', async (text, actor, recipient, event) => {
    expect(await between(text, actor, recipient)).toBe(event);
  });

  it('takes the trigger between the two, not one that belongs to others', async () => {
    const text = 'After police arrested two students, Togo praised Benin for its calm.';
    expect(await between(text, 'Togo', 'Benin')).toBe('SUPPORT');
  });

  it('looks at the pair: the same sentence answers differently for another one', async () => {
    const text = 'Togo thanked Benin, whose army attacked the rebels.';
    expect(await between(text, 'Togo', 'Benin')).toBe('SUPPORT');
    expect(await between(text, 'army', 'rebels')).toBe('ASSAULT');
  });
});

describe('an answer in any case', () => {
  const pair = { actor: { start: 0, end: 4 }, recipient: { start: 5, end: 10 } };

  it.each(['Togo Benin', 'Togo Benin qwx zzt', '¿¿¿ ‮ 🙂🙂'])('%j', async (text) => {
    const { event, confidence, scores } = await classify({ text, ...pair });
    expect(EVENT_CATEGORIES).toContain(event);
    expect(Object.values(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1);
    expect(confidence).toBe(scores[event]);
    expect(Object.keys(scores)).toHaveLength(16);
  });

  it.each(['', '…'])('names the span that %j does not have', async (text) => {
    await expect(classify({ text, ...pair })).rejects.toThrow(/"actor" spans 0 to 4/);
  });

  it('is less sure where no trigger stands', async () => {
    const sure = await classify({
      text: 'Togo condemned Benin.',
      actor: { start: 0, end: 4 },
      recipient: { start: 15, end: 20 },
    });
    const unsure = await classify({
      text: 'Togo is near Benin.',
      actor: { start: 0, end: 4 },
      recipient: { start: 13, end: 18 },
    });
    expect(unsure.confidence).toBeLessThan(sure.confidence);
  });
});
