/**
 * Where a span of words really begins and ends. The network tags marks as it tags words, and its training sets do not agree on
 * the marks at an edge ("the mayor, a former judge," before its verb): here they are left out, the same for everybody.
 *
 *     [the mayor, a former judge,] said   →   [the mayor, a former judge]
 *     [“We sail at dawn,]” she said       →   [“We sail at dawn,”]
 */
import type { Span } from '../../record/index.js';

/** Half-open, by word. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A word as it stands in the text; "" where there is none. */
type Written = (word: number) => string;

const LETTERS = /[\p{L}\p{N}]/u;
/** Marks that open no words, and those that close none. A full stop may belong to "U.S." and stays. */
const NO_OPENING = /^[,;:.!?)\]}–—―-]$/;
const NO_CLOSING = /^[,;:([{–—―-]$/;
const QUOTE = /^["“”„«»‘’']$/;

/** The words of a name, source or party: no marks at its edges. Null where it has no letter. */
export const withoutMarks = (written: Written, { from, to }: Range): Range | null => {
  let [first, last] = [from, to - 1];
  while (first <= last && !LETTERS.test(written(first)) && !opensBracket(written, first, last)) first++;
  while (last > first && !endsName(written, first, last)) last--;
  return first > last ? null : { from: first, to: last + 1 };
};

/** Words said: they keep their quotation marks, which come in pairs. Null where there is no letter. */
export const asSaid = (written: Written, { from, to }: Range): Range | null => {
  let [first, last] = [from, to - 1];
  while (first <= last && NO_OPENING.test(written(first))) first++;
  const closing = closingWanted(written, first, last);
  // the marks that close it stand right behind: ,” or ”
  const mark = /^[,.!?]$/.test(written(last + 1)) ? last + 2 : last + 1;
  if (closing !== null && written(mark) === closing) last = mark;
  while (last >= first && NO_CLOSING.test(written(last))) last--;
  for (let at = first; at <= last; at++) if (LETTERS.test(written(at))) return { from: first, to: last + 1 };
  return null;
};

/** The words of a cue. A lone colon or dash may be all there is to one ("ORTIZ: We sail"). */
export const asCue = (written: Written, range: Range): Range => withoutMarks(written, range) ?? range;

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['«', '»'],
]);

/** The mark that closes a quotation which begins within and does not end there: `that it [“will sail.]”`. */
const closingWanted = (written: Written, first: number, last: number): string | null => {
  for (let at = last; at >= first; at--) {
    const closing = PAIRS.get(written(at));
    if (closing !== undefined) return count(written, at + 1, last, closing) === 0 ? closing : null;
  }
  return first <= last && written(first) === '"' && count(written, first + 1, last, '"') === 0 ? '"' : null;
};

const count = (written: Written, from: number, to: number, mark: string): number => {
  let found = 0;
  for (let at = from; at <= to; at++) if (written(at) === mark) found++;
  return found;
};

/** "(the Syrian) army": a bracket whose other half is within. */
const opensBracket = (written: Written, at: number, last: number): boolean =>
  written(at) === '(' && count(written, at + 1, last, ')') > 0;

const endsName = (written: Written, first: number, last: number): boolean => {
  const mark = written(last);
  if (LETTERS.test(mark)) return true;
  // "U.S.", "Mr.", "Acme Inc.": short, and written with a capital
  if (mark === '.') return /^\p{Lu}\p{L}{0,4}$/u.test(written(last - 1));
  if (mark === ')') return count(written, first, last - 1, '(') > 0;
  // "[the “boss]”": the second of a pair that begins within
  return QUOTE.test(mark) && !QUOTE.test(written(first)) && hasOpen(written, first, last, mark);
};

const hasOpen = (written: Written, first: number, last: number, mark: string): boolean => {
  const open = mark === '”' ? '“' : mark === '’' ? '‘' : mark === '»' ? '«' : mark;
  return count(written, first, last - 1, open) % 2 === 1;
};

/** Offsets of a range of words. */
export const charactersOf = (words: readonly Span[], { from, to }: Range): Span => ({
  start: words[from]?.start ?? 0,
  end: words[to - 1]?.end ?? 0,
});
