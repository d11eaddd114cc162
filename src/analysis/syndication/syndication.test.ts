import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPress } from '../testing.js';
import { compareTexts, findCopies, readWords, type Text } from './index.js';

const press = readPress();
const texts: readonly Text[] = press.articles.map(({ text, outlet }, index) => ({
  document: index + 1,
  text,
  outlet,
}));
const idOf = (document: number): string => press.articles[document - 1]?.id ?? '';
const pairsOf = (ids: readonly string[]): string[] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((two) => [one, two].sort().join(' ')));

describe('the example press', () => {
  const { pairs, groups } = findCopies(texts);

  it('has its groups of copies found, and no others', () => {
    const found = groups.flatMap((group) => pairsOf(group.map(idOf))).sort();
    const golden = press.situation.copies.flatMap(({ articles }) => pairsOf(articles)).sort();
    expect(found).toEqual(golden);
  });

  it('has its partial copies found, with the passages they share', () => {
    const partial = pairs.filter(({ kind }) => kind === 'partial');
    const found = partial.map(({ document, other }) => [idOf(document), idOf(other)].sort().join(' '));
    expect(found.sort()).toEqual(press.situation.partial.flatMap(({ articles }) => pairsOf(articles)).sort());
    for (const { articles, passages } of press.situation.partial) {
      const pair = partial.find(({ document, other }) =>
        [document, other].every((it) => articles.includes(idOf(it))),
      );
      const text = texts[(pair?.document ?? 0) - 1]?.text ?? '';
      const shared = (pair?.passages ?? []).map(({ start, end }) => text.slice(start, end)).join(' … ');
      for (const { a } of passages) {
        expect(shared).toContain(a.first);
        expect(shared).toContain(a.last.replace(/\.$/, ''));
      }
    }
  });
});

const word = fc.constantFrom(
  'the',
  'envoy',
  'said',
  'talks',
  'train',
  'left',
  'at',
  'noon',
  'river',
  'bridge',
  'of',
);
const prose = fc.array(word, { maxLength: 120 }).map((words) => words.join(' '));

describe('any texts', () => {
  it('are copies of themselves once they are long enough', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 25, maxLength: 120 }), (words) => {
        const it = readWords(words.join(', '));
        expect(compareTexts(it, it)).toMatchObject({ kind: 'copy', share: 1, otherShare: 1 });
      }),
    );
  });

  it('share passages that are the same words, none of them twice', () => {
    fc.assert(
      fc.property(prose, prose, (a, b) => {
        const { passages } = compareTexts(readWords(a), readWords(b));
        const taken = (from: number, to: number, list: readonly (readonly [number, number])[]): boolean =>
          list.filter(([start, end]) => start < to && from < end).length > 1;
        for (const { start, end, otherStart, otherEnd } of passages) {
          expect(a.slice(start, end)).toBe(b.slice(otherStart, otherEnd));
          expect(
            taken(
              start,
              end,
              passages.map((it) => [it.start, it.end]),
            ),
          ).toBe(false);
          expect(
            taken(
              otherStart,
              otherEnd,
              passages.map((it) => [it.otherStart, it.otherEnd]),
            ),
          ).toBe(false);
        }
      }),
    );
  });

  it('fall into the same groups in whatever order they come', () => {
    const some = texts.slice(9, 30);
    const groupsOf = (list: readonly Text[]): string[] =>
      findCopies(list)
        .groups.map((group) => [...group].sort((x, y) => x - y).join(' '))
        .sort();
    const expected = groupsOf(some);
    fc.assert(
      fc.property(fc.shuffledSubarray([...some], { minLength: some.length }), (shuffled) => {
        expect(groupsOf(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('that say one word ten thousand times cost no more than others', () => {
    const text = 'so '.repeat(30_000);
    expect(compareTexts(readWords(text), readWords(text)).kind).toBe('copy');
  });
});
