import { describe, expect, test } from 'vitest';
import { firstFrom } from './offsets.js';

describe('firstFrom', () => {
  const items = [{ start: 2 }, { start: 5 }, { start: 5 }, { start: 9 }];
  test.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [5, 1],
    [6, 3],
    [9, 3],
    [10, 4],
  ])('from offset %i on: item %i', (offset, index) => expect(firstFrom(items, offset)).toBe(index));
  test('of nothing is 0', () => expect(firstFrom([], 7)).toBe(0));
});
