/**
 * Stage `sentences`. Needs the document; adds tokens, sentences (with their noun phrases and verb groups) and
 * quotations. The text is never changed: words that ran together when links were stripped ("Seoulis") become two
 * tokens over the same characters.
 */
import type { Lexicon } from '../../lexicon/types.js';
import type { DraftSentence, Pos, Stage, Token } from '../draft.js';
import { findSentenceEnds } from './boundaries.js';
import { datelineEnd } from './dateline.js';
import { isHeading } from './headings.js';
import { mendTag, type Word } from './mend-tags.js';
import { findNounPhrases } from './noun-phrases.js';
import { findParagraphs } from './paragraphs.js';
import { findQuotations } from './quotations.js';
import { createTagger, type TaggedWord } from './tagger.js';
import { findVerbGroups } from './verb-groups.js';

/** A dateline stands in the first paragraphs, behind title, standfirst and byline. */
const OPENING_PARAGRAPHS = 5;

export function createSentencesStage(lexicon: Pick<Lexicon, 'splitRunTogether'>): Stage {
  const tag = createTagger();
  return {
    name: 'sentences',
    needs: ['document'],
    adds: ['tokens', 'sentences', 'quotations'],
    run: ({ document }) => {
      const { text } = document;
      const paragraphs = findParagraphs(text);
      const tokens: Token[] = [];
      const sentences: DraftSentence[] = [];
      const datelines = new Set<number>();
      paragraphs.forEach((paragraph, number) => {
        const words = partRunTogether(tag(text, paragraph.start, paragraph.end), lexicon);
        const opening = number < OPENING_PARAGRAPHS ? datelineEnd(text, paragraph) : null;
        let first = opening === null ? 0 : words.findIndex((word) => word.start >= opening);
        if (first > 0) {
          datelines.add(sentences.length);
          sentences.push(buildSentence(words.slice(0, first), tokens, sentences.length, number));
        }
        first = Math.max(first, 0);
        for (const last of findSentenceEnds(words)) {
          if (last < first) continue;
          sentences.push(buildSentence(words.slice(first, last + 1), tokens, sentences.length, number));
          first = last + 1;
        }
      });
      const marked = sentences.map((sentence) => ({
        ...sentence,
        heading: datelines.has(sentence.index) || isHeading(sentence, sentences, tokens, document),
      }));
      return { tokens, sentences: marked, quotations: findQuotations(text, paragraphs) };
    },
  };
}

/** Appends the words to `tokens` and returns the sentence over them. */
function buildSentence(
  words: readonly TaggedWord[],
  tokens: Token[],
  index: number,
  paragraph: number,
): DraftSentence {
  const first = tokens.length;
  const plain: Word[] = words.map((word) => ({
    text: word.text,
    lower: word.text.toLowerCase().replaceAll('’', "'"),
    lemma: word.lemma,
    pos: word.pos,
    spaced: word.spaced,
  }));
  words.forEach((word, i) => {
    const lower = plain[i]?.lower ?? word.text.toLowerCase();
    const { pos, lemma }: { pos: Pos; lemma: string } = mendTag(plain, i);
    tokens.push({
      index: first + i,
      start: word.start,
      end: word.end,
      text: word.text,
      lower,
      lemma,
      pos,
      sentence: index,
      spaced: word.spaced,
    });
  });
  const last = tokens.length - 1;
  const phrases = findNounPhrases(tokens, first, last);
  const verbs = findVerbGroups(tokens, first, last, phrases);
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  return { index, start, end, paragraph, first, last, phrases, verbs, heading: false };
}

function partRunTogether(
  words: readonly TaggedWord[],
  lexicon: Pick<Lexicon, 'splitRunTogether'>,
): readonly TaggedWord[] {
  return words.flatMap((word) => {
    if (word.text.length < 5 || !/^\p{Lu}\p{Ll}+$/u.test(word.text)) return [word];
    const parts = lexicon.splitRunTogether(word.text);
    if (!parts) return [word];
    const [head, tail] = parts;
    const middle = word.start + head.length;
    const tailPos = tailTag(tail);
    return [
      {
        start: word.start,
        end: middle,
        text: head,
        lemma: head.toLowerCase(),
        pos: 'PROPN' as const,
        spaced: word.spaced,
      },
      { start: middle, end: word.end, text: tail, lemma: tailLemma(tail), pos: tailPos, spaced: false },
    ];
  });
}

/** The tagger saw the two words as one name, so the second gets its tag from its form. */
function tailTag(tail: string): Pos {
  if (/^(?:is|was|has|had|will|would|are|were|have|can|could|may|might|should|must|did|does)$/.test(tail))
    return 'AUX';
  if (/^(?:and|or|but)$/.test(tail)) return 'CCONJ';
  if (/^(?:in|on|at|of|to|for|with|from|by|over|after|before|against|as|into|under)$/.test(tail))
    return 'ADP';
  if (/^(?:that|who|which|its|his|their|it|he|they)$/.test(tail)) return 'PRON';
  if (/^(?:the|a|an)$/.test(tail)) return 'DET';
  return /(?:s|ed|ing)$/.test(tail) ? 'VERB' : 'NOUN';
}

const BASE_FORMS: Readonly<Record<string, string>> = {
  is: 'be',
  was: 'be',
  are: 'be',
  were: 'be',
  has: 'have',
  had: 'have',
  said: 'say',
  did: 'do',
  does: 'do',
};

function tailLemma(tail: string): string {
  return BASE_FORMS[tail] ?? tail.replace(/(?:ed|ing|s)$/, '');
}
