/**
 * Where a sentence ends, over the words of one paragraph: after . ! ? … and the marks that close behind it, before
 * a word that can begin a sentence. Refused: "Mr. Kim", "Gen. A. B. Smith", "U.S. officials", "No. 5", "at 9 a.m.
 * Tuesday", "'Really?' he asked".
 */
import type { TaggedWord } from './tagger.js';

/** After these a capital letter does not begin a sentence. */
const NEVER_LAST = new Set(
  (
    'mr mrs ms dr prof sen rep gov gen lt col maj capt cmdr adm sgt cpl pvt brig rev hon pres supt insp fr st mt ft no nos vs ' +
    'art sec fig vol jan feb mar apr jun jul aug sept sep oct nov dec approx messrs mme mlle al dist amb atty'
  ).split(' '),
);
/** These may end a sentence; they do where a word follows that seldom carries on a name. */
const MAY_BE_LAST = /^(?:[a-z]\.){2,}$|^(?:inc|corp|co|ltd|jr|sr|etc|p\.?m|a\.?m)\.$/i;
const STARTERS = new Set(
  (
    'the a an he she it they we i you his her its their this that these those in on at by for from with after before but and ' +
    'when while as if since although though however meanwhile there here what who both some many most all no not yesterday'
  ).split(' '),
);
/** "9 a.m. Tuesday", "5 p.m. GMT" */
const AFTER_HOUR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}|Eastern|Pacific|Central|Greenwich|Moscow|local)$/;
const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»', '``', "''"]);
const OPENERS = new Set(['"', '“', '‘', "'", '(', '[', '«', '`']);
const SAID = /^(?:said|says|told|asked|added|wrote|replied|he|she|they)$/i;

/** Words; no prose comes near it, and what stands on sentences may look from each word to every other. */
const LONGEST_SENTENCE = 300;

/** @returns index of the last word of each sentence, ascending; the paragraph's last word closes the list. */
export function findSentenceEnds(words: readonly TaggedWord[]): readonly number[] {
  const ends: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (i - (ends.at(-1) ?? -1) > LONGEST_SENTENCE) ends.push(i - 1);
    if (!word || !isStop(word, words[i - 1])) continue;
    let last = i;
    while (last + 1 < words.length && closes(words[last + 1])) last++;
    const next = words[last + 1];
    if (!next) break;
    if (beginsSentence(word, last > i, next, words[last + 2])) {
      ends.push(last);
      i = last;
    }
  }
  if (words.length > 0) ends.push(words.length - 1);
  return ends;
}

function isStop(word: TaggedWord, before: TaggedWord | undefined): boolean {
  if (/^[.!?…]+$/.test(word.text)) {
    // "A ." where the tagger parted an initial from its stop
    return !(
      word.text === '.' &&
      !word.spaced &&
      before !== undefined &&
      /^[A-Z]$/.test(before.text) &&
      before.text !== 'I'
    );
  }
  return word.text.endsWith('.') && MAY_BE_LAST.test(word.text);
}

function closes(word: TaggedWord | undefined): boolean {
  return word !== undefined && !word.spaced && CLOSERS.has(word.text);
}

function beginsSentence(
  stop: TaggedWord,
  quoteClosed: boolean,
  next: TaggedWord,
  afterNext: TaggedWord | undefined,
): boolean {
  if (!next.spaced && !quoteClosed && !OPENERS.has(next.text)) {
    // a link or a space was lost: "ended.The ministry" still parts, "example.com" does not
    return /^[.!?]$/.test(stop.text) && /^[A-Z][a-z]/.test(next.text);
  }
  const base = stop.text.replace(/\.$/, '').toLowerCase();
  if (stop.text !== '.' && NEVER_LAST.has(base)) return false;
  const word = OPENERS.has(next.text) && afterNext && !afterNext.spaced ? afterNext : next;
  if (/^[ap]\.?m\.$/i.test(stop.text)) return /^[A-Z“"‘]/.test(word.text) && !AFTER_HOUR.test(word.text);
  if (stop.text.length > 1 && MAY_BE_LAST.test(stop.text)) {
    return next !== word || STARTERS.has(word.text.toLowerCase()) ? /^[A-Z“"‘]/.test(word.text) : false;
  }
  if (quoteClosed && !/^\.$/.test(stop.text) && SAID.test(next.text) && /^[a-z]/.test(next.text))
    return false;
  return /^[\p{Lu}\p{N}\p{Lt}\p{Lo}$€£#—–•*-]/u.test(word.text) || OPENERS.has(next.text);
}
