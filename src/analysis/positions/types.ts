/** What positions are made from, and what comes of it. Days are ISO 8601, "2019-02-28". */
import type { EventCategory, EventStatus, Span } from '../../record/index.js';

export interface Party {
  readonly name: string;
  /** ISO 3166-1 alpha-3, or PLOVER's code of an international actor. */
  readonly country: string | null;
}

/** An event of an article that may be a move of a party, with the words that it stands on. */
export interface MoveReport {
  /** Unique in the archive: document:reading:event. */
  readonly id: string;
  readonly document: number;
  /** The incident that it reports; null where none is known. */
  readonly incident: number | null;
  readonly category: EventCategory;
  readonly intends: EventCategory | null;
  readonly status: EventStatus;
  /** The day it was made; of publication, where the article gives none. Null where that is not known either. */
  readonly day: string | null;
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  /** The sentence. */
  readonly passage: string;
  /** Where it stands in the article. */
  readonly span: Span;
  /** The words that name the act, as offsets in `passage`; so are those that name persons, states, outlets and times. */
  readonly trigger: Span;
  readonly names: readonly Span[];
  /** Id of the statement within the document that says so, and its speaker. */
  readonly statement: string | null;
  readonly speaker: string | null;
  /** Whose reporting it is. */
  readonly origin: string;
}

/** What a party does about an issue. */
export type MoveKind = 'asks' | 'offers' | 'agrees' | 'refuses' | 'warns';

export interface Move {
  readonly kind: MoveKind;
  /** Country where one is known, else name. */
  readonly party: string;
  /** Of whom, to whom; null where the text does not say. */
  readonly toward: string | null;
  readonly report: MoveReport;
}

/** What a move is about. */
export interface Issue {
  readonly name: string;
  /** "lexicon": one of the issues that diplomacy always has; "words": found in the words themselves. */
  readonly basis: 'lexicon' | 'words';
}

/** One report that a cell stands on. */
export interface PositionEvidence {
  readonly report: string;
  readonly document: number;
  readonly day: string | null;
  readonly words: string;
  readonly span: Span;
  readonly statement: string | null;
  readonly speaker: string | null;
  readonly origin: string;
}

/** A move as all who report it have it. */
export interface PositionCell {
  readonly kind: MoveKind;
  /** First and last day on which it was made; what retells it later does not count. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the party did something else about the issue before. */
  readonly turn: boolean;
  /** How many independent reports. */
  readonly origins: number;
  readonly evidence: readonly PositionEvidence[];
}

/** What one party wants of another about an issue, in order of time. */
export interface PositionRow {
  readonly party: string;
  readonly toward: string | null;
  readonly issue: Issue;
  readonly cells: readonly PositionCell[];
}
