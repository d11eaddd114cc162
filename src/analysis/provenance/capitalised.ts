/** Where names may stand in a line. */
const MAX_NAME_WORDS = 6;

/** Every run of capitalised words of a line, the longest first at each place. */
export function* capitalised(line: string): Generator<{ readonly words: string; readonly at: number }> {
  const pattern =
    /\p{Lu}[\p{L}\p{N}'’.&-]*(?:\s+(?:(?:of|the|de|del|do|da|du|la|and)\s+)?\p{Lu}[\p{L}\p{N}'’.&-]*)*/gu;
  for (const match of line.matchAll(pattern)) {
    const parts = [...match[0].matchAll(/\S+/g)];
    for (let from = 0; from < parts.length; from += 1) {
      for (let count = Math.min(MAX_NAME_WORDS, parts.length - from); count > 0; count -= 1) {
        const first = parts[from];
        const last = parts[from + count - 1];
        if (first === undefined || last === undefined) continue;
        const words = match[0].slice(first.index, last.index + last[0].length).replace(/[.’']+s?$/u, '');
        yield { words, at: match.index + first.index };
      }
    }
  }
}
