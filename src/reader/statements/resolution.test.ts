/** Speakers, anonymity, the chain and stances, on texts whose names are given. */
import { describe, expect, it } from 'vitest';
import { type Named, statementsIn } from './testing.js';

const CAST: Named = {
  'Lena Ortiz': { id: 'person:ortiz', kind: 'person' },
  Ortiz: { id: 'person:ortiz', kind: 'person' },
  Arvik: { id: 'state:arvik', kind: 'state' },
  Ansa: { id: 'outlet:ansa', kind: 'outlet' },
};

describe('speakers', () => {
  it('a name within a description', async () => {
    expect((await statementsIn('Mayor Lena Ortiz said the bridge was shut.', CAST))[0]?.speaker).toBe(
      'person:ortiz',
    );
  });
  it('"he" and "she" fall to the last person who spoke', async () => {
    const found = await statementsIn(
      'Lena Ortiz said the bridge was shut. “We will mend it,” she said.',
      CAST,
    );
    expect(found.map(({ speaker }) => speaker)).toEqual(['person:ortiz', 'person:ortiz']);
  });
  it('"the agency" falls to the last outlet that spoke', async () => {
    const found = await statementsIn(
      'Ansa reported that the bridge was shut. The toll is falling, the agency said.',
      CAST,
    );
    expect(found.map(({ speaker }) => speaker)).toEqual(['outlet:ansa', 'outlet:ansa']);
  });
  it('"who" is whoever stands before it', async () => {
    expect(
      (await statementsIn('The crowd met Lena Ortiz, who said the bridge was shut.', CAST))[0]?.speaker,
    ).toBe('person:ortiz');
  });
  it('refuses a state that only describes', async () => {
    expect((await statementsIn('Voters in Arvik said the bridge was shut.', CAST))[0]?.speaker).toBeNull();
  });
});

describe('anonymity', () => {
  it.each([
    'Some say the bridge is shut.',
    'Two people briefed on the matter said the bridge was shut.',
    'A senior diplomat who asked not to be named said the bridge was shut.',
    '“The bridge is shut,” said the source, who spoke on condition of anonymity.',
  ])('%s', async (text) => {
    expect((await statementsIn(text)).every(({ anonymous }) => anonymous)).toBe(true);
  });
  it.each([
    'Lena Ortiz said the bridge was shut.',
    'The poll found that voters were tired.',
    'The ministry said the bridge was shut.',
  ])('refuses: %s', async (text) => {
    expect((await statementsIn(text, CAST)).some(({ anonymous }) => anonymous)).toBe(false);
  });
});

describe('the chain', () => {
  it('words that came through an agency', async () => {
    const found = await statementsIn(
      'Lena Ortiz met the crew. “The bridge is shut,” Ortiz said, according to Ansa.',
      CAST,
    );
    const inner = found.find(({ source }) => source === 'Ortiz');
    expect(inner).toMatchObject({ speaker: 'person:ortiz', via: ['outlet:ansa'] });
    expect(inner?.parent).not.toBeNull();
  });
  it('nested reports', async () => {
    const found = await statementsIn('Ansa reported that Lena Ortiz said the bridge was shut.', CAST);
    expect(found[1]).toMatchObject({ speaker: 'person:ortiz', parent: 's1', via: ['outlet:ansa'] });
  });
  it('what someone wants hands on nothing', async () => {
    const found = await statementsIn('Lena Ortiz said the bridge was shut.', CAST);
    expect(found[0]).toMatchObject({ parent: null, via: [] });
  });
});

describe('stances', () => {
  it('a challenge hung on what was said', async () => {
    const found = await statementsIn(
      'Ortiz said the bridge had been bombed, a claim Arvik has rejected.',
      CAST,
    );
    expect(found[1]).toMatchObject({ speaker: 'state:arvik', stance: 'disputes', of: 's1' });
  });
  it('a denial of what was said before', async () => {
    const found = await statementsIn(
      'Ortiz accused Arvik of bombing the bridge. Arvik denied the accusation.',
      CAST,
    );
    expect(found.at(-1)).toMatchObject({ speaker: 'state:arvik', stance: 'denies', of: 's1' });
  });
  it('which someone calls false', async () => {
    const found = await statementsIn('Ortiz said the bridge had been bombed, which Arvik calls false.', CAST);
    expect(found.find(({ stance }) => stance === 'disputes')).toMatchObject({
      speaker: 'state:arvik',
      of: 's1',
    });
  });
  it('refuses a treaty rejected: no one said it', async () => {
    const found = await statementsIn('Ortiz praised the treaty. Arvik rejected the treaty.', CAST);
    expect(found.every(({ stance }) => stance === null)).toBe(true);
  });
});
