import { describe, expect, it } from 'vitest';
import { rejoined, type Tagged } from './decode.js';

const words = ['Niger', '’', 's', 'rulers', 'and', 'France'];
const piece = (from: number, to: number, label = 'recipient'): Tagged => ({
  from,
  to,
  label,
  probability: 0.5,
});

describe('pieces of one phrase', () => {
  it('are one again where only an apostrophe parts them', () => {
    expect(rejoined([piece(0, 1), piece(2, 4)], (i) => words[i] ?? '')).toEqual([piece(0, 4)]);
  });
  it('stay apart where a word does, or a label', () => {
    expect(rejoined([piece(0, 4), piece(5, 6)], (i) => words[i] ?? '')).toHaveLength(2);
    expect(rejoined([piece(0, 1, 'actor'), piece(2, 4)], (i) => words[i] ?? '')).toHaveLength(2);
  });
});
