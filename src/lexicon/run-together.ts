/**
 * Words that ran together when a page lost its links: "Seoulis" → "Seoul" + "is", "Pyongyanghas" → "Pyongyang" + "has".
 * The head must be a known name, or the last word of one ("South Koreaengages"), of four letters or more; the tail a
 * plain English word. A word that is itself a name or an ordinary word ("Iranian", "Romania", "Indiana") stays whole.
 */

import { nameKey } from './spelling.js';
import { readTable } from './tables.js';

const SHAPE = /^\p{Lu}[\p{L}]{4,30}$/u;
const SHORTEST_HEAD = 4;

export const createSplitter = (
  isHead: (word: string) => boolean,
  isName: (word: string) => boolean,
): ((word: string) => readonly [string, string] | null) => {
  const tails = new Set<string>();
  const whole = new Set<string>();
  for (const [word = '', use = ''] of readTable('run-together.tsv'))
    (use === 'whole' ? whole : tails).add(word);

  return (word) => {
    if (!SHAPE.test(word) || whole.has(nameKey(word)) || isName(word)) return null;
    for (let cut = word.length - 1; cut >= SHORTEST_HEAD; cut -= 1) {
      const tail = word.slice(cut);
      if (tail !== tail.toLowerCase() || !tails.has(tail)) continue;
      const head = word.slice(0, cut);
      if (isHead(head)) return [head, tail];
    }
    return null;
  };
};
