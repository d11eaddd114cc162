/** The rules in order. At each word the longest reading wins; of two as long, the rule that stands first. */
import type { Rule } from '../meaning.js';
import { calendarDate } from './calendar-date.js';
import { clock } from './clock.js';
import { decade } from './decade.js';
import { distance } from './distance.js';
import { duration } from './duration.js';
import { holiday } from './holiday.js';
import { nearDay } from './near-day.js';
import { nearUnit } from './near-unit.js';
import { numericDate } from './numeric-date.js';
import { partOfYear } from './part-of-year.js';
import { repeated } from './repeated.js';
import { vagueReference } from './vague-reference.js';
import { weekday } from './weekday.js';
import { year } from './year.js';

export const RULES: readonly Rule[] = [
  numericDate,
  clock,
  repeated,
  calendarDate,
  weekday,
  nearDay,
  holiday,
  // Before duration: "two years ago" is a date though it begins as a stretch.
  distance,
  partOfYear,
  // Before year: "the 1950s" is no year.
  decade,
  nearUnit,
  duration,
  year,
  vagueReference,
];
