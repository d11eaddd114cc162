/** What goes by form, whatever the model says: headlines, transcripts, challenges, quotations; and how a cue's grammar is read. */
import { describe, expect, it } from 'vitest';
import { type Named, type Said, statementsIn } from './testing.js';

const brief = (text: string, said: readonly Said[] = []) =>
  statementsIn(text, {}, said).map(({ source, cue, content }) => [source, cue, content]);

describe('headlines', () => {
  it('a speaker after a colon', () => {
    expect(
      brief('Ferries unsafe after storm: inspectors and officials\n\nThe port was shut on Monday.')[0],
    ).toEqual(['inspectors and officials', ':', 'Ferries unsafe after storm']);
  });
  it('refuses a topic before a colon', () => {
    expect(brief('Harbour storm: what we know so far\n\nThe port was shut on Monday.')).toEqual([]);
  });
});

describe('who a source is', () => {
  it('the person whom it ends in, not the one whom it serves', () => {
    const said = {
      cue: 'said',
      source: 'A spokesman for Ruiz, Captain Ann Poe,',
      content: 'the port was shut',
    };
    const text = 'A spokesman for Ruiz, Captain Ann Poe, said the port was shut.';
    const named = { Ruiz: { id: 'ruiz', kind: 'person' }, 'Ann Poe': { id: 'poe', kind: 'person' } } as const;
    const [statement] = statementsIn(text, named, [said]);
    expect(statement?.speaker).toBe('poe');
  });
});

describe('transcripts', () => {
  it('a name in capitals opens its words', () => {
    expect(brief('ORTIZ: The ferry sails at dawn.')).toContainEqual([
      'ORTIZ',
      ':',
      'The ferry sails at dawn.',
    ]);
  });
  it('refuses labels', () => {
    expect(brief('NOTE: The ferry sails at dawn.')).toEqual([]);
  });
});

describe('challenges', () => {
  it.each([
    ['The crew left, an account disputed by the mayor.', 'the mayor', 'disputed', 'an account'],
    ['The crew left, a claim the mayor has rejected.', 'the mayor', 'has rejected', 'a claim'],
  ])('%s', (text, source, cue, content) => {
    expect(brief(text)).toEqual([[source, cue, content]]);
  });
  it('refuses what is no claim', () => {
    expect(brief('The crew signed a treaty the mayor has rejected.')).toEqual([]);
  });
});

describe('marks that are no speech', () => {
  it.each([
    'The town built a “floating garden” beside the pier.',
    'The orchestra played “The Long Harbour” on the pier.',
  ])('refuses: %s', (text) => {
    expect(brief(text)).toEqual([]);
  });
});

describe('what the model found', () => {
  const directness = (text: string, said: Said) =>
    statementsIn(text, {}, [said]).map((statement) => statement.directness);

  it('two pieces of content are one statement', () => {
    expect(
      brief('“What matters now,” she said, “is to open the port.”', [
        { cue: 'said', source: 'she', content: ['“What matters now,”', '“is to open the port.”'] },
      ]),
    ).toEqual([['she', 'said', 'What matters now … is to open the port']]);
  });
  it('a source in pieces is whole, and whom the outlet cites says nothing yet', () => {
    expect(
      brief('Two pilots who declined to be named said the port was shut.', [
        { cue: 'said', source: ['Two pilots who', 'named'], content: 'the port was shut' },
      ])[0]?.[0],
    ).toBe('Two pilots who declined to be named');
    expect(
      brief('Citing three pilots, the paper wrote.', [{ cue: 'Citing', content: 'three pilots' }]),
    ).toEqual([]);
  });
  it('words between marks are direct', () => {
    const said = { cue: 'said', source: 'the captain', content: '“The ferry sails at dawn,”' };
    expect(directness('“The ferry sails at dawn,” the captain said.', said)).toEqual(['direct']);
  });
  it('two apostrophes are a mark', () => {
    const said = { cue: 'said', source: 'the captain', content: "''The ferry sails at dawn,''" };
    expect(directness("''The ferry sails at dawn,'' the captain said.", said)).toEqual(['direct']);
  });
  it('words around a quoted phrase are mixed', () => {
    const content = 'The harbour plan is “dead in the water,”';
    const said = { cue: 'said', source: 'the captain', content };
    expect(directness(`${content} said the captain.`, said)).toEqual(['mixed']);
  });
  it('words without marks are indirect', () => {
    const said = { cue: 'said', source: 'The mayor', content: 'that the bridge would close' };
    expect(directness('The mayor said that the bridge would close.', said)).toEqual(['indirect']);
  });
  it('a cue without a source takes the subject of its verb', () => {
    expect(
      brief('The mayor said that the bridge would close.', [
        { cue: 'said', content: 'that the bridge would close' },
      ]),
    ).toEqual([['The mayor', 'said', 'that the bridge would close']]);
  });
  it('a passive has no source of its own', () => {
    expect(
      brief('The port is seen to be losing trade.', [
        { cue: 'is seen', content: ['The port', 'to be losing trade'] },
      ]),
    ).toEqual([[null, 'is seen', 'The port … to be losing trade']]);
  });
});

