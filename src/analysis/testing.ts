/** For tests of the analysis: the example press and its golden situation. */
import { readFileSync } from 'node:fs';
import { type ChanceryRecord, type Entity, SCHEMA_ID } from '../record/index.js';

export interface PressArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly outlet: string;
  readonly author: string | null;
  readonly url: string;
  readonly published: string;
  readonly language: string;
}

interface Place {
  readonly first: string;
  readonly last: string;
}

/** The parts of examples/press/situation.json that tests of the analysis speak of; README.md there explains them. */
export interface Situation {
  readonly articles: readonly {
    readonly id: string;
    readonly origin: { readonly kind: string; readonly name: string; readonly article: string | null };
    readonly copyOf: string | null;
    readonly retells: readonly { readonly name: string; readonly article: string | null }[];
  }[];
  readonly copies: readonly { readonly articles: readonly string[] }[];
  readonly partial: readonly {
    readonly articles: readonly string[];
    readonly passages: readonly { readonly a: Place; readonly b: Place }[];
  }[];
  readonly chains: readonly {
    readonly id: string;
    readonly last: { readonly article: string; readonly words: string };
    readonly hops: readonly {
      readonly article: string;
      readonly says: string;
      readonly changed: string | null;
    }[];
  }[];
}

export interface Press {
  readonly articles: readonly PressArticle[];
  readonly situation: Situation;
}

export function readPress(): Press {
  const read = (name: string): string =>
    readFileSync(new URL(`../../examples/press/${name}`, import.meta.url), 'utf8');
  const lines = read('articles.jsonl').split('\n');
  return {
    articles: lines.filter((line) => line !== '').map((line): PressArticle => JSON.parse(line)),
    situation: JSON.parse(read('situation.json')),
  };
}

/**
 * Sentences as the plainest rule has them: tests of this room stand on no reader.
 */
export function plainSentences(text: string): ChanceryRecord['sentences'] {
  const pattern = /\S.*?(?:(?<!\b(?:Mr|Mrs|Rep|Feb|U\.S|St))[.!?]["”]?(?=\s|$)|(?=\n|$))/gu;
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    paragraph: text.slice(0, match.index).split('\n\n').length - 1,
  }));
}

/** A record of a document in which nothing was found. */
export function bareRecord(document: ChanceryRecord['document']): ChanceryRecord {
  return {
    schema: SCHEMA_ID,
    document,
    sentences: [],
    entities: [],
    mentions: [],
    times: [],
    statements: [],
    events: [],
    agenda: [],
    disputes: [],
    sources: [],
  };
}

/** A record of an article in which nothing was found but its sentences. */
export function pressRecord({
  id,
  title,
  text,
  outlet,
  author,
  url,
  published,
  language,
}: PressArticle): ChanceryRecord {
  const document = {
    id,
    title,
    text,
    outlet,
    author,
    url,
    language,
    published,
    publishedBasis: 'given' as const,
  };
  return { ...bareRecord(document), sentences: plainSentences(text) };
}

/** A state that goes by its code. */
export function stateOf(code: string, id: string = code): Entity {
  return {
    id,
    name: code,
    kind: 'state',
    country: code,
    sector: null,
    role: null,
    wikidata: null,
    basis: 'lexicon',
  };
}
