import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, invalidUtf8At } from './encoding.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('decodeBytes', () => {
  it('drops one byte order mark and keeps a second', () => {
    expect(decodeBytes(bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61), 'a')).toBe('\ufeffa');
  });

  it('reads UTF-16 by its mark', () => {
    expect(decodeBytes(bytes(0xff, 0xfe, 0x61, 0, 0xac, 0x20), 'a')).toBe('a€');
  });

  it('reads Windows-1252 where page or header say so', () => {
    const page = Buffer.concat([Buffer.from('<meta charset="iso-8859-1"><p>caf'), bytes(0xe9, 0x93)]);
    expect(decodeBytes(page, 'a', { html: true })).toMatch(/café“$/);
    expect(decodeBytes(bytes(0xe9), 'a', { header: 'windows-1252' })).toBe('é');
  });

  it('reads UTF-8 under a wrong declaration', () => {
    const page = Buffer.from('<meta charset="windows-1252"><p>café');
    expect(decodeBytes(page, 'a', { html: true })).toMatch(/café$/);
  });

  it('says at which byte a text stops being UTF-8', () => {
    expect(() => decodeBytes(bytes(0x61, 0xc3, 0xa9, 0xe9, 0x61), 'a.txt')).toThrow(/a\.txt: .* at byte 3/);
  });

  it.each([
    ['PDF', '%PDF-1.7'],
    ['zip', 'PK\u0003\u0004'],
    ['NUL', 'abc\u0000def'],
  ])('refuses a %s', (_, content) => {
    expect(() => decodeBytes(Buffer.from(content), 'a')).toThrow(/not text/);
  });

  it('agrees with the platform on what is UTF-8', () => {
    const near = fc.array(
      fc.constantFrom(0x20, 0x41, 0x7f, 0x80, 0xa0, 0xbf, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xff),
    );
    fc.assert(
      fc.property(near, (values) => {
        let valid = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(values));
        } catch {
          valid = false;
        }
        expect(invalidUtf8At(Uint8Array.from(values)) === null).toBe(valid);
      }),
      { numRuns: 500 },
    );
  });
});
