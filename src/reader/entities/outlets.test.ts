/** Outlets and metonyms that only the article explains. All texts are invented. */
import { describe, expect, it } from 'vitest';
import { meant, read } from './testing.js';

describe('outlets that no lexicon knows', () => {
  it('are told by the noun before them and take the nationality', () => {
    const draft = read('The Romanian daily Curentul Nou saw the text. The newspaper printed it.');
    expect(meant(draft, 'Curentul Nou')).toMatchObject({ kind: 'outlet', country: 'ROU', sector: 'JRN' });
    expect(meant(draft, 'The newspaper')).toBe(meant(draft, 'Curentul Nou'));
  });

  it('are told by the shape of their names', () => {
    const draft = read('He told Radio Tana that the talks had failed.');
    expect(meant(draft, 'Radio Tana')?.kind).toBe('outlet');
  });

  it('are not agencies of other sorts', () => {
    expect(meant(read('The space agency Orbitel launched a rocket.'), 'Orbitel')?.kind).not.toBe('outlet');
  });
});

describe('outlets whose name begins with "The"', () => {
  it.each([
    ['The Guardian reported on Monday that the talks had failed.', 'Guardian', 'GBR'],
    ['On Tuesday the Guardian said they had met.', 'Guardian', 'GBR'],
    ['As The Economist wrote, nobody won.', 'Economist', 'GBR'],
    ['The Hindu wrote that Delhi was content.', 'Hindu', 'IND'],
  ])('%s', (text, words, country) => {
    expect(meant(read(text), words)).toMatchObject({ kind: 'outlet', country });
  });
  it.each([
    ['The Hindu voters of the north stayed at home.', 'Hindu'],
    ['On Tuesday the Guardian Council of Iran met.', 'Guardian'],
  ])('refuses: %s', (text, words) => {
    expect(meant(read(text), words)?.kind).not.toBe('outlet');
  });
});

describe('outlets called by the end of their names', () => {
  const text =
    'The New York Times saw the text. The Financial Times had it first. The Times printed it. A ship sailed to Kenya. ' +
    'The Times Square crowd cheered.';

  it('are the one named nearest before', () => {
    const draft = read(text);
    expect(meant(draft, 'Times printed')).toBeUndefined();
    expect(meant(draft, 'Times', 2)?.name).toBe('Financial Times');
  });
  it('refuses a word that goes on into another name', () => {
    expect(meant(read(text), 'Times', 3)?.kind).not.toBe('outlet');
  });
});

describe('names that mean another body here', () => {
  it('takes Brussels for the Union where the article is about it', () => {
    const draft = read('The European Union fined Chile. Chile said Brussels had no right.');
    expect(meant(draft, 'Brussels')?.country).toBe('EUR');
  });

  it('leaves Brussels to Belgium where that is named', () => {
    const draft = read('The European Union fined Belgium. Brussels said it would pay.');
    expect(meant(draft, 'Brussels')?.country).toBe('BEL');
  });

  it('takes a capitalised Commission for the one named before', () => {
    const draft = read('The European Commission objected. A Commission paper said why.');
    expect(meant(draft, 'Commission', 1)?.country).toBe('EUR');
  });
});

it('takes no article for a name that the model sees', () => {
  const text = 'Ortiz, a fellow at The Tallow Bay Fund, met The Hague’s mayor.';
  const seen = (words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, kind: 'organization', probability: 0.9 } as const;
  };
  const names = read(text, [seen('The'), seen('Tallow Bay Fund')]).entities.map(({ name }) => name);
  expect(names).toContain('Tallow Bay Fund');
  expect(names).not.toContain('The');
});
