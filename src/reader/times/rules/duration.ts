/**
 * Accepts "five weeks", "for months", "two-day", "the past two years", "the next few days", "a decade", "a minute and
 * a half", "the first nine months", "recent months", "two more weeks", "decades-long", "weeks or months".
 * Refuses ages ("50-year-old", "37 years old"), rates ("$1.76 a year", "24 hours a day"), "a second time", "the
 * second", "one day" that is some day, "5-min" with nothing to tell it, "years" with no preposition before it.
 */
import { type Reading, type Rule, valueReading } from '../meaning.js';
import { type Quantity, readOrdinal, readQuantity } from '../numbers.js';
import { isPlural, UNITS, type Unit } from '../vocabulary.js';
import { after, lowerAt, past, type Word, wordAt } from '../words.js';

interface Measure {
  readonly letter: string;
  readonly times: number;
  readonly clock: boolean;
}
const MEASURES: Readonly<Record<Unit, Measure>> = {
  second: { letter: 'S', times: 1, clock: true },
  minute: { letter: 'M', times: 1, clock: true },
  hour: { letter: 'H', times: 1, clock: true },
  day: { letter: 'D', times: 1, clock: false },
  night: { letter: 'D', times: 1, clock: false },
  week: { letter: 'W', times: 1, clock: false },
  weekend: { letter: 'D', times: 2, clock: false },
  fortnight: { letter: 'W', times: 2, clock: false },
  month: { letter: 'M', times: 1, clock: false },
  quarter: { letter: 'M', times: 3, clock: false },
  year: { letter: 'Y', times: 1, clock: false },
  decade: { letter: 'Y', times: 10, clock: false },
  century: { letter: 'Y', times: 100, clock: false },
  millennium: { letter: 'Y', times: 1000, clock: false },
};

/** What a half of one is, in the next smaller unit: "2 1/2 years" is P2Y6M. */
const HALVES: ReadonlyMap<string, string> = new Map([
  ['Y', '6M'],
  ['H', '30M'],
  ['M', '30S'],
]);

/** "P5W", "PT2H", "P2Y6M", and "PXM" where no number is named. */
export const durationValue = (unit: Unit, count: number | null): string => {
  const { letter, times, clock } = MEASURES[unit];
  const prefix = clock ? 'PT' : 'P';
  if (count === null) return `${prefix}X${letter}`;
  const total = count * times;
  const half = HALVES.get(letter);
  if (total % 1 === 0.5 && half !== undefined && (clock || letter === 'Y')) {
    return total < 1 ? `${prefix}${half}` : `${prefix}${Math.floor(total)}${letter}${half}`;
  }
  return `${prefix}${Number(total.toFixed(2))}${letter}`;
};

/** Words before a bare plural that make it a stretch of time. */
const BEFORE_PLURAL = new Set([
  'for',
  'in',
  'within',
  'after',
  'over',
  'took',
  'take',
  'takes',
  'last',
  'lasted',
  'during',
  'spent',
]);
const STRETCH = new Set([
  'past',
  'last',
  'next',
  'coming',
  'first',
  'final',
  'previous',
  'following',
  'latest',
  'recent',
  'other',
  'intervening',
]);
const BETWEEN = new Set([
  'more',
  'additional',
  'consecutive',
  'straight',
  'full',
  'whole',
  'entire',
  'long',
  'successive',
  'trading',
  'working',
  'business',
  'extra',
  'further',
  'calendar',
  'fiscal',
  'very',
  'odd',
]);

const readCounted = (
  words: readonly Word[],
  at: number,
): { quantity: Quantity; unit: Unit; plural: boolean; unitAt: number } | null => {
  const quantity = readQuantity(words, at);
  if (quantity === null) return null;
  let unitAt = past(words, quantity.end, '-');
  if (BETWEEN.has(lowerAt(words, unitAt))) unitAt += 1;
  unitAt = past(words, unitAt, '-');
  const unit = UNITS.get(lowerAt(words, unitAt));
  return unit === undefined ? null : { quantity, unit, plural: isPlural(lowerAt(words, unitAt)), unitAt };
};

/** "-old", " old", "years of age": how old somebody is dates nothing, and TimeBank leaves it out. */
const isAge = (words: readonly Word[], end: number): boolean =>
  lowerAt(words, past(words, end, '-')) === 'old' ||
  lowerAt(words, past(words, end, '-')) === 'olds' ||
  after(words, end, 'of', 'age') !== null;

/** "$1.76 a year", "four flights a week": a rate, where "a" means each. */
const isRate = (words: readonly Word[], at: number): boolean => {
  const before = wordAt(words, at - 1);
  if (before.kind === 'digits' || before.lower === '%') return true;
  if (before.kind !== 'letters') return false;
  return (
    UNITS.has(before.lower) ||
    /^(?:million|billion|trillion|percent|times|once|twice|share|barrels|people|tons|dollars|cents)$/.test(
      before.lower,
    )
  );
};

/** "a minute and a half". */
const pastHalf = (words: readonly Word[], end: number): number | null =>
  after(words, end, 'and', 'a', 'half');

