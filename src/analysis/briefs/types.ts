/** What a brief is made from, and what it is. Days are ISO 8601, "2019-02-28". */
import type { AgendaEntry } from '../agenda/index.js';
import type { Evidence } from '../evidence.js';
import type { ToldIncident } from '../incidents/index.js';
import type { PositionCell, PositionRow } from '../positions/index.js';
import type { RelationChange } from '../relations/index.js';
import type { Sentence } from './sentence.js';

export type BriefKind = 'situation' | 'press';

/** What a brief is of. */
export interface BriefScope {
  readonly kind: BriefKind;
  /** Countries by their codes, or names; of several, what passes between any two of them. */
  readonly about: readonly string[];
  readonly since: string;
  readonly until: string;
}

/** What somebody says. */
export interface Voice {
  /** As the record has it, else in the article's words; null where neither says. */
  readonly speaker: string | null;
  readonly country: string | null;
  readonly anonymous: boolean;
  readonly direct: boolean;
  readonly via: readonly string[];
  readonly stance: 'disputes' | 'confirms' | 'denies' | null;
  /** Whether the words begin with those that say that it is said: "denied that …". */
  readonly cued: boolean;
  /** The words said. */
  readonly evidence: Evidence;
}

export interface ToldDispute {
  readonly claim: Voice;
  readonly alsoIn: readonly Evidence[];
  readonly challenges: readonly Voice[];
  readonly confirmations: readonly Voice[];
}

export interface ToldChange {
  /** Names of the two sides. */
  readonly between: readonly [string, string];
  readonly change: RelationChange;
  /** The words of the incidents that bear it out, the strongest first. */
  readonly evidence: readonly Evidence[];
}

export interface ToldPosition {
  readonly row: PositionRow;
  readonly cells: readonly { readonly cell: PositionCell; readonly evidence: readonly Evidence[] }[];
}

export interface ToldPlan {
  readonly entry: AgendaEntry;
  /** The words of its announcements, earliest first. */
  readonly announced: readonly Evidence[];
  /** The words of what came of it. */
  readonly came: readonly Evidence[];
}

/** An article with its first sentence, and what hangs together with it. */
export interface ToldArticle {
  readonly lead: Evidence;
  /** Lowest number among the articles that are copies of one text; its own where it has none. */
  readonly group: number;
  /** The article that it retells. */
  readonly retells: number | null;
}

export interface Material {
  readonly articles: readonly ToldArticle[];
  readonly incidents: readonly ToldIncident[];
  readonly voices: readonly Voice[];
  readonly disputes: readonly ToldDispute[];
  readonly changes: readonly ToldChange[];
  readonly positions: readonly ToldPosition[];
  readonly plans: readonly ToldPlan[];
}

/** Sentences that belong together. */
export interface Paragraph {
  /** A day or a name to find it by; no sentence. */
  readonly label: string | null;
  /** Whether each sentence stands on a line of its own; without a label under the first. */
  readonly lines?: true;
  readonly sentences: readonly Sentence[];
}

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
  /** Paragraphs that there was no room for. */
  readonly omitted: number;
}

export interface Reference extends Evidence {
  readonly number: number;
}

export interface Brief extends BriefScope {
  /** What it was made from; counts, no sentences. */
  readonly basis: { readonly articles: number; readonly outlets: number; readonly origins: number };
  readonly sections: readonly Section[];
  /** By number, from 1, in the order in which sentences first stand on them. */
  readonly references: readonly Reference[];
  /** The numbers of a sentence's references, rising. */
  numbersOf(sentence: Sentence): readonly number[];
}
