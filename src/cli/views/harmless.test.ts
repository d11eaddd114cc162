import { describe, expect, it } from 'vitest';
import { harmless, harmlessJson, oneLine } from './harmless.js';

describe('harmless', () => {
  it('shows escape sequences instead of sending them', () => {
    expect(harmless('\u001b[31mred\u001b[0m \u0007bell')).toBe('␛[31mred␛[0m ␇bell');
  });

  it('shows C1 controls, bidirectional overrides, tags and lone surrogates as marks', () => {
    expect(harmless('a\u009bb\u202ec\u2066d\u{e0041}e\ud800f')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
  });

  it('keeps other writing as it is: accents, Arabic, emoji, joiners, tab and line feed', () => {
    const text = 'Adré \u0627\u0644\u0633\u0648\u062f\u0627\u0646 👩‍🚀 \u4e2d\u6587\t|\nnext';
    expect(harmless(text)).toBe(text);
  });

  it('makes one line of several', () => expect(oneLine(' a\r\n b\u2028c ')).toBe('a b c'));
});

describe('harmlessJson', () => {
  it('escapes what a terminal obeys and parses to the same value', () => {
    const value = { text: 'a\u009b31m\u202eb\u2028\u001b' };
    const json = harmlessJson(JSON.stringify(value));
    expect(json).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(json)).toEqual(value);
  });
});