const readPlain = (words: readonly Word[], at: number): Reading | null => {
  const counted = readCounted(words, at);
  if (counted === null) return null;
  const { quantity, unit, plural, unitAt } = counted;
  const end = unitAt + 1;
  if (isAge(words, end)) return null;
  const hyphen = lowerAt(words, unitAt - 1) === '-';
  if (quantity.article) {
    if (unit === 'second' || unit === 'night' || unit === 'quarter' || plural || isRate(words, at))
      return null;
    if (unit === 'day' && !/^(?:for|within|in|than|after|lasted|took|about)$/.test(lowerAt(words, at - 1)))
      return null;
    if (unit === 'weekend') return null;
    const next = wordAt(words, end);
    if (next.lower === '-' && !next.spaced && lowerAt(words, end + 1) !== 'long') return null;
  } else if (
    !plural &&
    !hyphen &&
    quantity.count !== 1 &&
    unit !== 'day' &&
    unit !== 'year' &&
    unit !== 'month' &&
    unit !== 'week' &&
    unit !== 'hour'
  ) {
    return null;
  }
  if (
    quantity.count === 1 &&
    !quantity.article &&
    unit === 'day' &&
    !hyphen &&
    !/^(?:in|for|than|about|just|only|within|after|least)$/.test(lowerAt(words, at - 1))
  )
    return null;
  if (unit === 'second' && !plural && !hyphen) return null;
  if (
    unit === 'quarter' &&
    (quantity.count === null ? false : lowerAt(words, end) === 'of' || (hyphen && plural))
  )
    return null;
  // "some night" names no stretch, and "200 nights" is a count of stays: nights count as days when few.
  if (quantity.count === null && !plural && !hyphen) return null;
  const half = pastHalf(words, end);
  const count = half !== null && quantity.count !== null ? quantity.count + 0.5 : quantity.count;
  return valueReading(pastTail(words, half ?? end), 'DURATION', durationValue(unit, count));
};

/** "weeks or months", "two years or so", "a year or two", "decades-long": what belongs to the stretch behind it. */
const pastTail = (words: readonly Word[], end: number): number => {
  const long = after(words, past(words, end, '-'), 'long');
  if (long !== null && lowerAt(words, end) === '-') return long;
  const so =
    after(words, end, 'or', 'so') ?? after(words, end, 'or', 'two') ?? after(words, end, 'or', 'more');
  if (so !== null) return so;
  const joint = lowerAt(words, end);
  return (joint === 'or' || joint === 'and') &&
    UNITS.has(lowerAt(words, end + 1)) &&
    isPlural(lowerAt(words, end + 1))
    ? end + 2
    : end;
};

/** "the past two years", "the next few days", "recent months", "the first nine months". */
const readStretch = (words: readonly Word[], at: number): Reading | null => {
  let start = past(words, past(words, past(words, at, 'the'), 'these'), 'this');
  const stretch = lowerAt(words, start);
  const vague = stretch === 'recent' || stretch === 'coming' || stretch === 'past';
  const ordinal = readOrdinal(words, start);
  if (!STRETCH.has(stretch) && !(ordinal !== null && start > at)) {
    if (start === at) return null;
  } else start = ordinal?.end ?? start + 1;
  const counted = readCounted(words, start);
  if (counted !== null && !counted.quantity.article && counted.plural && !isAge(words, counted.unitAt + 1)) {
    return valueReading(
      pastTail(words, counted.unitAt + 1),
      'DURATION',
      durationValue(counted.unit, counted.quantity.count),
    );
  }
  const unit = UNITS.get(lowerAt(words, start));
  if (unit === undefined || !isPlural(lowerAt(words, start)) || !vague) return null;
  const end = pastTail(words, start + 1);
  if (stretch === 'coming') return valueReading(end, 'DATE', 'FUTURE_REF');
  return stretch === 'recent' && unit === 'year'
    ? valueReading(end, 'DATE', 'PAST_REF')
    : valueReading(end, 'DURATION', durationValue(unit, null));
};

/** "for months", "within hours", "decades-long". */
const readBare = (words: readonly Word[], at: number): Reading | null => {
  const unit = UNITS.get(lowerAt(words, at));
  if (
    unit === undefined ||
    !isPlural(lowerAt(words, at)) ||
    unit === 'second' ||
    unit === 'quarter' ||
    unit === 'night' ||
    unit === 'weekend'
  )
    return null;
  const end = pastTail(words, at + 1);
  if (isAge(words, end)) return null;
  const long = lowerAt(words, end - 1) === 'long';
  const of = BEFORE_PLURAL.has(lowerAt(words, at - 1)) || after(words, at - 2, 'matter', 'of') !== null;
  return long || of ? valueReading(end, 'DURATION', durationValue(unit, null)) : null;
};

export const readDuration = (words: readonly Word[], at: number): Reading | null =>
  readStretch(words, at) ?? readPlain(words, at) ?? readBare(words, at);

export const duration: Rule = { name: 'duration', read: readDuration };
