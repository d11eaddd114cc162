/** Speakers, anonymity, the chain and stances, on texts whose names and attributions are given. */
import { describe, expect, it } from 'vitest';
import { type Named, type Said, statementsIn } from './testing.js';

const CAST: Named = {
  'Lena Ortiz': { id: 'person:ortiz', kind: 'person' },
  Ortiz: { id: 'person:ortiz', kind: 'person' },
  Arvik: { id: 'state:arvik', kind: 'state' },
  Ansa: { id: 'outlet:ansa', kind: 'outlet' },
};

/** "… said the bridge was shut", of a source. */
const shut = (source: string): Said => ({ cue: 'said', source, content: 'the bridge was shut' });

describe('speakers', () => {
  it('a name within a description', () => {
    const found = statementsIn('Mayor Lena Ortiz said the bridge was shut.', CAST, [
      shut('Mayor Lena Ortiz'),
    ]);
    expect(found[0]?.speaker).toBe('person:ortiz');
  });
  it('"he" and "she" fall to the last person who spoke', () => {
    const found = statementsIn('Lena Ortiz said the bridge was shut. “We will mend it,” she said.', CAST, [
      shut('Lena Ortiz'),
      { cue: 'said#2', source: 'she', content: '“We will mend it,”' },
    ]);
    expect(found.map(({ speaker }) => speaker)).toEqual(['person:ortiz', 'person:ortiz']);
  });
  it('"the agency" falls to the last outlet that spoke', () => {
    const found = statementsIn(
      'Ansa reported that the bridge was shut. The toll is falling, the agency said.',
      CAST,
      [
        { cue: 'reported', source: 'Ansa', content: 'that the bridge was shut' },
        { cue: 'said', source: 'the agency', content: 'The toll is falling' },
      ],
    );
    expect(found.map(({ speaker }) => speaker)).toEqual(['outlet:ansa', 'outlet:ansa']);
  });
  it('"who" is whoever stands before it', () => {
    const found = statementsIn('The crowd met Lena Ortiz, who said the bridge was shut.', CAST, [
      shut('who'),
    ]);
    expect(found[0]?.speaker).toBe('person:ortiz');
  });
  it('"the statement" says what its issuer says', () => {
    const found = statementsIn(
      'Lena Ortiz said in a statement the bridge was shut. It is old, the statement added.',
      CAST,
      [
        { cue: 'said in a statement', source: 'Lena Ortiz', content: 'the bridge was shut' },
        { cue: 'added', source: 'the statement', content: 'It is old' },
      ],
    );
    expect(found.map(({ speaker }) => speaker)).toEqual(['person:ortiz', 'person:ortiz']);
  });
  it('refuses a state that only describes', () => {
    const found = statementsIn('Voters in Arvik said the bridge was shut.', CAST, [shut('Voters in Arvik')]);
    expect(found[0]?.speaker).toBeNull();
  });
});

describe('anonymity', () => {
  it.each<[string, Said]>([
    ['Some say the bridge is shut.', { cue: 'say', source: 'Some', content: 'the bridge is shut' }],
    ['Two people briefed on the matter said the bridge was shut.', shut('Two people briefed on the matter')],
    [
      'A senior diplomat who asked not to be named said the bridge was shut.',
      shut('A senior diplomat who asked not to be named'),
    ],
    [
      '“The bridge is shut,” said the source, who spoke on condition of anonymity.',
      {
        cue: 'said',
        source: 'the source, who spoke on condition of anonymity',
        content: '“The bridge is shut,”',
      },
    ],
  ])('%s', (text, said) => {
    expect(statementsIn(text, {}, [said]).map(({ anonymous }) => anonymous)).toEqual([true]);
  });
  it.each<[string, Said]>([
    ['Lena Ortiz said the bridge was shut.', shut('Lena Ortiz')],
    [
      'The poll found that voters were tired.',
      { cue: 'found', source: 'The poll', content: 'that voters were tired' },
    ],
    ['The ministry said the bridge was shut.', shut('The ministry')],
  ])('refuses: %s', (text, said) => {
    expect(statementsIn(text, CAST, [said]).map(({ anonymous }) => anonymous)).toEqual([false]);
  });
});

