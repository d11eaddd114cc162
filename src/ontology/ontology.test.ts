import { describe, expect, it } from 'vitest';
import { CATEGORIES, CONTEXTS, category, explain, explainAll, quadOf, SECTORS, scaleOf } from './index.js';

describe('PLOVER as data', () => {
  it('has the sixteen categories, four of each cooperation and the codebook’s 37 contexts', () => {
    expect(CATEGORIES).toHaveLength(16);
    expect(CATEGORIES.filter(({ quad }) => quad === 'verbal cooperation').map(({ name }) => name)).toEqual([
      'AGREE',
      'CONSULT',
      'SUPPORT',
      'CONCEDE',
    ]);
    expect(CONTEXTS).toHaveLength(37);
    expect(SECTORS).toHaveLength(25);
  });

  it('reads the scale of a mode, and of the category where there is none', () => {
    expect(scaleOf('CONSULT', 'visit')).toBe(4);
    expect(scaleOf('CONSULT', null)).toBe(2.5);
    expect(scaleOf('ACCUSE', null)).toBe(-3);
    expect(scaleOf('ASSAULT', 'visit')).toBe(-9);
  });

  it('gives every conflict a score of zero or less and every cooperation one above it', () => {
    for (const { quad, scale, modes } of CATEGORIES)
      for (const score of [scale, ...modes.map((mode) => mode.scale)])
        if (quad.endsWith('cooperation')) expect(score).toBeGreaterThan(0);
        else expect(score).toBeLessThanOrEqual(0.5);
  });

  it('knows which categories need a recipient', () => {
    const needing = CATEGORIES.filter(({ recipientRequired }) => recipientRequired).map(({ name }) => name);
    expect(needing).toEqual(['COOPERATE', 'AID', 'SANCTION']);
    expect(category('AGREE').recipientRequired).toBe(false);
  });

  it('shares the modes of REQUEST and REJECT', () => {
    const modesOf = (event: 'REQUEST' | 'REJECT') => category(event).modes.map(({ name }) => name);
    expect(modesOf('REQUEST')).toEqual(modesOf('REJECT'));
  });

  it('counts SANCTION as material conflict, as the chapter on it does', () => {
    expect(quadOf('SANCTION')).toBe('material conflict');
  });
});

describe('explain', () => {
  it('finds categories, modes, contexts, sectors, actors and statuses, however they are written', () => {
    expect(explain('consult')).toMatchObject({ kind: 'category', category: { name: 'CONSULT' } });
    expect(explain('visit')).toMatchObject({ kind: 'mode', category: { name: 'CONSULT' } });
    expect(explain('ASSAULT:heavy_weapons')).toMatchObject({ kind: 'mode', mode: { name: 'heavy-weapons' } });
    expect(explain('Diplomatic')).toMatchObject({ kind: 'context' });
    expect(explain('gov')).toMatchObject({ kind: 'sector' });
    expect(explain('IGO')).toMatchObject({ kind: 'actor' });
    expect(explain('hypothetical')).toMatchObject({ kind: 'status' });
  });

  it('tells all meanings of a shared word', () => {
    expect(explainAll('withdraw').map((e) => (e.kind === 'mode' ? e.category.name : e.kind))).toEqual([
      'RETREAT',
      'SANCTION',
    ]);
    expect(explainAll('cyber').map(({ kind }) => kind)).toEqual(['mode', 'context']);
  });

  it('refuses what is no word of PLOVER', () => {
    expect(explain('FIGHT')).toBeNull();
    expect(explain('')).toBeNull();
    expect(explain('visiting')).toBeNull();
  });
});
