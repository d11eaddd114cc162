import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutWords, wordPattern } from './words.js';

it('cuts as the pattern does', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('a', 'Ğ', '1', "'", '’', ' ', '́', '語', '𝔸', '\ud835', '-'),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(text, (some) => {
      expect(cutWords(some)).toEqual(some.match(wordPattern()) ?? []);
    }),
    { numRuns: 200 },
  );
});