describe('the chain', () => {
  it('words that came through an agency', () => {
    const found = statementsIn(
      'Lena Ortiz met the crew. “The bridge is shut,” Ortiz said, according to Ansa.',
      CAST,
      [
        { cue: 'said', source: 'Ortiz#2', content: '“The bridge is shut,”' },
        { cue: 'according to', source: 'Ansa', content: '“The bridge is shut,” Ortiz said' },
      ],
    );
    const inner = found.find(({ source }) => source === 'Ortiz');
    expect(inner).toMatchObject({ speaker: 'person:ortiz', via: ['outlet:ansa'] });
    expect(inner?.parent).not.toBeNull();
  });
  it('nested reports', () => {
    const found = statementsIn('Ansa reported that Lena Ortiz said the bridge was shut.', CAST, [
      { cue: 'reported', source: 'Ansa', content: 'that Lena Ortiz said the bridge was shut' },
      shut('Lena Ortiz'),
    ]);
    expect(found[1]).toMatchObject({ speaker: 'person:ortiz', parent: 's1', via: ['outlet:ansa'] });
  });
  it('what someone wants hands on nothing', () => {
    const found = statementsIn('Lena Ortiz said the bridge was shut.', CAST, [shut('Lena Ortiz')]);
    expect(found[0]).toMatchObject({ parent: null, via: [] });
  });
});

describe('stances', () => {
  const BOMBED: Said = { cue: 'said', source: 'Ortiz', content: 'the bridge had been bombed' };

  it('a challenge hung on what was said', () => {
    const found = statementsIn('Ortiz said the bridge had been bombed, a claim Arvik has rejected.', CAST, [
      BOMBED,
    ]);
    expect(found[1]).toMatchObject({ speaker: 'state:arvik', stance: 'disputes', of: 's1' });
  });
  it('a denial of what was said before', () => {
    const found = statementsIn(
      'Ortiz accused Arvik of bombing the bridge. Arvik denied the accusation.',
      CAST,
      [
        { cue: 'accused', source: 'Ortiz', content: 'Arvik of bombing the bridge' },
        { cue: 'denied', source: 'Arvik#2', content: 'the accusation' },
      ],
    );
    expect(found.at(-1)).toMatchObject({ speaker: 'state:arvik', stance: 'denies', of: 's1' });
  });
  it('which someone calls false', () => {
    const found = statementsIn('Ortiz said the bridge had been bombed, which Arvik calls false.', CAST, [
      BOMBED,
    ]);
    expect(found.find(({ stance }) => stance === 'disputes')).toMatchObject({
      speaker: 'state:arvik',
      of: 's1',
    });
  });
  it('which someone has denied, in the words of what is denied', () => {
    const found = statementsIn('Ortiz said the bridge had been bombed, which Arvik has denied.', CAST, [
      BOMBED,
    ]);
    expect(found.find(({ stance }) => stance === 'denies')).toMatchObject({
      speaker: 'state:arvik',
      content: 'the bridge had been bombed',
      of: 's1',
    });
  });
  it('a denial of "that" is in the words of what is denied', () => {
    const found = statementsIn('Ortiz said the bridge had been bombed. Arvik denied that.', CAST, [
      BOMBED,
      { cue: 'denied', source: 'Arvik', content: 'that' },
    ]);
    expect(found.at(-1)).toMatchObject({ stance: 'denies', content: 'the bridge had been bombed', of: 's1' });
  });
  it('a denial that says itself what it denies is about no other words', () => {
    const found = statementsIn(
      'Ortiz said the bridge was shut. Arvik denied a report that its crew had left.',
      CAST,
      [shut('Ortiz'), { cue: 'denied', source: 'Arvik', content: 'a report that its crew had left' }],
    );
    expect(found.at(-1)).toMatchObject({ stance: 'denies', of: null });
  });
  it('refuses a treaty rejected: no one said it', () => {
    const found = statementsIn('Ortiz praised the treaty. Arvik rejected the treaty.', CAST, [
      { cue: 'praised', source: 'Ortiz', content: 'the treaty' },
      { cue: 'rejected', source: 'Arvik', content: 'the treaty#2' },
    ]);
    expect(found.map(({ stance }) => stance)).toEqual([null, null]);
  });
});
