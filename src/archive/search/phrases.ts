/** Phrases in a text: these very words side by side, case and accents aside. */
import type { Term } from './question.js';
import { folded } from './stems.js';
import { wordPattern } from './words.js';

export interface Span {
  /** Half-open, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Between two words side by side. */
const WIDEST_GAP = 10;

/** Where each of the phrases stands. Looks at each word of the text once, whatever the phrases. */
export function findPhrases(text: string, phrases: readonly Term[]): readonly (readonly Span[])[] {
  const found: Span[][] = phrases.map(() => []);
  const wanted = phrases.map(({ words }) => words.map(folded));
  const longest = Math.max(0, ...wanted.map((words) => words.length));
  if (longest === 0 || !mayHold(text, wanted)) return found;
  /** The last few words, the newest at the end. */
  let recent: { word: string; start: number }[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern())) {
    if (parts(text.slice(end, Math.min(match.index, end + WIDEST_GAP + 1)))) recent = [];
    end = match.index + match[0].length;
    recent.push({ word: folded(match[0]), start: match.index });
    if (recent.length > longest) recent.shift();
    for (const [index, words] of wanted.entries()) {
      const from = recent.length - words.length;
      const first = recent[from];
      if (first === undefined || words.some((word, step) => recent[from + step]?.word !== word)) continue;
      found[index]?.push({ start: first.start, end });
    }
  }
  return found;
}

/**
 * Whether one of them may stand there, for a fifth of the cost: thousands of texts that hold the words are looked through
 * for the few in which they stand side by side. Folding may make letters of what lies between ("™").
 */
function mayHold(text: string, wanted: readonly (readonly string[])[]): boolean {
  const plain = folded(text);
  return wanted.some((words) =>
    new RegExp(words.map(escaped).join(`[^]{0,${WIDEST_GAP * 4}}?`), 'u').test(plain),
  );
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Paragraphs and what was left out part words, a comma or quotation mark does not. */
function parts(gap: string): boolean {
  return gap.length > WIDEST_GAP || /\n\s*\n|[…\u2029]/.test(gap);
}
