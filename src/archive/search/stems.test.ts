import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStemCounter } from './counter.js';
import { stemsOf, wordsOf } from './stems.js';

it('counts stems, without stop words, case and accents', () => {
  const stems = stemsOf("Erdoğan met the ministers; Turkey's minister was meeting ERDOGAN.");
  expect(Object.fromEntries(stems)).toEqual({ erdogan: 2, met: 1, minist: 2, turkei: 1, meet: 1 });
});

it('tells a country from a pronoun', () => {
  expect([...stemsOf('The US told us').keys()]).toEqual(['us', 'told']);
});

it('says where words stand, in UTF-16 code units', () => {
  const text = '😀 the talks';
  expect([...wordsOf(text)]).toEqual([{ stem: 'talk', start: 7, end: 12 }]);
});

it('bounds what is long', () => {
  const [stem] = stemsOf('x'.repeat(100_000)).keys();
  expect(stem?.length).toBeLessThanOrEqual(40);
});

it('counts many texts as it counts one', () => {
  const word = fc.constantFrom(
    'the',
    'US',
    'us',
    'talks',
    'Talking',
    'Erdoğan',
    'e\u0301t',
    '2019',
    'x'.repeat(50),
  );
  const text = fc
    .array(fc.oneof(word, fc.string({ unit: 'binary' }), fc.constantFrom(' ', '-', '\u{1d400}', '\ud835')))
    .map((parts) => parts.join(' '));
  const counter = createStemCounter();
  fc.assert(
    fc.property(text, (some) => {
      const counts = new Map<string, number>();
      const length = counter.count(some, (stem, count) => counts.set(counter.stems[stem] ?? '', count));
      expect([...counts]).toEqual([...stemsOf(some)]);
      expect(length).toBe([...counts.values()].reduce((sum, count) => sum + count, 0));
    }),
  );
  expect(new Set(counter.stems).size).toBe(counter.stems.length);
});
