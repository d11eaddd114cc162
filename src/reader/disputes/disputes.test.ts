import { describe, expect, it } from 'vitest';
import { draftOf, type Named, withStatements } from '../statements/testing.js';
import { createDisputesStage } from './index.js';

const CAST: Named = {
  Ortiz: { id: 'person:ortiz', kind: 'person' },
  Arvik: { id: 'state:arvik', kind: 'state' },
};

const disputesIn = async (text: string) => {
  const draft = withStatements(await draftOf(text, CAST));
  return (createDisputesStage().run(draft).disputes ?? []).map(({ claim, challengers, start, end }) => ({
    claim,
    challengers,
    evidence: text.slice(start, end),
  }));
};

describe('disputes', () => {
  it('a challenge hung on a statement', async () => {
    expect(
      await disputesIn('Ortiz said the bridge had been bombed, an account Arvik has challenged.'),
    ).toEqual([{ claim: 's1', challengers: ['s2'], evidence: 'an account Arvik has challenged' }]);
  });
  it('a denial in the next sentence', async () => {
    expect(
      await disputesIn('Ortiz accused Arvik of bombing the bridge. Arvik denied the accusation.'),
    ).toEqual([{ claim: 's1', challengers: ['s2'], evidence: 'Arvik denied the accusation' }]);
  });
  it.each([
    'Ortiz praised the treaty. Arvik rejected the treaty.',
    'Ortiz said the bridge was shut. Arvik confirmed the report.',
    'Arvik declined to comment.',
  ])('refuses: %s', async (text) => {
    expect(await disputesIn(text)).toEqual([]);
  });
});
