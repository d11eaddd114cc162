import { describe, expect, it } from 'vitest';
import type { EventCategory } from '../record/index.js';
import { cameoOf } from './cameo.js';
import { CATEGORIES, CONTEXTS } from './index.js';

const plain = { mode: null, intends: null, context: [] } as const;
const codeOf = (
  event: EventCategory,
  mode: string | null = null,
  context: readonly string[] = [],
  intends: EventCategory | null = null,
) => cameoOf({ event, mode, intends, context }).code;

describe('PLOVER to CAMEO', () => {
  it('has a code for every category, mode, context and intended act', () => {
    const codes = new Set<string>();
    for (const { name, modes } of CATEGORIES)
      for (const mode of [null, ...modes.map((entry) => entry.name)])
        for (const context of [null, ...CONTEXTS.map((entry) => entry.name)])
          for (const intends of [null, ...CATEGORIES.map((entry) => entry.name)])
            codes.add(codeOf(name, mode, context === null ? [] : [context], intends));
    expect([...codes].filter((code) => !/^\d{3,4}$/.test(code))).toEqual([]);
  });

  it('turns the published table round', () => {
    expect(codeOf('CONSULT', 'phone')).toBe('041');
    expect(codeOf('COERCE', 'arrest')).toBe('173');
    expect(codeOf('COOPERATE', null, ['economic'])).toBe('061');
    expect(codeOf('REQUEST', 'yield', ['military'])).toBe('1056');
    expect(codeOf('ASSAULT', 'unconventional')).toBe('204');
  });

  it('lets the announced act decide what an AGREE or THREATEN is', () => {
    expect(codeOf('AGREE', null, [], 'CONSULT')).toBe('036');
    expect(codeOf('AGREE', null, ['military'], 'AID')).toBe('0332');
    expect(codeOf('THREATEN', null, [], 'ASSAULT')).toBe('138');
  });

  it('gives root, base, quad class and Goldstein value of the code', () => {
    expect(cameoOf({ ...plain, event: 'REQUEST', mode: 'yield', context: ['military'] })).toMatchObject({
      base: '105',
      root: '10',
      quad: 3,
      goldstein: -5,
    });
    expect(cameoOf({ ...plain, event: 'SANCTION', mode: 'convict' })).toMatchObject({ root: '11', quad: 3 });
  });

  it('keeps cooperation above zero and conflict below', () => {
    for (const { name, quad, modes } of CATEGORIES)
      for (const mode of [null, ...modes.map((entry) => entry.name)]) {
        const { goldstein } = cameoOf({ ...plain, event: name, mode });
        if (quad.endsWith('cooperation')) expect(goldstein).toBeGreaterThan(0);
        else expect(goldstein).toBeLessThan(0);
      }
  });
});
