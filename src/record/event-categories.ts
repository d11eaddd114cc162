/** PLOVER 2.0's sixteen event categories, in the codebook's order. */
export const EVENT_CATEGORIES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;

/** Whether a word is one of them, exactly as spelled. */
export const isEventCategory = (word: string): word is (typeof EVENT_CATEGORIES)[number] =>
  (EVENT_CATEGORIES as readonly string[]).includes(word);
