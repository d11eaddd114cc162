/**
 * Text to tagged words. wink-nlp (its lite web model) splits and tags; here its output gets offsets, and text
 * reaches it in bounded pieces, because its time grows faster than the text on hostile input.
 */
import winkModel from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction, type WinkMethods } from 'wink-nlp';
import type { Pos } from '../draft.js';

export interface TaggedWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lemma: string;
  readonly pos: Pos;
  readonly spaced: boolean;
}

export type Tagger = (text: string, start: number, end: number) => readonly TaggedWord[];

/** Longest stretch tagged at once, and longest unbroken run of characters that can still be words. */
const PIECE = 4_000;
const RUN = 160;

const TAGS = new Set<string>([
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
]);

const isPos = (tag: string): tag is Pos => TAGS.has(tag);

/**
 * A genitive before a mark. wink takes "Petrov's," for one word, keeps that word, and from then on takes every "Petrov's" for
 * one: what it read before would decide how it reads. Set apart, the genitive is split off as it is elsewhere.
 */
const GENITIVE_BEFORE_MARK = /(?<=[\p{L}\p{N}.])(['’][sS])(?=[^\s\p{L}\p{N}])/gu;

/** One for the whole process: every `winkNLP()` makes its model's tables anew, each time longer than before. */
let tagging: WinkMethods | null = null;

/** @returns a function that tags `text.slice(start, end)`; offsets out are those of `text`. */
export function createTagger(): Tagger {
  tagging ??= winkNLP(winkModel, ['pos']);
  const nlp = tagging;
  const { its } = nlp;

  const tagPiece = (text: string, start: number, end: number, words: TaggedWord[]): void => {
    const tokens = nlp.readDoc(text.slice(start, end).replace(GENITIVE_BEFORE_MARK, ' $1 ')).tokens();
    const values = tokens.out();
    const tags = tokens.out(its.pos);
    const lemmas = // its typings leave out that `its.lemma` is a token function like the others
      tokens.out(its.lemma as unknown as ItsFunction<string>);
    let at = start;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? '';
      const found = text.indexOf(value, at);
      if (found < 0 || found + value.length > end) continue;
      const tag = tags[i] ?? 'X';
      const spaced = found === 0 || /\s/.test(text[found - 1] ?? ' ');
      at = found + value.length;
      if (tag === 'SPACE' || value.trim() === '') continue;
      // "in." and "no." at a sentence's end are not inches and numbers
      const stopped =
        /^(?:in|no|am|fig|art|sat|sun|mar|dec|is|us|me)\.$/.test(value) &&
        !/^\s*\d/.test(text.slice(at, at + 4));
      if (stopped) {
        const bare = value.slice(0, -1);
        words.push({
          start: found,
          end: at - 1,
          text: bare,
          lemma: bare,
          pos: bare === 'in' ? 'ADP' : 'NOUN',
          spaced,
        });
        words.push({ start: at - 1, end: at, text: '.', lemma: '.', pos: 'PUNCT', spaced: false });
        continue;
      }
      words.push({
        start: found,
        end: at,
        text: value,
        lemma: (lemmas[i] ?? value).toLowerCase(),
        pos: isPos(tag) ? tag : 'X',
        spaced,
      });
    }
  };

  return (text, start, end) => {
    const words: TaggedWord[] = [];
    for (const piece of pieces(text, start, end)) {
      if (piece.run) {
        const run = text.slice(piece.start, piece.end);
        words.push({
          start: piece.start,
          end: piece.end,
          text: run,
          lemma: run.toLowerCase(),
          pos: 'X',
          spaced: true,
        });
      } else {
        tagPiece(text, piece.start, piece.end, words);
      }
    }
    return words;
  };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** An unbroken run too long to be words: kept as one token, never tagged. */
  readonly run: boolean;
}

function* pieces(text: string, start: number, end: number): Generator<Piece> {
  let from = start;
  let lastGap = start;
  let wordStart = start;
  for (let i = start; i <= end; i++) {
    const gap = i === end || /\s/.test(text[i] ?? ' ');
    if (!gap) continue;
    if (i - wordStart > RUN) {
      if (wordStart > from) yield { start: from, end: wordStart, run: false };
      yield { start: wordStart, end: i, run: true };
      from = i;
    } else if (i - from > PIECE && lastGap > from) {
      yield { start: from, end: lastGap, run: false };
      from = lastGap;
    }
    lastGap = i;
    wordStart = i + 1;
  }
  if (from < end) yield { start: from, end, run: false };
}
