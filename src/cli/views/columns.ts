/** How wide text is where every column counts. */
import { stripVTControlCharacters } from 'node:util';

/** Columns that a line takes on a terminal: wide East Asian characters take two, colours none. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const character of stripVTControlCharacters(line)) {
    if (/\p{M}/u.test(character)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}
