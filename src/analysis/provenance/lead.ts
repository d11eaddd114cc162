/**
 * Whom an article retells: an outlet or agency that its lead names as having the news. "Kim crossed into Vietnam, |the
 * Pacific Press Service reported|", "|according to the newspaper Diario del Estuario|", "a senator |told the Amur
 * Telegraph Agency|". The first sentence may cite in any way; the two after it in words that speak of a report.
 *
 * Refuses an outlet named further down, one that is only talked about, and one in the second sentence that only "says"
 * (agencies that speak for a government say, and are answered).
 */
import type { Span } from '../../record/index.js';
import type { Article } from './article.js';
import { capitalised } from './capitalised.js';
import { isNewsAgency, type KnownNames, nameKey, sameName } from './names.js';

export interface Retold {
  readonly name: string;
  /** The name with the word that cites it. */
  readonly span: Span;
}

const LEAD = 3;
const MAX_SENTENCE = 1_000;

/** Between the word and the name: "the South American newspaper …". */
const BEFORE =
  /\b(?:according to|report(?:s|ed)(?: by)?|tells?|told|cit(?:ing|es|ed)(?: by)?|quot(?:ing|es|ed)(?: by)?|(?:published|carried|broadcast|obtained|first reported) by|(?:story|article|report|account|dispatch) (?:in|by|from))\s+(?:(?:the|a|an|its|to)\s+)?(?:[\p{L}-]+\s+){0,4}$/u;
const AFTER =
  /^[’'"”]?s?\s*,?\s*(?:(?:news agency|agency|newspaper|daily|website|also|has|had|which)\s+)*(report(?:s|ed)|writes|wrote|tells|told|said|says|quot(?:es|ed)|cit(?:es|ed)|reveal(?:s|ed)|learn(?:s|ed)|published|(?:story|report|article))\b/u;
const REPORTING =
  /report|writ|wrote|according|tells|story|article|account|dispatch|reveal|publish|carried|cit|quot/i;

export function retoldIn(article: Article, known: KnownNames): Retold | null {
  const own = article.outlet === null ? null : nameKey(article.outlet);
  const lead = article.sentences
    .filter((sentence) => isRunning(article.text.slice(sentence.start, sentence.end)))
    .slice(0, LEAD);
  for (const [index, sentence] of lead.entries()) {
    const words = article.text.slice(sentence.start, Math.min(sentence.end, sentence.start + MAX_SENTENCE));
    for (const { name, at, length } of namesIn(words, known, article.named)) {
      if (nameKey(name) === own) continue;
      const cue = cueAt(words, at, length);
      if (cue === null || (index > 0 && !REPORTING.test(cue.words))) continue;
      return { name, span: { start: sentence.start + cue.start, end: sentence.start + cue.end } };
    }
  }
  return null;
}

/** Headings and strap lines have no stop at their end. */
function isRunning(sentence: string): boolean {
  return /[.!?…]["”’')\]]*\s*$/u.test(sentence);
}

interface NameAt {
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

/** "the South American newspaper Diario del Estuario": what stands before says which newspaper, and is none. */
const DESCRIBES =
  /^\s+(?:(?:state|daily|weekly|online|national|public)\s+)*(?:news agency|agency|newspaper|paper|daily|weekly|magazine|website|broadcaster|channel|radio|television)\s+\p{Lu}/u;

function* namesIn(words: string, known: KnownNames, named: readonly string[]): Generator<NameAt> {
  let after = 0;
  for (const { words: candidate, at } of capitalised(words)) {
    if (at < after) continue;
    const taken =
      named.some((it) => sameName(it, candidate)) && !DESCRIBES.test(words.slice(at + candidate.length));
    const name = known.find(candidate) ?? (isNewsAgency(candidate) || taken ? candidate : null);
    if (name === null) continue;
    after = at + candidate.length;
    yield { name, at, length: candidate.length };
  }
}

function cueAt(
  words: string,
  at: number,
  length: number,
): { readonly words: string; readonly start: number; readonly end: number } | null {
  const rest = words.slice(at + length);
  const following = AFTER.exec(rest);
  if (following !== null) {
    return { words: following[1] ?? '', start: at, end: at + length + following[0].length };
  }
  const before = words.slice(0, at);
  const leading = BEFORE.exec(before);
  if (leading === null) return null;
  return { words: leading[0], start: leading.index, end: at + length };
}
