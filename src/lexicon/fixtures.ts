/** Tokens for the tests of this room, split as the tagger splits: hyphens and clitics apart, "U.S." whole. */
import type { NameToken } from './types.js';

const TOKEN =
  /(\s*)((?:\p{Lu}\.){2,}|['’]s(?!\p{L})|(?:St|Mr|N|S)\.|[\p{L}\p{N}]+(?:['’](?!s(?!\p{L}))\p{L}+)*|\S)/gu;

export const tokensOf = (text: string): readonly NameToken[] =>
  [...text.matchAll(TOKEN)].map(([, space = '', word = '']) => ({
    text: word,
    lower: word.toLowerCase().replace(/’/g, "'"),
    spaced: space !== '',
  }));
