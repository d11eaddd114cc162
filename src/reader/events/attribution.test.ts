import { describe, expect, it } from 'vitest';
import type { Statement } from '../../record/index.js';
import { createAttribution } from './attribution.js';

const statement = (id: string, of: string | null): Statement => ({
  id,
  content: [{ start: 0, end: 40 }],
  cue: null,
  source: null,
  speaker: null,
  anonymous: false,
  directness: 'indirect',
  via: [],
  parent: null,
  time: null,
  stance: of === null ? null : 'denies',
  of,
});

describe('attribution', () => {
  it('an event is told by whose words they are, not by who denies them', () => {
    const attribute = createAttribution([statement('s1', null), statement('s2', 's1')]);
    expect(attribute({ start: 10, end: 15 })?.id).toBe('s1');
  });
  it('who denies in words of their own tells what they deny', () => {
    const attribute = createAttribution([statement('s2', null)]);
    expect(attribute({ start: 10, end: 15 })?.id).toBe('s2');
    expect(attribute({ start: 50, end: 55 })).toBeNull();
  });
});
