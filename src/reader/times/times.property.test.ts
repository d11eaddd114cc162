import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftOf } from './testing.js';

const VALUE =
  /^(?:(?:PAST|PRESENT|FUTURE)_REF|P(?:[\dX.]+[YMWD])+|P(?:T(?:[\dX.]+[HMS])+)|(?:\d{2,4}|XXXX)(?:-(?:W(?:\d{2}|XX)(?:-(?:WE|\d))?|Q\d|H\d|SP|SU|FA|WI|(?:\d{2}|XX)(?:-(?:\d{2}|XX))?))?(?:T(?:MO|AF|EV|NI|\d{2}(?::\d{2})?))?)$/;

const word = fc.constantFrom(
  ...'the a of last next this Monday May June 2019 1990s 12 two several weeks year ago earlier 9 a.m. quarter third - , . : / will said every morning summer to and half now daily century night Feb. 31 0 hundred'.split(
    ' ',
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(word, { maxLength: 25 }).map((w) => w.join(' ')),
);

it('finds spans in order and in range, with well-formed values, the same each time', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(null, '2024-02-29', '2019-12-31T23:00:00Z'), (sample, published) => {
      const { times } = draftOf(sample, published);
      let end = 0;
      for (const time of times) {
        expect(time.start).toBeGreaterThanOrEqual(end);
        expect(time.end).toBeGreaterThan(time.start);
        expect(time.end).toBeLessThanOrEqual(sample.length);
        expect(time.value).toMatch(VALUE);
        end = time.end;
      }
      expect(draftOf(sample, published).times).toEqual(times);
    }),
    { numRuns: 300 },
  );
});
