import { expect, it } from 'vitest';
import { findPhrases } from './phrases.js';

const found = (text: string, ...words: readonly string[]) =>
  findPhrases(text, [{ words, stems: [], exact: true }])[0]?.map(({ start, end }) => text.slice(start, end));

it('finds words side by side, whatever the case, accents and marks between them', () => {
  expect(found('KIM Jong-un met Kim, Jóng Un.', 'Kim', 'Jong', 'un')).toEqual([
    'KIM Jong-un',
    'Kim, Jóng Un',
  ]);
  expect(found('The Acme™ “Works” is ⑴ a firm', 'acme', 'works')).toEqual(['Acme™ “Works']);
  expect(found('Point ⑴ a', '⑴', 'a')).toEqual(['⑴ a']);
});

it('finds nothing across what parts words', () => {
  expect(
    found('foreign\n\nminister, foreign … minister, foreign affairs minister', 'foreign', 'minister'),
  ).toEqual([]);
});
