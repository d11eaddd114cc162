/** For tests: incidents made up of little. */
import { quadOf, scaleOf } from '../../ontology/index.js';
import type { EventCategory } from '../../record/index.js';
import type { Party, RelationIncident } from './types.js';

const partyOf = (country: string): Party => ({ name: country, country });

let made = 0;

/** One day, by countries; the scale is the category's. */
export function incident(
  day: string,
  actors: readonly string[],
  category: EventCategory,
  recipients: readonly string[] = [],
  more: Partial<RelationIncident> = {},
): RelationIncident {
  made += 1;
  return {
    id: `i${made}`,
    from: day,
    to: day,
    category,
    scale: scaleOf(category, null),
    quad: quadOf(category),
    actors: actors.map(partyOf),
    recipients: recipients.map(partyOf),
    origins: 1,
    ...more,
  };
}

/** The day some weeks after a Monday. */
export function weeksOn(weeks: number): string {
  return new Date(Date.UTC(2018, 0, 1 + 7 * weeks)).toISOString().slice(0, 10);
}
