/**
 * What grows while an article is read. Every stage takes a draft and returns what it adds; the pipeline merges it.
 * Offsets are UTF-16 code units of `document.text` everywhere; token positions are indices into `draft.tokens`.
 */
import type {
  AgendaItem,
  Citation,
  Dispute,
  Entity,
  Mention,
  PloverEvent,
  SourceDocument,
  Statement,
  TimeExpression,
} from '../record/index.js';
import type { ModelReading } from './model/index.js';

/** Universal part-of-speech tags as the tagger gives them, mended where news needs it. */
export type Pos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token {
  /** Index into `draft.tokens`. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** As written: `document.text.slice(start, end)`. */
  readonly text: string;
  /** Lower-cased, curly apostrophes made straight. */
  readonly lower: string;
  /** Lower-cased base form ("said" → "say"). */
  readonly lemma: string;
  readonly pos: Pos;
  /** Index into `draft.sentences`. */
  readonly sentence: number;
  /** True where white space stands before it. False inside "U.S.-led", before commas, in split run-together words. */
  readonly spaced: boolean;
}

/** A base noun phrase: determiner to head noun, no prepositional phrase. Possessors are phrases of their own. */
export interface NounPhrase {
  /** First and last token index, inclusive. */
  readonly first: number;
  readonly last: number;
  /** Token index of the head noun or name. */
  readonly head: number;
  readonly start: number;
  readonly end: number;
  /** True where the phrase owns the next one ("Seoul's | position"); the 's belongs to the phrase. */
  readonly possessive: boolean;
}

/** A verb with its auxiliaries: "has not been seeking", "to meet", "will push", "was signed". */
export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  /** Token index of the main verb. */
  readonly head: number;
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
  readonly form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  readonly tense: 'past' | 'present' | 'future' | 'none';
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly passive: boolean;
  readonly negated: boolean;
  /** "may", "could", "would", "should", "must", "can", "might"; null for "will" (that is tense) and for none. */
  readonly modal: string | null;
}

export interface DraftSentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  /** First and last token index, inclusive. */
  readonly first: number;
  readonly last: number;
  readonly phrases: readonly NounPhrase[];
  readonly verbs: readonly VerbGroup[];
  /** True for the title, a heading, a byline, a caption line: text that is not running prose. */
  readonly heading: boolean;
}

/** Words between quotation marks. `start`/`end` take the marks in, `innerStart`/`innerEnd` leave them out. */
export interface Quotation {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  /** False where no closing mark stands: by custom the speaker goes on in the next paragraph. */
  readonly closed: boolean;
  /** Index of the quotation in the paragraph before that this one carries on, or null. */
  readonly continues: number | null;
}

export interface Draft {
  readonly document: SourceDocument;
  readonly tokens: readonly Token[];
  readonly sentences: readonly DraftSentence[];
  readonly quotations: readonly Quotation[];
  /** What the trained model says of the text. */
  readonly model: ModelReading;
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly statements: readonly Statement[];
  readonly events: readonly PloverEvent[];
  readonly agenda: readonly AgendaItem[];
  readonly disputes: readonly Dispute[];
  readonly sources: readonly Citation[];
}

export type DraftPart = keyof Draft;

/** One step of the reader. It declares what it needs and what it adds; the pipeline checks the order at start. */
export interface Stage {
  readonly name: string;
  readonly needs: readonly DraftPart[];
  readonly adds: readonly DraftPart[];
  run(draft: Draft): Partial<Draft>;
}
