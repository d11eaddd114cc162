/** What the trigger matcher finds: a word or phrase that tells of an event, and who plays which part around it. */
import type { EventCategory } from '../../../record/index.js';

/**
 * Where a part is looked for, seen from the trigger:
 * `subject` and `object` of a verb (the consumer turns them round in the passive); `possessor` of a noun — the
 * genitive, "of", "by" and the modifier ("Russia's raid", "the raid by Russia", "the Russian raid"); `complement`,
 * the subject of an embedded clause ("accused Iran of …", "said Iran had …"); or a preposition ("with", "on").
 */
export type Slot = 'subject' | 'object' | 'possessor' | 'complement' | Preposition;

export type Preposition =
  | 'with'
  | 'on'
  | 'against'
  | 'to'
  | 'for'
  | 'by'
  | 'from'
  | 'of'
  | 'at'
  | 'in'
  | 'into'
  | 'between'
  | 'about'
  | 'over'
  | 'toward'
  | 'among'
  | 'upon'
  | 'behind'
  | 'before'
  | 'through'
  | 'off'
  | 'after';

export interface Frame {
  /** Tried in order. */
  readonly actor: readonly Slot[];
  readonly recipient: readonly Slot[];
  /** Both sides act: "meet", "talks between", "sign a treaty with". */
  readonly reciprocal: boolean;
}

/** What a word does with the act named in its complement ("refused to meet"); see `compose.ts`. */
export type Operator =
  | 'refuse' // refuse to, decline to, reject
  | 'intend' // agree to, promise to, plan to, offer to, vow to
  | 'threaten' // threaten to, warn of
  | 'request' // urge … to, call for, demand that
  | 'accuse' // accuse … of, blame for
  | 'deny' // deny -ing
  | 'stop' // stop, halt, end, suspend, cancel
  | 'start' // start, resume, continue, hold, carry out: the act itself
  | 'try' // try to, seek to: the act itself, not known to have succeeded
  | 'fail' // fail to: the act did not happen
  | 'allow' // allow, approve: the act itself, made possible by the subject
  | 'prevent'; // prevent … from, block, ban: the reverse of allow

export type TriggerPos = 'verb' | 'noun' | 'adjective';

export interface Trigger {
  /** Token indices into `draft.tokens`; `first` and `last` are inclusive, `head` is the word that bears the grammar. */
  readonly head: number;
  readonly first: number;
  readonly last: number;
  /** After composition: "refused to meet" is REJECT. */
  readonly event: EventCategory;
  readonly mode: string | null;
  readonly pos: TriggerPos;
  readonly frame: Frame;
  readonly operator: Operator | null;
  /** The trigger in the complement of an operator; it is not listed on its own. "refused to [meet]". */
  readonly embeds: Trigger | null;
  /** The act that an AGREE, CONCEDE, REJECT, REQUEST or THREATEN is about, where an embedded trigger tells. */
  readonly intends: EventCategory | null;
  /** 0 to 1: how sure the pattern is of its event, whatever stands around it. */
  readonly weight: number;
}
