/**
 * A sentence as a row of chunks: noun phrases, verb groups, and the single words between them.
 *
 * The argument rules beside this file walk that row instead of a parse tree: news prose is regular enough that the
 * neighbours of a verb, with the commas and relative words between them, tell its subject and objects.
 * Relative pronouns are words here, never phrases ("a delegation | that | visited"), and phrases that are wholly a
 * time expression ("on Monday") are marked, so that no rule takes a date for a party.
 */
import type { Draft, DraftSentence, NounPhrase, Token, VerbGroup } from '../../draft.js';

export type Chunk =
  | {
      readonly kind: 'phrase';
      readonly first: number;
      readonly last: number;
      readonly phrase: NounPhrase;
      readonly time: boolean;
    }
  | { readonly kind: 'verb'; readonly first: number; readonly last: number; readonly verb: VerbGroup }
  | { readonly kind: 'word'; readonly first: number; readonly last: number; readonly token: Token };

export type PhraseChunk = Extract<Chunk, { kind: 'phrase' }>;

export interface ClauseView {
  readonly draft: Draft;
  readonly sentence: DraftSentence;
  readonly chunks: readonly Chunk[];
  /** Index into `chunks` of the chunk that covers this token, or -1. */
  at(tokenIndex: number): number;
}

const RELATIVES = new Set(['who', 'which', 'whom', 'that', 'whose']);
const PERSONAL = new Set(['i', 'he', 'she', 'it', 'we', 'they', 'you', 'him', 'her', 'them', 'us', 'me']);

/** True for tokens from `first` to `last` that time expressions cover. */
export type IsTimed = (first: number, last: number) => boolean;

/**
 * @param verbs token indices of trigger verbs; those that the tagger took for something else, outside any phrase,
 *   become verb chunks of their own.
 */
export const viewSentence = (
  draft: Draft,
  sentence: DraftSentence,
  isTimed: IsTimed,
  verbs: ReadonlySet<number> = NONE,
): ClauseView => {
  const chunks: Chunk[] = [];
  const index = new Int32Array(Math.max(0, sentence.last - sentence.first + 1)).fill(-1);
  let nextPhrase = 0;
  let nextVerb = 0;
  let position = sentence.first;
  const push = (chunk: Chunk): void => {
    for (let t = chunk.first; t <= chunk.last; t++) index[t - sentence.first] = chunks.length;
    chunks.push(chunk);
    position = chunk.last + 1;
  };
  while (position <= sentence.last) {
    while ((sentence.phrases[nextPhrase]?.first ?? Number.POSITIVE_INFINITY) < position) nextPhrase += 1;
    while ((sentence.verbs[nextVerb]?.first ?? Number.POSITIVE_INFINITY) < position) nextVerb += 1;
    const verb = sentence.verbs[nextVerb];
    const phrase = sentence.phrases[nextPhrase];
    const token = draft.tokens[position];
    if (token === undefined) break;
    if (verb !== undefined && verb.first === position) {
      push({ kind: 'verb', first: verb.first, last: verb.last, verb });
    } else if (phrase !== undefined && phrase.first === position && !isRelative(draft, phrase)) {
      const time = isTimed(phrase.head, phrase.head);
      push({ kind: 'phrase', first: phrase.first, last: phrase.last, phrase, time });
    } else if (token.pos === 'PRON' && PERSONAL.has(token.lower)) {
      push({ kind: 'phrase', first: position, last: position, phrase: pronounPhrase(token), time: false });
    } else if (verbs.has(position)) {
      push({ kind: 'verb', first: position, last: position, verb: loneVerb(token) });
    } else {
      push({ kind: 'word', first: position, last: position, token });
    }
  }
  return { draft, sentence, chunks, at: (tokenIndex) => index[tokenIndex - sentence.first] ?? -1 };
};

const NONE: ReadonlySet<number> = new Set();

const loneVerb = (token: Token): VerbGroup => {
  const gerund = token.lower.endsWith('ing');
  return {
    first: token.index,
    last: token.index,
    head: token.index,
    lemma: token.lemma,
    start: token.start,
    end: token.end,
    form: gerund ? 'gerund' : 'finite',
    tense: gerund ? 'none' : token.lower.endsWith('ed') ? 'past' : 'present',
    perfect: false,
    progressive: gerund,
    passive: false,
    negated: false,
    modal: null,
  };
};

const isRelative = (draft: Draft, phrase: NounPhrase): boolean =>
  phrase.first === phrase.last && RELATIVES.has(draft.tokens[phrase.first]?.lower ?? '');

const pronounPhrase = (token: Token): NounPhrase => ({
  first: token.index,
  last: token.index,
  head: token.index,
  start: token.start,
  end: token.end,
  possessive: false,
});

/** Lower-case word of a `word` chunk, '' for all else. */
export const wordAt = (view: ClauseView, i: number): string => {
  const chunk = view.chunks[i];
  return chunk?.kind === 'word' ? chunk.token.lower : '';
};

export const phraseAt = (view: ClauseView, i: number): PhraseChunk | undefined => {
  const chunk = view.chunks[i];
  return chunk?.kind === 'phrase' ? chunk : undefined;
};

export const verbAt = (view: ClauseView, i: number): VerbGroup | undefined => {
  const chunk = view.chunks[i];
  return chunk?.kind === 'verb' ? chunk.verb : undefined;
};

export const isRelativeWord = (word: string): boolean => RELATIVES.has(word);

/** Lemma of the head of a phrase chunk. */
export const headLemma = (view: ClauseView, phrase: NounPhrase): string =>
  view.draft.tokens[phrase.head]?.lemma ?? '';

const SKIPPED = new Set(['ADV', 'PART', 'INTJ']);

/** True for words that stand between a verb and its neighbours without changing who they are: adverbs, quotes. */
export const isTransparent = (view: ClauseView, i: number): boolean => {
  const chunk = view.chunks[i];
  if (chunk?.kind !== 'word') return false;
  const { token } = chunk;
  return SKIPPED.has(token.pos) || /^["'“”‘’()[\]]$/.test(token.text);
};

const CLAUSE_WORDS = new Set([
  'because',
  'although',
  'though',
  'while',
  'whereas',
  'if',
  'unless',
  'when',
  'where',
  'why',
  'how',
  'whether',
  'since',
  'once',
  'until',
  'as',
  'after',
  'before',
  'that',
  'so',
  'lest',
]);

/** True for words that open a clause of their own when a subject and verb follow. */
export const isClauseWord = (word: string): boolean => CLAUSE_WORDS.has(word);

export const isStop = (text: string): boolean => /^[;:.!?…—–]+$|^--+$/.test(text);
