/** The agenda over many articles. */
import type { AgendaItem } from '../../record/index.js';
import type { Party } from '../incidents/index.js';

/** An item of one record's agenda. */
export interface AgendaMention {
  /** Document and item, as "12:a3". */
  readonly key: string;
  readonly document: string;
  readonly item: string;
  readonly published: string | null;
  readonly kind: AgendaItem['kind'];
  readonly what: string;
  /** TIMEX3 value, and its days. */
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly parties: readonly Party[];
  /** Id of the event in its record. */
  readonly event: string | null;
  readonly start: number;
  readonly end: number;
}

/**
 * "coming": the day lies ahead of what the archive knows; "took place", "postponed", "never": some article says so;
 * "no report": the day passed and no article says what came of it; "undated": no day was told.
 */
export type AgendaState = 'coming' | 'took place' | 'postponed' | 'never' | 'no report' | 'undated';

/** One thing on the agenda, however many articles announce it. */
export interface AgendaEntry {
  readonly key: string;
  readonly kind: AgendaItem['kind'];
  /** In the words of its latest mention that names who does it. */
  readonly what: string;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly parties: readonly Party[];
  /** Earliest first. */
  readonly mentions: readonly AgendaMention[];
  readonly state: AgendaState;
  /** The key of the incident that is planned, and of the one that came of it. */
  readonly incident: string | null;
  readonly came: string | null;
}
