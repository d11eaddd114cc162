/** What passes between two who bargain. Days are ISO 8601, "2019-02-28". */
import type { MoveKind, PositionEvidence } from '../positions/index.js';

/**
 * What a move does, after the categories of Bargaining Process Analysis (C. Walcott and P. T. Hopmann, "Interaction
 * Analysis and Bargaining Behavior", Experimental Study of Politics 4, 1975): an ask or an offer that nobody asked for
 * begins something; an offer on what the other asks accommodates it; who refuses what they had offered or agreed to
 * retracts.
 */
export type Act = 'initiation' | 'accommodation' | 'agreement' | 'disagreement' | 'retraction' | 'threat';

export interface BargainMove {
  /** Of what two agree on, the first in the alphabet. */
  readonly party: string;
  readonly toward: string;
  readonly kind: MoveKind;
  readonly act: Act;
  /** The issue itself, which may be a part of the one it stands under. */
  readonly issue: string;
  readonly from: string | null;
  readonly to: string | null;
  /**
   * "concession": after refusing or warning the party offers or agrees; "hardening": the other way round. Asks are no turn:
   * whether one asks for less than before, records do not say.
   */
  readonly turn: 'concession' | 'hardening' | null;
  /** Who turned: the party, or of what two agree on either or both; none where nobody did. */
  readonly turnedBy: readonly string[];
  /** How many independent reports. */
  readonly origins: number;
  readonly evidence: readonly PositionEvidence[];
}

/**
 * What became of what one asks: the last word of the other since it was first asked. "offered" says that the other offered
 * something on the issue, not that it was enough; "open" that no article tells of an answer.
 */
export interface Demand {
  readonly party: string;
  readonly toward: string;
  /** The day of the first ask; null where none is told. */
  readonly since: string | null;
  readonly state: 'agreed' | 'offered' | 'refused' | 'open';
  /** The day of that answer. */
  readonly answered: string | null;
  /** Whether it was asked once more after that answer. */
  readonly askedAgain: boolean;
}

export interface BargainIssue {
  readonly issue: string;
  readonly basis: 'lexicon' | 'words';
  /** As they stood at the end of the days asked for; none where neither asks. */
  readonly demands: readonly Demand[];
  /** In order of time; undated ones last. */
  readonly moves: readonly BargainMove[];
}

/** A third with whom one of the two cooperates on balance. */
export interface OutsideOption {
  readonly party: string;
  readonly third: string;
  /** Sum of PLOVER's scale both ways, above 0. */
  readonly net: number;
  /** How the third stands to the counterpart: friends (1), foes (−1), neither. */
  readonly counterpart: 1 | -1 | null;
  /** Ids of the incidents between the party and the third, in order of day. */
  readonly incidents: readonly string[];
}

export interface Bargaining {
  readonly one: string;
  readonly other: string;
  /** Those on which most moves stand first. */
  readonly issues: readonly BargainIssue[];
  /** Of each side, those hostile to the counterpart first, then by `net`. */
  readonly outside: readonly OutsideOption[];
}
