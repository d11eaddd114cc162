/** Text → words: runs of Unicode letters, marks and digits. An apostrophe ends a word ("Korea's"). */

/** A fresh one each time: a shared pattern keeps its place between calls. */
export function wordPattern(): RegExp {
  return /[\p{L}\p{M}\p{N}]+/gu;
}

const OF_WORD = /[\p{L}\p{M}\p{N}]/u;
/** Whether a code unit belongs to a word; 0 where nobody has asked yet. */
const known = new Uint8Array(0x10000);
const [IN, OUT] = [1, 2];

/**
 * The same as all matches of `wordPattern()`, in half the time: every word of every article passes here. Where there are
 * characters of two code units the pattern is asked after all.
 */
export function cutWords(text: string): readonly string[] {
  const words: string[] = [];
  let start = -1;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isSurrogate(unit)) return text.match(wordPattern()) ?? [];
    if (isOfWord(unit)) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      words.push(text.slice(start, index));
      start = -1;
    }
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

/** Whether a code unit stands for half a character. */
export function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

/** Of a code unit that is a whole character. */
export function isOfWord(unit: number): boolean {
  if (known[unit] === 0) known[unit] = OF_WORD.test(String.fromCharCode(unit)) ? IN : OUT;
  return known[unit] === IN;
}
