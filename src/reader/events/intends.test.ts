import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../test/events-of.js';
import { codeAnnounced } from './intends.js';

describe('what is still to come', () => {
  it('codes a planned meeting as AGREE', async () => {
    expect(await eventsOf('Ghana will meet Togo on June 3.')).toEqual([
      'AGREE>CONSULT future GHA+TGO →  2024-06-03',
    ]);
  });

  it('codes a threatened strike as THREATEN', async () => {
    expect(await eventsOf('Ghana threatened to attack Togo.')).toEqual([
      'THREATEN>ASSAULT hypothetical GHA → TGO null',
    ]);
  });

  it('codes an announced withdrawal as CONCEDE', async () => {
    expect((await eventsOf('Ghana will withdraw its troops from Togo.'))[0]).toMatch(
      /^CONCEDE>RETREAT future GHA/,
    );
  });

  it('leaves an attack that others foresee what it is', () => {
    const act = { event: 'ASSAULT', mode: null, intends: null } as const;
    expect(codeAnnounced(act, 'hypothetical', false, 'violence')).toEqual(act);
    expect(codeAnnounced(act, 'hypothetical', true, 'violence').event).toBe('THREATEN');
  });

  it('leaves what happened alone', () => {
    const act = { event: 'CONSULT', mode: 'visit', intends: null } as const;
    expect(codeAnnounced(act, 'actual', true, null)).toEqual(act);
    expect(codeAnnounced(act, 'negated', true, null)).toEqual(act);
  });
});
