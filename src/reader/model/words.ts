/**
 * A text as the model sees it: words (runs of letters and digits, and single marks), how each is written, and chunks
 * of whole paragraphs or sentences that one pass takes in. `training/corpora.py` and `features.py` do the same.
 */
import type { Span } from '../../record/index.js';

/** Words of a chunk (120 in training): whole paragraphs up to this many, whole sentences where a paragraph is longer. */
const CHUNK_WORDS = 150;

const WORD = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu;
const SENTENCE_END = /(?<=[.!?])["”’']?\s+(?=["“‘]?[A-Z0-9])/gu;
const LINE = /[^\n]+/g;

/** The words of a text, in UTF-16 code units from its start. */
export const wordsOf = (text: string): readonly Span[] =>
  [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));

/** The chunks of a text, each with its words; offsets are those of the text. */
export const chunksOf = (text: string): readonly (readonly Span[])[] => {
  const chunks: Span[][] = [];
  for (const { index, 0: paragraph } of text.matchAll(LINE)) {
    const words = wordsOf(paragraph).map(({ start, end }) => ({ start: start + index, end: end + index }));
    // a sentence longer than a chunk (a table, noise) is cut between words
    for (const unit of words.length > CHUNK_WORDS ? sentencesOf(paragraph, index, words) : [words]) {
      const last = chunks.at(-1);
      if (last !== undefined && last.length + unit.length <= CHUNK_WORDS) last.push(...unit);
      else chunks.push([...unit]);
    }
  }
  return chunks.filter((words) => words.length > 0);
};

function* sentencesOf(paragraph: string, offset: number, words: readonly Span[]): Generator<readonly Span[]> {
  const ends = [...paragraph.matchAll(SENTENCE_END)].map(
    ({ index, 0: mark }) => offset + index + mark.length,
  );
  let from = 0;
  for (const end of [...ends, Number.POSITIVE_INFINITY]) {
    let to = from;
    while (to < words.length && (words[to]?.start ?? end) < end) to += 1;
    for (; to - from > CHUNK_WORDS; from += CHUNK_WORDS) yield words.slice(from, from + CHUNK_WORDS);
    if (to > from) yield words.slice(from, to);
    from = to;
  }
}

/** How each word of a chunk is written: form (0 to 4), +5 between quotation marks, +10 at the head of a paragraph. */
export const shapesOf = (text: string, words: readonly Span[]): readonly number[] => {
  let quoted = false;
  let before = words[0]?.start ?? 0;
  return words.map(({ start, end }, i) => {
    const word = text.slice(start, end);
    const opens = i === 0 || text.slice(before, start).includes('\n');
    before = end;
    if (opens) quoted = false;
    if (word === '“') quoted = true;
    else if (word === '”') quoted = false;
    else if (word === '"') quoted = !quoted;
    return formOf(word) + (quoted ? 5 : 0) + (opens ? 10 : 0);
  });
};

/** 0 mark, 1 number, 2 small letter first, 3 capital first, 4 all capitals. */
const formOf = (word: string): number => {
  if (/^\p{Nd}/u.test(word)) return 1;
  if (!/^\p{L}/u.test(word)) return 0;
  if ([...word].length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()) return 4;
  return /^\p{Lu}/u.test(word) ? 3 : 2;
};
