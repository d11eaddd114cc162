import { describe, expect, it, vi } from 'vitest';

vi.mock('../../plover/words.js', () => ({
  categoryName: (name: string) => name.charAt(0) + name.slice(1).toLowerCase(),
  statusName: (status: string) => status,
}));
const { differences, inWords } = await import('./fields.js');

describe('differences', () => {
  it('says only what was changed', () => {
    const before = { event: 'AGREE', actor: ['e1'], date: { value: null, basis: 'time' } };
    const after = { event: 'CONSULT', actor: ['e1'], date: { value: null, basis: 'time' } };
    expect(differences(before, after)).toEqual({ event: 'CONSULT' });
  });
});

describe('inWords', () => {
  const names = (id: string) => ({ e1: 'Kim Jong-un' })[id] ?? id;
  it('names parties, quotes spans and says what is not there', () => {
    expect(inWords('actor', ['e1'], names)).toBe('Kim Jong-un');
    expect(inWords('trigger', { start: 3, end: 7 }, names, () => 'left')).toBe('left');
    expect(inWords('speaker', null, names)).toBe('somebody');
    expect(inWords('date', { value: '2019-02-28', basis: 'time' }, names)).toBe('28 Feb 2019');
  });
});
