/**
 * Numbers of things near a trigger: "two short-range missiles", "between 70 and 200 kilometres". The unit is the stem
 * of the last word of what is counted. Refused: years, dates, clock times, ordinals and words too vague to differ
 * ("several").
 */
import { readFileSync } from 'node:fs';
import { stemsOf } from '../archive/search/stems.js';

export interface Quantity {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly words: string;
}

interface Words {
  readonly numbers: Readonly<Record<string, number>>;
  readonly tens: Readonly<Record<string, number>>;
  readonly multiples: Readonly<Record<string, number>>;
  readonly ends: readonly string[];
  readonly notUnits: readonly string[];
}

const WORDS = JSON.parse(readFileSync(new URL('./data/quantities.json', import.meta.url), 'utf8')) as Words;
const ENDS: ReadonlySet<string> = new Set(WORDS.ends);
const NOT_UNITS: ReadonlySet<string> = new Set(WORDS.notUnits);
const small = [...Object.keys(WORDS.tens), ...Object.keys(WORDS.numbers)].join('|');
const number = `(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|(?:${small})(?:-(?:${small}))?)(?:\\s+(?:${Object.keys(WORDS.multiples).join('|')}))?`;
/** Two bounds or one, then up to four words of what is counted. */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/$€£-])(${number})(?:\\s*(?:to|or|and|–)\\s+(${number}))?(?:\\s+|-)((?:\\p{L}[\\p{L}-]*\\s*){1,4})`,
  'giu',
);
const LONGEST_SENTENCE = 2000;

export function quantitiesOf(sentence: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const [all, first = '', second, after = ''] of sentence.slice(0, LONGEST_SENTENCE).matchAll(PATTERN)) {
    const counted = nounsOf(after);
    const unit = counted.at(-1);
    if (unit === undefined || NOT_UNITS.has(unit.toLowerCase()) || isYear(first)) continue;
    const stem = [...stemsOf(unit).keys()][0];
    const low = numberIn(first);
    const high = second === undefined ? low : numberIn(second);
    if (stem === undefined || low === null || high === null) continue;
    const until = all.length - after.length + after.indexOf(unit) + unit.length;
    found.push({
      unit: stem,
      low: Math.min(low, high),
      high: Math.max(low, high),
      words: all.slice(0, until).trim(),
    });
  }
  return found;
}

/** The words up to the first that cannot stand in what is counted. */
function nounsOf(after: string): readonly string[] {
  const words = after.trim().split(/\s+/);
  const end = words.findIndex((word) => ENDS.has(word.toLowerCase()));
  return (end < 0 ? words : words.slice(0, end)).filter((word) => word !== '').slice(0, 3);
}

function isYear(word: string): boolean {
  return /^(?:1[89]|20)\d\d$/.test(word);
}

function numberIn(words: string): number | null {
  const [base = '', multiple] = words.toLowerCase().split(/\s+/);
  const times = multiple === undefined ? 1 : (WORDS.multiples[multiple] ?? 1);
  if (/^\d/.test(base)) return Number(base.replaceAll(',', '')) * times;
  let value = 0;
  for (const part of base.split('-')) {
    const known = WORDS.numbers[part] ?? WORDS.tens[part];
    if (known === undefined) return null;
    value += known;
  }
  return value * times;
}
