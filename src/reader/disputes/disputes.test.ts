import { describe, expect, it } from 'vitest';
import { draftOf, type Named, type Said, withStatements } from '../statements/testing.js';
import { createDisputesStage } from './index.js';

const CAST: Named = {
  Ortiz: { id: 'person:ortiz', kind: 'person' },
  Arvik: { id: 'state:arvik', kind: 'state' },
};

const disputesIn = (text: string, said: readonly Said[]) => {
  const draft = withStatements(draftOf(text, CAST, null, said));
  return (createDisputesStage().run(draft).disputes ?? []).map(({ claim, challengers, start, end }) => ({
    claim,
    challengers,
    evidence: text.slice(start, end),
  }));
};

describe('disputes', () => {
  it('a challenge hung on a statement', () => {
    expect(
      disputesIn('Ortiz said the bridge had been bombed, an account Arvik has challenged.', [
        { cue: 'said', source: 'Ortiz', content: 'the bridge had been bombed' },
      ]),
    ).toEqual([{ claim: 's1', challengers: ['s2'], evidence: 'an account Arvik has challenged' }]);
  });
  it('a challenge hung on a statement, where the model reaches into that statement', () => {
    expect(
      disputesIn('Ortiz said the bridge had been bombed, an account Arvik has challenged.', [
        { cue: 'said', source: 'Ortiz', content: 'the bridge had been bombed' },
        { cue: 'challenged', source: 'Arvik', content: 'bombed, an account' },
      ]),
    ).toEqual([{ claim: 's1', challengers: ['s2'], evidence: 'an account Arvik has challenged' }]);
  });
  it('a denial in the next sentence', () => {
    expect(
      disputesIn('Ortiz accused Arvik of bombing the bridge. Arvik denied the accusation.', [
        { cue: 'accused', source: 'Ortiz', content: 'Arvik of bombing the bridge' },
        { cue: 'denied', source: 'Arvik#2', content: 'the accusation' },
      ]),
    ).toEqual([{ claim: 's1', challengers: ['s2'], evidence: 'Arvik denied the accusation' }]);
  });
  it.each<[string, readonly Said[]]>([
    [
      'Ortiz praised the treaty. Arvik rejected the treaty.',
      [
        { cue: 'praised', source: 'Ortiz', content: 'the treaty' },
        { cue: 'rejected', source: 'Arvik', content: 'the treaty#2' },
      ],
    ],
    [
      'Ortiz said the bridge was shut. Arvik confirmed the report.',
      [
        { cue: 'said', source: 'Ortiz', content: 'the bridge was shut' },
        { cue: 'confirmed', source: 'Arvik', content: 'the report' },
      ],
    ],
    ['Arvik declined to comment.', [{ cue: 'declined', source: 'Arvik', content: 'to comment' }]],
  ])('refuses: %s', (text, said) => {
    expect(disputesIn(text, said)).toEqual([]);
  });
});
