/** Disputes across articles. */
import type { Party } from '../incidents/index.js';
import type { Vector } from '../incidents/words.js';

/** Something that someone says in an article; or that an article tells of someone, in its own voice. */
export interface Assertion {
  /** Unique in an archive: document and id of the statement or event. */
  readonly key: string;
  readonly document: string;
  /** Id of the statement or event in its record. */
  readonly id: string;
  readonly published: string | null;
  readonly speaker: Party | null;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly stance: 'disputes' | 'confirms' | 'denies' | null;
  /** What it is a stance on, in its own article. */
  readonly of: string | null;
  /** Whom it is about, by the record: the parties named in its words. */
  readonly about: readonly string[];
  readonly content: Vector;
  /** Its words that say most, the heaviest first. */
  readonly telling: readonly number[];
  readonly article: Vector;
}

export interface Challenge {
  readonly assertion: Assertion;
  /** How it is known to answer the claim: the article says so, or the two speak of one thing in like words. */
  readonly basis: 'article' | 'words';
  /** Log-odds free, from 0 to 1: how alike the words are; 1 where the article says so. */
  readonly likeness: number;
}

/** A claim and who contests it, over the articles. */
export interface ArchiveDispute {
  /** The key of the claim. */
  readonly key: string;
  readonly claim: Assertion;
  /** Other places where the claim is made by the same speaker in like words. */
  readonly alsoIn: readonly Assertion[];
  readonly challenges: readonly Challenge[];
  /** Those who say that the claim is right. */
  readonly confirmations: readonly Challenge[];
}
