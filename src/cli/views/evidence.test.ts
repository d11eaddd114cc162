import { describe, expect, it } from 'vitest';
import { type Mark, paragraphs, segments } from './evidence.js';

const mark = (id: string, start: number, end: number): Mark => ({ id, start, end, part: 'content' });

describe('segments', () => {
  it('cuts at every boundary of nested and overlapping spans', () => {
    const marks = [mark('outer', 2, 9), mark('inner', 4, 6), mark('over', 5, 12)];
    const cut = segments({ start: 0, end: 12 }, marks, new Set());
    expect(
      cut.map(({ start, end, marks: here }) => [start, end, here.map(({ id }) => id).join(' ')]),
    ).toEqual([
      [0, 2, ''],
      [2, 4, 'outer'],
      [4, 5, 'outer inner'],
      [5, 6, 'outer over inner'],
      [6, 9, 'outer over'],
      [9, 12, 'over'],
    ]);
    expect(cut.flatMap(({ begins }) => begins)).toEqual(['outer', 'inner', 'over']);
  });

  it('lets a span that runs over two paragraphs begin only once', () => {
    const marks = [mark('long', 1, 9)];
    const seen = new Set<string>();
    const first = segments({ start: 0, end: 4 }, marks, seen);
    const second = segments({ start: 6, end: 10 }, marks, seen);
    expect(first.flatMap(({ begins }) => begins)).toEqual(['long']);
    expect(second.flatMap(({ begins }) => begins)).toEqual([]);
    expect(second.map(({ start, end }) => [start, end])).toEqual([
      [6, 9],
      [9, 10],
    ]);
  });
});

describe('paragraphs', () => {
  const split = (text: string) => paragraphs(text).map(({ start, end }) => text.slice(start, end));
  it('parts at blank lines', () => expect(split('\none\ntwo\n \n\nthree\n')).toEqual(['one\ntwo', 'three']));
  it('parts at line ends where there is no blank line', () =>
    expect(split('one\ntwo')).toEqual(['one', 'two']));
  it('finds none in white space', () => expect(split(' \n\n ')).toEqual([]));
});
