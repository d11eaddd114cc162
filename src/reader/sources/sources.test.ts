import { describe, expect, it } from 'vitest';
import { draftOf, type Named, withStatements } from '../statements/testing.js';
import { createSourcesStage } from './index.js';

const CAST: Named = {
  Courier: { id: 'outlet:courier', kind: 'outlet' },
  Ansa: { id: 'outlet:ansa', kind: 'outlet' },
  Lusa: { id: 'outlet:lusa', kind: 'outlet' },
};

const edges = async (text: string, outlet: string | null) => {
  const draft = withStatements(await draftOf(text, CAST, outlet));
  return (createSourcesStage().run(draft).sources ?? []).map((edge) => [edge.outlet, edge.cites]);
};

describe('sources', () => {
  it('the document cites whom it names as source', async () => {
    expect(await edges('The port was shut, Ansa reported.', 'Harbour News')).toEqual([
      ['outlet:harbour-news', 'outlet:ansa'],
    ]);
  });
  it('what is cited in a retold piece was cited by that piece', async () => {
    expect(
      await edges(
        'The Courier reports in its article that the port was shut. A storm hit the pier. No one was hurt. ' +
          'The captain left, according to Ansa.',
        'Harbour News',
      ),
    ).toEqual([
      ['outlet:harbour-news', 'outlet:courier'],
      ['outlet:courier', 'outlet:ansa'],
    ]);
  });
  it('a dateline stands in for the outlet', async () => {
    expect(await edges('ARVIK (Lusa) — The port was shut, Ansa reported.', null)).toEqual([
      ['outlet:lusa', 'outlet:ansa'],
    ]);
  });
  it('refuses an outlet that is only talked about', async () => {
    expect(await edges('The owner of the Courier met the captain.', 'Harbour News')).toEqual([]);
  });
  it('refuses an edge where nobody is known to cite', async () => {
    expect(await edges('The port was shut, Ansa reported.', null)).toEqual([]);
  });
});
