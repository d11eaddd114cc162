/**
 * What became of a statement from one report of it to the next: a hedge dropped, a quotation cut, a number altered.
 *
 * Each is told from the words alone and errs towards silence: a hedge counts as dropped only where the later words hold
 * none at all, a quotation as cut only where part of it is kept word for word, a number as altered only where both
 * give one for the same thing.
 */
import { readFileSync } from 'node:fs';
import { quantitiesOf } from '../quantities.js';
import { compareTexts, readWords } from '../syndication/index.js';

export interface Change {
  readonly kind: 'hedge dropped' | 'quotation cut' | 'number altered';
  /** The words before and after; `after` is empty for what is gone. */
  readonly before: string;
  readonly after: string;
}

/** A statement as one article words it. */
export interface Wording {
  /** Its sentence or sentences. */
  readonly words: string;
  /** The quotations that it is part of, each piece whole, without the marks. */
  readonly quoted: readonly string[];
}

export function changesBetween(before: Wording, after: Wording): readonly Change[] {
  return [
    ...hedgesDropped(before.words, after.words),
    ...quotationsCut(before, after),
    ...numbersAltered(before.words, after.words),
  ];
}

interface Hedges {
  readonly modals: readonly string[];
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

const HEDGES = JSON.parse(readFileSync(new URL('./data/hedges.json', import.meta.url), 'utf8')) as Hedges;
const PATTERN = new RegExp(
  `\\b(?:${[...HEDGES.phrases, ...HEDGES.words, ...HEDGES.modals].join('|')})\\b`,
  'gi',
);

/** The hedging words, in their order. "I would not" speaks of a will, not of doubt; "May" is a month. */
function hedgesIn(words: string): readonly string[] {
  const found: string[] = [];
  for (const match of words.matchAll(PATTERN)) {
    const before = words.slice(Math.max(0, match.index - 4), match.index);
    if (/\b(?:I|we)\s+$/i.test(before) && /^(?:would|should)$/i.test(match[0])) continue;
    if (match[0] === 'May' && !/^\s*$/.test(words.slice(0, match.index))) continue;
    found.push(match[0]);
  }
  return found;
}

function hedgesDropped(before: string, after: string): readonly Change[] {
  const hedges = hedgesIn(before);
  if (hedges.length === 0 || hedgesIn(after).length > 0) return [];
  return [{ kind: 'hedge dropped', before: hedges.join(' … '), after: '' }];
}

/** Words of a piece that is kept, at least, and of one that is missed. */
const KEPT_WORDS = 5;
const MISSED_WORDS = 4;
const KEPT_SHARE = 0.6;

function quotationsCut(before: Wording, after: Wording): readonly Change[] {
  const later = readWords(`${after.words} ${after.quoted.join(' ')}`);
  const pieces = before.quoted.map((piece) => {
    const words = readWords(piece);
    return { piece, count: words.hashes.length, share: compareTexts(words, later).share };
  });
  const kept = pieces.filter(({ count, share }) => count * share >= KEPT_WORDS && share >= KEPT_SHARE);
  const missed = pieces.filter(({ count, share }) => count >= MISSED_WORDS && share < 1 - KEPT_SHARE);
  if (kept.length === 0 || missed.length === 0) return [];
  return missed.map(({ piece }) => ({ kind: 'quotation cut' as const, before: piece, after: '' }));
}

/** "for a year" counts one. */
const ONE =
  /\ban?\s+(?=(?:second|minute|hour|day|week|month|year|decade|century|dozen|hundred|thousand|million|billion)\b)/giu;

function numbersAltered(before: string, after: string): readonly Change[] {
  const earlier = quantitiesOf(before.replace(ONE, 'one '));
  const later = quantitiesOf(after.replace(ONE, 'one '));
  const changes: Change[] = [];
  for (const { unit, low, high, words } of later) {
    const same = earlier.filter((it) => it.unit === unit);
    const [first] = same;
    // a number within a range that was given is not another
    if (first === undefined || same.some((it) => it.low <= low && high <= it.high)) continue;
    if (same.some((it) => low <= it.low && it.high <= high)) continue;
    if (later.some((it) => it.unit === unit && same.some((o) => o.low === it.low && o.high === it.high)))
      continue;
    changes.push({ kind: 'number altered', before: first.words, after: words });
  }
  return changes;
}
