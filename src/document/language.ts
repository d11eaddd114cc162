/**
 * The language of a text. Only English is read for now, so the question is "is it English?", and that a count of
 * English function words answers at once; the detector (tinyld) is loaded only to name the language of what is not.
 * A headline, or a list of names, is no evidence for any language and passes.
 */
import { documentLanguageUnsupported } from './errors.js';

/** Words that news in English cannot do without and that are no words of its neighbours' (so no "in", "was", "on"). */
const ENGLISH = new Set(
  (
    'the of and to that with for from his her their this which by has have had been were are not it they its will ' +
    'would who but at said after than when there into over about could more other what while'
  ).split(' '),
);
const SAMPLE = 6_000;
const FEWEST_WORDS = 10;
const ENOUGH_WORDS = 25;
/** The detector's accuracy, 0 to 1, from which its word is taken; a few words must be clear. */
const SURE = 0.1;
const SURE_OF_FEW = 0.6;
const ENOUGH_LETTERS = 80;

/**
 * BCP 47 tag of the text. `stated` is what its page says of it. Throws `DocumentError` DOCUMENT_LANGUAGE_UNSUPPORTED
 * where there is enough text to tell and it is not English.
 */
export async function readLanguage(text: string, stated: string | null, input: string): Promise<string> {
  const tag = stated === null ? null : canonicalTag(stated);
  const english = tag !== null && isEnglish(tag) ? tag : 'en';
  const sample = sampleOf(text);
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const share = words.filter((word) => ENGLISH.has(word)).length / Math.max(words.length, 1);
  if (share >= 0.08 || letters < ENOUGH_LETTERS || isNames(sample, words.length)) return english;
  const latin = (sample.match(/\p{Script=Latin}/gu) ?? []).length / letters;
  if (words.length < FEWEST_WORDS && latin > 0.5) return english;
  const found = await detect(sample, words.length < ENOUGH_WORDS && latin > 0.5 ? SURE_OF_FEW : SURE);
  if (found === null) return english;
  if (found !== 'en') throw documentLanguageUnsupported(input, found);
  return english;
}

/** A language that the user, or a line of JSONL, states. Throws where it is not English. */
export function givenLanguage(language: string, input: string): string {
  const tag = /^english$/i.test(language.trim()) ? 'en' : canonicalTag(language);
  if (tag === null || !isEnglish(tag)) throw documentLanguageUnsupported(input, tag ?? language.trim());
  return tag;
}

function isEnglish(tag: string): boolean {
  return tag === 'en' || tag.startsWith('en-');
}

function canonicalTag(language: string): string | null {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** From the start, the middle and the end: an English page may open with a foreign quotation. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const part = SAMPLE / 3;
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, part)} ${text.slice(middle, middle + part)} ${text.slice(-part)}`;
}

/** Mostly capitalised words: a list of names, which the detector takes for whatever it likes. */
function isNames(sample: string, words: number): boolean {
  const capitalised = sample.match(/(?<![\p{L}\p{M}])\p{Lu}/gu) ?? [];
  return words > 0 && capitalised.length / words > 0.7;
}

/** The detector's first choice, or null where it is not sure of one. */
async function detect(sample: string, sure: number): Promise<string | null> {
  const { detectAll } = await import('tinyld');
  const [first, second] = detectAll(sample);
  if (first === undefined || first.accuracy < sure) return null;
  if (second !== undefined && second.accuracy > first.accuracy * 0.8) return null;
  return first.lang;
}
