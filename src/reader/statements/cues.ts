/**
 * The cue lexicon: verbs, nouns and adjectives by which news attributes words and thoughts, with the kind of act each is.
 */
import { readFileSync } from 'node:fs';

export type CueKind = 'say' | 'ask' | 'deny' | 'confirm' | 'judge' | 'think' | 'want' | 'find';

export interface Cue {
  readonly lemma: string;
  readonly kind: CueKind;
}

export interface CueLexicon {
  verb(lemma: string): Cue | undefined;
  noun(lemma: string): Cue | undefined;
  adjective(lemma: string): Cue | undefined;
}

const KINDS: readonly string[] = ['say', 'ask', 'deny', 'confirm', 'judge', 'think', 'want', 'find'];
const isKind = (word: string): word is CueKind => KINDS.includes(word);

const readTable = (file: string): ReadonlyMap<string, Cue> => {
  const table = new Map<string, Cue>();
  for (const line of readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    const [lemma, kind] = line.split('\t');
    if (lemma === undefined || kind === undefined || !isKind(kind)) continue;
    table.set(lemma, { lemma, kind });
  }
  return table;
};

export const loadCues = (): CueLexicon => {
  const verbs = readTable('cues.tsv');
  const nouns = readTable('cue-nouns.tsv');
  const adjectives = readTable('cue-adjectives.tsv');
  return {
    verb: (lemma) => verbs.get(lemma),
    noun: (lemma) => nouns.get(lemma),
    adjective: (lemma) => adjectives.get(lemma),
  };
};
