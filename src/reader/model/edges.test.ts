/** Spans of words, given as text with the span in brackets of ours: [[ ]]. All texts are invented. */
import { describe, expect, it } from 'vitest';
import { asCue, asSaid, type Range, withoutMarks } from './edges.js';
import { wordsOf } from './words.js';

const cut = (marked: string, by: (written: (at: number) => string, range: Range) => Range | null) => {
  const start = marked.indexOf('[[');
  const end = marked.indexOf(']]') - 2;
  const text = marked.replace('[[', '').replace(']]', '');
  const words = wordsOf(text);
  const from = words.findIndex((word) => word.start >= start);
  const to = words.filter((word) => word.end <= end).length;
  const written = (at: number): string => text.slice(words[at]?.start ?? 0, words[at]?.end ?? 0);
  const range = by(written, { from, to });
  return range === null ? null : text.slice(words[range.from]?.start, words[range.to - 1]?.end);
};

describe('names, sources and parties', () => {
  it.each([
    ['[[the mayor, a former judge,]] said', 'the mayor, a former judge'],
    ['[[the source,]] who left', 'the source'],
    ['said [[— the captain]]', 'the captain'],
    ['[[, Acme Inc.]] fell', 'Acme Inc.'],
    ['in [[the U.S.]] today', 'the U.S.'],
    ['[[the crew.]] Then', 'the crew'],
    ['[[Ortiz (Liberal)]] said', 'Ortiz (Liberal)'],
    ['[[Ortiz (]]Liberal) said', 'Ortiz'],
    ['[[the “boss”]] said', 'the “boss”'],
  ])('%s', (text, want) => {
    expect(cut(text, withoutMarks)).toBe(want);
  });
  it('is none where no letter is left', () => {
    expect(cut('rain[[,]] said', withoutMarks)).toBeNull();
  });
});

describe('words said', () => {
  it.each([
    ['[[, that the port is shut,]] he said', 'that the port is shut'],
    ['[[“We sail at dawn,]]” she said', '“We sail at dawn,”'],
    ['[[“We sail at dawn,”]] she said', '“We sail at dawn,”'],
    ['[[“We sail,” but later,]] he said', '“We sail,” but later'],
    ['said [[the port is shut.]]', 'the port is shut.'],
  ])('%s', (text, want) => {
    expect(cut(text, asSaid)).toBe(want);
  });
  it('closes a quotation that begins within', () => {
    expect(cut('he said [[that it “will sail.]]”', asSaid)).toBe('that it “will sail.”');
  });
  it('is none where no letter is left', () => {
    expect(cut('he said [[”]]', asSaid)).toBeNull();
  });
});

describe('cues', () => {
  it('a colon may be all there is to one', () => {
    expect(cut('ORTIZ[[:]] We sail', asCue)).toBe(':');
  });
  it('closes before its marks', () => {
    expect(cut('he [[said, ]]: we sail', asCue)).toBe('said');
  });
});
