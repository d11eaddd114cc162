/**
 * Accepts "2019", "1990-91", "the year 2000", "fiscal 1989", "nineteen ninety-six", "(1998)".
 * Refuses "1200 people", "Resolution 2231", "Boeing 1900", "$2019", "2000 points", "No. 1984", "1945 GMT", "+1 2125".
 */
import { yearValue } from '../calendar.js';
import { type Reading, type Rule, valueReading } from '../meaning.js';
import { readYear } from '../numbers.js';
import { UNITS, ZONES } from '../vocabulary.js';
import { after, isCapital, lowerAt, past, type Word, wordAt } from '../words.js';

/** After these a four-digit number is surely a year, even an early one. */
const BEFORE_YEAR = new Set([
  'in',
  'since',
  'by',
  'until',
  'till',
  'during',
  'from',
  'before',
  'after',
  'through',
  'between',
  'circa',
  'pre',
  'post',
  'mid',
  'late',
  'early',
  'fiscal',
  'for',
  'to',
  'and',
  'of',
]);
/** Counts and numberings, not years. */
const BEFORE_NUMBER = new Set([
  'resolution',
  'about',
  'nearly',
  'almost',
  'some',
  'least',
  'than',
  'over',
  'around',
  'roughly',
  'approximately',
  'only',
  'another',
  'no',
  'number',
  'flight',
  'room',
  'page',
  'article',
  'section',
  'highway',
  'route',
  'boeing',
  'airbus',
  'bill',
  'order',
  'case',
  'up',
  'additional',
  'extra',
  'exactly',
  'top',
  'nasdaq',
  'index',
  'at',
  'channel',
  'rule',
  'act',
  'code',
  'area',
  'model',
  'every',
  'dial',
  'call',
  'phone',
  'tel',
  'more',
  'below',
  'above',
  'reached',
]);
const COUNTED = new Set([
  'people',
  'men',
  'women',
  'children',
  'troops',
  'soldiers',
  'police',
  'dollars',
  'tons',
  'tonnes',
  'miles',
  'kilometers',
  'kilometres',
  'km',
  'meters',
  'metres',
  'feet',
  'points',
  'percent',
  'gmt',
  'hrs',
  'homes',
  'houses',
  'jobs',
  'workers',
  'refugees',
  'civilians',
  'members',
  'others',
  'times',
  'residents',
  'employees',
  'pounds',
  'euros',
  'barrels',
  'acres',
  'square',
  'million',
  'billion',
  'shares',
  'seats',
  'votes',
  'students',
  'victims',
  'tanks',
  'missiles',
  'rockets',
  'warheads',
  'aircraft',
  'square',
  'casualties',
  'deaths',
  'cases',
  'personnel',
  'fighters',
  'rebels',
  'protesters',
  'prisoners',
  'families',
  'vehicles',
  'ships',
  'words',
  'pages',
]);

const isCounted = (words: readonly Word[], end: number): boolean => {
  const next = lowerAt(words, end);
  return COUNTED.has(next) || UNITS.has(next) || ZONES.has(next) || next === '%';
};

const isNumbered = (words: readonly Word[], at: number): boolean => {
  const before = wordAt(words, at - 1);
  if (wordAt(words, at).spaced || before.kind === 'break') {
    if (before.kind === 'mark')
      return (
        before.lower === '$' ||
        before.lower === '#' ||
        before.lower === '€' ||
        before.lower === '£' ||
        (before.lower === '.' && lowerAt(words, at - 2) === 'no')
      );
    return BEFORE_NUMBER.has(before.lower) || before.kind === 'digits';
  }
  // Glued to what stands before: only a hyphen after a word ("post-1959"), a bracket or a quotation mark may.
  if (before.lower === '-')
    return wordAt(words, at - 2).kind !== 'letters' || !BEFORE_YEAR.has(lowerAt(words, at - 2));
  return before.kind !== 'mark' || !/^[("'[“‘`]$/.test(before.lower);
};

export const readYearAlone = (words: readonly Word[], at: number): Reading | null => {
  let start =
    after(words, at, 'the', 'year') ?? after(words, at, 'fiscal', 'year') ?? after(words, at, 'fiscal') ?? at;
  start = past(words, start, 'fiscal');
  const read = readYear(words, start);
  if (read === null) return null;
  const value = yearValue(read.year);
  if (start > at || read.spelled) return valueReading(read.end, 'DATE', value);
  if (isNumbered(words, start)) return null;
  const introduced = BEFORE_YEAR.has(lowerAt(words, start - 1)) || lowerAt(words, start - 1) === '-';
  const plausible = read.year >= 1700 && read.year <= 2100;
  if (isCounted(words, read.end) || (!plausible && (!introduced || read.year < 1400))) return null;
  if (!plausible && isSubject(words, read.end)) return null;
  // "1990-91", "1990-1991": both years are one period, named by its first.
  const second = wordAt(words, read.end + 1);
  if (lowerAt(words, read.end) === '-' && second.kind === 'digits' && !second.spaced) {
    if (second.text.length !== 2 && second.text.length !== 4) return null;
    if (second.text.length === 2) return valueReading(read.end + 2, 'DATE', value);
  }
  return valueReading(read.end, 'DATE', value);
};

/** "1500 Marines": a noun right after an early year counts it. */
const isSubject = (words: readonly Word[], at: number): boolean => {
  const next = wordAt(words, at);
  return next.kind === 'letters' && (isCapital(next) || next.lower.endsWith('s'));
};

export const year: Rule = { name: 'year', read: readYearAlone };
