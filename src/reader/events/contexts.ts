/**
 * PLOVER contexts (codebook 2.2 and 4): what an event is about, beside what it is. Several may hold.
 *
 * Words and phrases of `data/contexts.tsv` speak for a context. One in the event's own sentence is enough; elsewhere
 * in the article it takes a theme: a few of them, and often enough for the article's length. A bare mention in another
 * paragraph is refused, so that a long article does not hand all its asides to each event.
 */
import { readFileSync } from 'node:fs';
import type { Draft, DraftSentence } from '../draft.js';

export interface ContextReader {
  /** Contexts of each sentence, and of the article as a whole. */
  read(draft: Draft): Contexts;
}

export interface Contexts {
  of(sentence: number): readonly string[];
}

/** Hits before a context counts as a theme of the article, and hits per thousand words. */
const THEME_HITS = 4;
const THEME_RATE = 6;

export const createContextReader = (): ContextReader => {
  const { single, phrases } = loadWords();
  const readSentence = (draft: Draft, sentence: DraftSentence): Map<string, number> => {
    const hits = new Map<string, number>();
    const add = (contexts: readonly string[] | undefined): void => {
      for (const context of contexts ?? []) hits.set(context, (hits.get(context) ?? 0) + 1);
    };
    for (let t = sentence.first; t <= sentence.last; t++) {
      const token = draft.tokens[t];
      if (token === undefined) break;
      add(single.get(token.lemma));
      if (token.lower !== token.lemma) add(single.get(token.lower));
      for (const { words, contexts } of phrases.get(token.lower) ?? phrases.get(token.lemma) ?? []) {
        const holds = words.every((word, i) => {
          const at = draft.tokens[t + i];
          return at !== undefined && at.index <= sentence.last && (at.lower === word || at.lemma === word);
        });
        if (holds) add(contexts);
      }
    }
    return hits;
  };
  return {
    read: (draft) => {
      const bySentence = draft.sentences.map((sentence) => readSentence(draft, sentence));
      const total = new Map<string, number>();
      for (const hits of bySentence)
        for (const [name, count] of hits) total.set(name, (total.get(name) ?? 0) + count);
      const needed = Math.max(THEME_HITS, (THEME_RATE * draft.tokens.length) / 1000);
      const themes = [...total].filter(([, count]) => count >= needed).map(([name]) => name);
      return {
        of: (sentence) => [...new Set([...(bySentence[sentence]?.keys() ?? []), ...themes])].sort(),
      };
    },
  };
};

interface Words {
  readonly single: ReadonlyMap<string, readonly string[]>;
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly words: readonly string[]; readonly contexts: readonly string[] }[]
  >;
}

const loadWords = (): Words => {
  const single = new Map<string, string[]>();
  const phrases = new Map<string, { words: string[]; contexts: string[] }[]>();
  const table = readFileSync(new URL('./data/contexts.tsv', import.meta.url), 'utf8');
  for (const line of table.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [context = '', members = ''] = line.split('\t');
    for (const member of members.split('|')) {
      const words = member.split(' ');
      const first = words[0] ?? '';
      if (words.length === 1) single.set(first, [...(single.get(first) ?? []), context]);
      else phrases.set(first, [...(phrases.get(first) ?? []), { words, contexts: [context] }]);
    }
  }
  return { single, phrases };
};
