import { expect, it } from 'vitest';
import { lengthOf, stemsOf, wordsOf } from './stems.js';

it('counts stems, without stop words, case and accents', () => {
  const stems = stemsOf("Erdoğan met the ministers; Turkey's minister was meeting ERDOGAN.");
  expect(Object.fromEntries(stems)).toEqual({ erdogan: 2, met: 1, minist: 2, turkei: 1, meet: 1 });
  expect(lengthOf(stems)).toBe(7);
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
