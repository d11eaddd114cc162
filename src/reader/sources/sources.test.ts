import { describe, expect, it } from 'vitest';
import { draftOf, type Named, type Said, withStatements } from '../statements/testing.js';
import { createSourcesStage } from './index.js';

const CAST: Named = {
  Courier: { id: 'outlet:courier', kind: 'outlet' },
  Ansa: { id: 'outlet:ansa', kind: 'outlet' },
  Lusa: { id: 'outlet:lusa', kind: 'outlet' },
};

const SHUT: Said = { cue: 'reported', source: 'Ansa', content: 'The port was shut' };

const edges = (text: string, outlet: string | null, said: readonly Said[] = []) => {
  const draft = withStatements(draftOf(text, CAST, outlet, said));
  return (createSourcesStage().run(draft).sources ?? []).map((edge) => [edge.outlet, edge.cites]);
};

describe('sources', () => {
  it('the document cites whom it names as source', () => {
    expect(edges('The port was shut, Ansa reported.', 'Harbour News', [SHUT])).toEqual([
      ['outlet:harbour-news', 'outlet:ansa'],
    ]);
  });
  it('what is cited in a retold piece was cited by that piece', () => {
    expect(
      edges(
        'The Courier reports in its article that the port was shut. A storm hit the pier. No one was hurt. ' +
          'The captain left, according to Ansa.',
        'Harbour News',
        [
          { cue: 'reports', source: 'The Courier', content: 'that the port was shut' },
          { cue: 'according to', source: 'Ansa', content: 'The captain left' },
        ],
      ),
    ).toEqual([
      ['outlet:harbour-news', 'outlet:courier'],
      ['outlet:courier', 'outlet:ansa'],
    ]);
  });
  it('a dateline stands in for the outlet', () => {
    expect(edges('ARVIK (Lusa) — The port was shut, Ansa reported.', null, [SHUT])).toEqual([
      ['outlet:lusa', 'outlet:ansa'],
    ]);
  });
  it('a dateline in another’s paper is its source, and cites what it cites', () => {
    expect(edges('ARVIK (Lusa) — The port was shut, Ansa reported.', 'Harbour News', [SHUT])).toEqual([
      ['outlet:harbour-news', 'outlet:lusa'],
      ['outlet:lusa', 'outlet:ansa'],
    ]);
  });
  it('a round-up of what several papers write retells none of them', () => {
    expect(
      edges(
        'The Courier reports that the port was shut. A storm hit the pier. No one was hurt. Ansa writes that the captain left.',
        'Harbour News',
        [
          { cue: 'reports', source: 'The Courier', content: 'that the port was shut' },
          { cue: 'writes', source: 'Ansa', content: 'that the captain left' },
        ],
      ),
    ).toEqual([
      ['outlet:harbour-news', 'outlet:courier'],
      ['outlet:harbour-news', 'outlet:ansa'],
    ]);
  });
  it('of a row of outlets each is cited', () => {
    expect(edges('The Courier, Lusa and Ansa reported that the port was shut.', 'Harbour News')).toEqual([
      ['outlet:harbour-news', 'outlet:courier'],
      ['outlet:harbour-news', 'outlet:lusa'],
      ['outlet:harbour-news', 'outlet:ansa'],
    ]);
  });
  it('an agency that contributed is cited', () => {
    expect(edges('The port was shut. Ansa contributed to this report.', 'Harbour News')).toEqual([
      ['outlet:harbour-news', 'outlet:ansa'],
    ]);
  });
  it('refuses an outlet that is only talked about', () => {
    expect(edges('The owner of the Courier met the captain.', 'Harbour News')).toEqual([]);
  });
  it('refuses an edge where nobody is known to cite', () => {
    expect(edges('The port was shut, Ansa reported.', null, [SHUT])).toEqual([]);
  });
});
