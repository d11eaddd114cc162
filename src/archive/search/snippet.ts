/** The piece of a text that shows best why it was found. */
import type { Span } from './phrases.js';
import { wordsOf } from './stems.js';

export interface Snippet extends Span {
  readonly words: string;
  /** Where the words looked for stand, in the whole text (not in the snippet). */
  readonly matches: readonly Span[];
}

/** In UTF-16 code units. */
const LENGTH = 240;
/** Of what stands before the first match. */
const LEAD = 60;
/** A text of many matches is not asked for all of them. */
const MOST_MATCHES = 10_000;

/** The window with the most different words looked for; of equal ones the first. The text's head where none is in it. */
export function snippetOf(text: string, stems: ReadonlySet<string>, phrases: readonly Span[]): Snippet {
  const matches = findMatches(text, stems, phrases);
  const from = bestStart(matches);
  const first = matches[from];
  const start = first === undefined ? 0 : wordStart(text, Math.max(0, first.start - LEAD), first.start);
  const end = wordEnd(text, Math.min(text.length, start + LENGTH));
  return {
    words: text.slice(start, end),
    start,
    end,
    matches: matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => ({ start: match.start, end: match.end })),
  };
}

interface Match extends Span {
  readonly what: string;
}

/** In order of the text. */
export function findMatches(
  text: string,
  stems: ReadonlySet<string>,
  phrases: readonly Span[],
): readonly Match[] {
  const matches: Match[] = phrases
    .slice(0, MOST_MATCHES)
    .map(({ start, end }) => ({ start, end, what: text.slice(start, end).toLowerCase() }));
  const taken = new Set(matches.map(({ start }) => start));
  for (const { stem, start, end } of wordsOf(text)) {
    if (matches.length >= MOST_MATCHES) break;
    if (stems.has(stem) && !taken.has(start)) matches.push({ start, end, what: stem });
  }
  return matches.sort((a, b) => a.start - b.start || b.end - a.end);
}

function bestStart(matches: readonly Match[]): number {
  const inside = new Map<string, number>();
  let best = 0;
  let most = 0;
  let last = 0;
  for (const [first, match] of matches.entries()) {
    for (
      let next = matches[last];
      next !== undefined && next.end <= match.start + LENGTH - LEAD;
      next = matches[last]
    ) {
      inside.set(next.what, (inside.get(next.what) ?? 0) + 1);
      last += 1;
    }
    if (inside.size > most) {
      most = inside.size;
      best = first;
    }
    const left = (inside.get(match.what) ?? 1) - 1;
    if (left === 0) inside.delete(match.what);
    else inside.set(match.what, left);
    last = Math.max(last, first + 1);
  }
  return best;
}

/** The start of the first word that begins at or after `from`, not beyond `limit`. */
function wordStart(text: string, from: number, limit: number): number {
  if (from === 0) return 0;
  const space = /\s/g;
  space.lastIndex = from - 1;
  const found = space.exec(text);
  return found === null || found.index + 1 > limit ? limit : found.index + 1;
}

/** The end of the last word that ends at or before `to`; `to` itself where one word is longer than a snippet. */
function wordEnd(text: string, to: number): number {
  if (to === text.length) return to;
  for (let end = to; end > to - LEAD && end > 0; end -= 1) {
    if (/\s/.test(text[end] ?? '')) return end;
  }
  // Never between the halves of a surrogate pair.
  return /[\udc00-\udfff]/.test(text[to] ?? '') ? to - 1 : to;
}
