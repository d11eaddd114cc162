/** What the lexicon knows about a name: facts from the data files beside it, each with its source. */
import type { EntityKind } from '../record/index.js';

/** How a name names its entity; "the Kremlin" is a metonym of RUS, "Russian" its demonym. */
export type AliasKind = 'name' | 'demonym' | 'capital' | 'metonym' | 'surname' | 'abbreviation';

export interface LexiconEntry {
  /** Stable and readable: "state:PRK", "person:Q3056384", "org:UNSC", "outlet:reuters", "place:tongchang-ri". */
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  /** ISO 3166-1 alpha-3, or PLOVER's code for an international actor (IGO, NGO, MNC …). */
  readonly country: string | null;
  /** PLOVER sector code (GOV, MIL, LEG, JUD, JRN, …). */
  readonly sector: string | null;
  readonly role: string | null;
  readonly wikidata: string | null;
}

export interface LexiconMatch {
  readonly entry: LexiconEntry;
  readonly alias: AliasKind;
  /** How many tokens it took. */
  readonly length: number;
  /** For a capital: the city itself, where `entry` is the state that it may stand for. */
  readonly place?: LexiconEntry;
}
/** The most a look-up needs of a token. */
export interface NameToken {
  readonly text: string;
  readonly lower: string;
  readonly spaced: boolean;
}

export interface Lexicon {
  /**
   * The longest known name that begins at `position`, or null. Case matters where it tells ("Turkey"/"turkey",
   * "US"/"us"). Where several people bear a name, the one in office on `date` (ISO 8601, or null) comes first.
   */
  match(tokens: readonly NameToken[], position: number, date: string | null): LexiconMatch | null;
  /** By id, or undefined. */
  entry(id: string): LexiconEntry | undefined;
  /** The state of an ISO 3166-1 alpha-3 code, or undefined. */
  state(country: string): LexiconEntry | undefined;
  /** PLOVER sector of a noun or title for people ("minister" → GOV, "rebels" → REB), or null. Lower-case lemma in. */
  sectorOf(noun: string): string | null;
  /** An outlet by its web host ("www.reuters.com"), or undefined. */
  outletByHost(host: string): LexiconEntry | undefined;
  /** True for "president", "interior minister", "secretary of state": words that make the name after them a person. */
  isTitle(words: string): boolean;
  /** True for common given names: "John", "Fatima", "Vladimir". */
  isGivenName(word: string): boolean;
  /** "run-together" help: splits "Seoulis" into ["Seoul", "is"] where the head is a known name, else null. */
  splitRunTogether(word: string): readonly [string, string] | null;
}