describe('edges of what the model marks', () => {
  it.each([
    ['Mr Ortiz said the bridge was shut.', 'Mr', 'Mr Ortiz'],
    ['The deputy mayor said the bridge was shut.', 'The', 'The deputy mayor'],
    ['On the pier and the mayor said the bridge was shut.', 'and the mayor', 'the mayor'],
  ])('the source is a whole name: %s', (text, source, want) => {
    expect(brief(text, [{ cue: 'said', source, content: 'the bridge was shut' }])[0]?.[0]).toBe(want);
  });
  it('"there" speaks for nobody', () => {
    const said = { cue: 'is no doubt', source: 'There', content: 'that the bridge was shut' };
    expect(brief('There is no doubt that the bridge was shut.', [said])[0]?.[0]).toBeNull();
  });
  it.each(['which', 'something', 'that', 'about that'])('nothing is said with "%s" alone', (content) => {
    const text = `The mayor said ${content} on the pier.`;
    expect(brief(text, [{ cue: 'said', source: 'The mayor', content }])).toEqual([]);
  });
});

describe('the same words twice', () => {
  it('are said once, by the cue that is a word of speaking', () => {
    const content = 'The bridge was shut';
    const text = '“The bridge was shut,” the mayor wrote on Facebook.';
    const said = [
      { cue: 'wrote', source: 'the mayor', content },
      { cue: 'Facebook', source: 'the mayor', content },
    ];
    expect(brief(text, said).map(([, cue]) => cue)).toEqual(['wrote']);
  });
  it('what a heading is filed under speaks for nobody', () => {
    const said = { cue: ':', source: 'Harbour blog', content: 'what the storm tells us' };
    expect(brief('Harbour blog: what the storm tells us\n\nThe port was shut on Monday.', [said])).toEqual(
      [],
    );
  });
  it('nobody says the heading that stands above what he says', () => {
    const text = 'Harbour to close\n\n“The bridge was shut,” said the mayor.';
    const said = { cue: 'said', source: 'the mayor', content: 'Harbour to close\n\n“The bridge was shut' };
    expect(brief(text, [said])[0]?.[2]).toMatch(/^The bridge was shut/);
  });
  it('a turn of a transcript is whole, whatever part of it the model marks', () => {
    const said = { cue: ':', source: 'ORTIZ', content: 'The ferry sails' };
    expect(brief('ORTIZ: The ferry sails at dawn. We reject the claim.', [said])[0]?.[2]).toBe(
      'The ferry sails at dawn. We reject the claim.',
    );
  });
  it('a cue that is an auxiliary goes on to its verb, a source ends before its relative clause', () => {
    const text = 'A senior official who asked for silence has pledged ten million dollars.';
    const said = { cue: 'has', source: 'A senior official who', content: 'pledged ten million dollars' };
    expect(brief(text, [said])[0]).toEqual(['A senior official', 'has pledged', 'ten million dollars']);
  });
  it('a source goes on to the head of its phrase', () => {
    const said = { cue: 'said', source: 'Prime', content: 'the bridge was shut' };
    expect(brief('Prime Minister Lena Ortiz said the bridge was shut.', [said])[0]?.[0]).toBe(
      'Prime Minister Lena Ortiz',
    );
  });
});

describe('claims told by a noun', () => {
  const told = (text: string) => {
    const named: Named = { Ortiz: { id: 'person:ortiz', kind: 'person' } };
    return statementsIn(text, named, []).map(({ content, speaker }) => [speaker, content]);
  };

  it.each<[string, string | null, string]>([
    ['Reporters mocked Ortiz’s claim that the bridge was safe.', 'person:ortiz', 'the bridge was safe'],
    ['The port heeded a warning by Ortiz that the pier was cracked.', 'person:ortiz', 'the pier was cracked'],
    ['There is a new report that the ferry sank, but nobody saw it.', null, 'the ferry sank'],
  ])('%s', (text, speaker, content) => {
    expect(told(text)).toEqual([[speaker, content]]);
  });

  it.each([
    'The report that was published named the mayor.',
    'The fact that the bridge was shut annoyed Ortiz.',
  ])('refuses: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
