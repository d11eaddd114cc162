/**
 * A draft with the look-ups that statement rules share: which verb group, noun phrase or quotation a token is in.
 * All positions are token indices unless a name says "offset".
 */
import type { Span } from '../../record/index.js';
import type { Draft, DraftSentence, NounPhrase, Quotation, Token, VerbGroup } from '../draft.js';
import { firstFrom } from '../offsets.js';

export interface Reading {
  readonly draft: Draft;
  readonly text: string;
  readonly tokens: readonly Token[];
  token(position: number): Token | undefined;
  lower(position: number): string;
  verb(position: number): VerbGroup | undefined;
  phrase(position: number): NounPhrase | undefined;
  /** The quotation whose marks or words this token is, or undefined. */
  quotation(position: number): Quotation | undefined;
  sentenceOf(position: number): DraftSentence | undefined;
  /** The first token that starts at or after the offset (the number of tokens when none does). */
  tokenAt(offset: number): number;
  /** Offsets of a run of tokens, both ends inclusive. */
  span(first: number, last: number): Span;
  /** True where the token is (part of) a time: a recorded time expression, a weekday, "yesterday". */
  isTime(position: number): boolean;
}

const TIME_WORDS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight ' +
    'january february march april june july august september october november december'
  ).split(' '),
);

export const createReading = (draft: Draft): Reading => {
  const { tokens } = draft;
  const text = draft.document.text;
  const verbs: (VerbGroup | undefined)[] = new Array(tokens.length);
  const phrases: (NounPhrase | undefined)[] = new Array(tokens.length);
  const quotations: (Quotation | undefined)[] = new Array(tokens.length);
  const times = new Uint8Array(tokens.length);
  for (const sentence of draft.sentences) {
    for (const phrase of sentence.phrases) phrases.fill(phrase, phrase.first, phrase.last + 1);
    for (const verb of sentence.verbs) verbs.fill(verb, verb.first, verb.last + 1);
  }
  const tokenAt = (offset: number): number => firstFrom(tokens, offset);
  for (const quotation of draft.quotations) {
    for (let i = tokenAt(quotation.start); (tokens[i]?.end ?? Infinity) <= quotation.end; i++) {
      quotations[i] = quotation;
    }
  }
  for (const time of draft.times) {
    for (let i = tokenAt(time.start); (tokens[i]?.end ?? Infinity) <= time.end; i++) times[i] = 1;
  }
  const span = (first: number, last: number): Span => ({
    start: tokens[first]?.start ?? 0,
    end: tokens[last]?.end ?? 0,
  });
  return {
    draft,
    text,
    tokens,
    token: (position) => tokens[position],
    lower: (position) => tokens[position]?.lower ?? '',
    verb: (position) => verbs[position],
    phrase: (position) => phrases[position],
    quotation: (position) => quotations[position],
    sentenceOf: (position) => draft.sentences[tokens[position]?.sentence ?? -1],
    tokenAt,
    span,
    isTime: (position) => times[position] === 1 || TIME_WORDS.has(tokens[position]?.lower ?? ''),
  };
};

/** A dash that sets words off ("talks — which failed — began"), not the hyphen within a word ("R-Ohio"). */
export const isDash = (reading: Reading, position: number): boolean => {
  const token = reading.token(position);
  if (token === undefined) return false;
  if (/^(?:[–—]+|-{2,})$/.test(token.text)) return true;
  return token.text === '-' && token.spaced;
};

/** Longer sentences are tables or noise; reading their clauses would take time that grows with their square. */
const LONGEST_SENTENCE = 400;

export const isProse = ({ first, last }: DraftSentence): boolean => last - first <= LONGEST_SENTENCE;
