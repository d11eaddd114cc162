import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, paragraphsOf, withMark } from './pieces.js';

const mark = (line: string, start: number, end: number): Mark => ({ line, role: 'content', start, end });

describe('paragraphsOf', () => {
  it('cuts overlapping spans at every boundary and gives each piece all of its lines', () => {
    const [paragraph] = paragraphsOf('The minister said Kim had left.', [
      mark('s', 18, 30),
      mark('k', 18, 21),
      mark('m', 4, 12),
      mark('x', 10, 20),
    ]);
    expect(
      paragraph?.pieces.map(({ text, marks }) => [text, marks.map(({ line }) => line).join('')]),
    ).toEqual([
      ['The ', ''],
      ['minist', 'm'],
      ['er', 'mx'],
      [' said ', 'x'],
      ['Ki', 'xsk'],
      ['m', 'sk'],
      [' had left', 's'],
      ['.', ''],
    ]);
  });

  it('carries a span over paragraphs, and parts single lines only where there are no blank ones', () => {
    const paragraphs = paragraphsOf('One\ntwo\n\nthree', [mark('s', 2, 12)]);
    expect(paragraphs.map(({ pieces }) => pieces.map((it) => it.text))).toEqual([
      ['On', 'e\ntwo'],
      ['thr', 'ee'],
    ]);
    expect(paragraphsOf('One\ntwo', []).map(({ start }) => start)).toEqual([0, 4]);
  });

  it('loses no letter and invents no mark, whatever the spans', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 });
    const texts = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '\n\n', '😀'), { maxLength: 30 })
      .map((it) => it.join(''));
    fc.assert(
      fc.property(texts, spans, (text, pairs) => {
        const marks = pairs.map(([start, length], index) => mark(String(index), start, start + length));
        for (const { start, end, pieces } of paragraphsOf(text, marks)) {
          expect(pieces.map((it) => it.text).join('')).toBe(text.slice(start, end));
          for (const piece of pieces) {
            const inside = marks.filter(
              (it) => it.start <= piece.start && it.end >= piece.start + piece.text.length,
            );
            expect(new Set(piece.marks)).toEqual(new Set(inside));
          }
        }
      }),
    );
  });
});

describe('withMark', () => {
  it('leaves the paragraphs that it does not touch as they are', () => {
    const text = 'One two.\n\nThree four.';
    const before = paragraphsOf(text, []);
    const after = withMark(text, before, [], mark('here', 10, 15));
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.pieces.map((it) => it.text)).toEqual(['Three', ' four.']);
  });
});
