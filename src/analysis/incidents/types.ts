/** What the incidents' folder speaks of. All days are "2019-04-27"; ranges include their last day. */
import type { EventCategory, EventStatus, QuadClass, Span } from '../../record/index.js';
import type { Quantity } from '../quantities.js';
import type { Wording } from './likeness.js';

export interface Party {
  /** What parties are compared by: the country where one is known, else the name in lower case. */
  readonly key: string;
  readonly name: string;
  readonly country: string | null;
}

/** What is told: that something happened, that it is to happen, or that it might (a threat, a supposition). */
export type Nature = 'happening' | 'plan' | 'possibility';

/** An event of a record, with what is needed to know it again in another article. */
export interface Report {
  /** Unique in an archive: document and event. */
  readonly key: string;
  readonly document: string;
  readonly event: string;
  /** Day of publication. */
  readonly published: string | null;
  readonly category: EventCategory | null;
  readonly mode: string | null;
  readonly intends: EventCategory | null;
  readonly quad: QuadClass | null;
  readonly scale: number | null;
  readonly status: EventStatus;
  readonly nature: Nature;
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  /** First and last day of what is told (of a plan: the day planned for); null where the text gives none. */
  readonly from: string | null;
  readonly to: string | null;
  /** "told": the article says when; "assumed": the day of publication stands for it. */
  readonly dated: 'told' | 'assumed' | 'unknown';
  readonly place: Party | null;
  readonly trigger: Span;
  /** Whether the words say that a plan was put off or given up. */
  readonly turn: 'postponed' | 'cancelled' | null;
  /** Whether the event is one that someone in the article denies or disputes. */
  readonly contested: boolean;
  /** The outlet or agency that the sentence itself names as its source, the farthest; null where it names none. */
  readonly through: string | null;
  readonly quantities: readonly Quantity[];
  /** The same in copies of one sentence. */
  readonly sentenceKey: string;
  readonly wording: Wording;
  readonly confidence: number;
}

export interface Version {
  readonly report: string;
  readonly says: string;
}

/** What the reports of one incident do not agree on. */
export interface Disagreement {
  readonly about: 'number' | 'who began' | 'whether at all';
  /** What is counted, in a word of the reports: "people"; empty where it is about no number. */
  readonly of: string;
  readonly versions: readonly Version[];
}

export interface Outcome {
  readonly what: 'took place' | 'postponed' | 'never' | 'open';
  /** "told": some report says so; "silence": the day passed and none came; null while it is open. */
  readonly basis: 'told' | 'silence' | null;
  /** The incident that came of it or that ended it. */
  readonly incident: string | null;
}

/** One thing that happened, or is to happen. */
export interface IncidentSummary {
  /** The key of its first report. */
  readonly key: string;
  readonly nature: Nature;
  readonly category: EventCategory | null;
  readonly mode: string | null;
  readonly intends: EventCategory | null;
  readonly quad: QuadClass | null;
  /** Median of the reports' PLOVER scores. */
  readonly scale: number | null;
  readonly status: EventStatus;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: Party | null;
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  /** On how many independent feet it stands: the different origins of its reports. */
  readonly origins: readonly string[];
  /** The same without those that tell it as something known from before. */
  readonly newsOrigins: readonly string[];
  readonly disagreements: readonly Disagreement[];
  /** Of a plan or a possibility; otherwise null. */
  readonly outcome: Outcome | null;
}

/** With all that report it, earliest first. */
export interface Incident extends IncidentSummary {
  readonly reports: readonly Report[];
}

/** As an archive keeps it. */
export interface StoredIncident extends IncidentSummary {
  readonly incident: number;
  readonly reports: readonly { readonly document: number; readonly event: string }[];
}
