/**
 * Text that is not running prose: the title (also where it is repeated as first line), section headings, bylines and
 * signature lines. Refused: short sentences that end in a stop, and quotations.
 */
import type { SourceDocument } from '../../record/index.js';
import type { DraftSentence, Token } from '../draft.js';

const HEADING_WORDS = 18;

/** @returns whether `sentence`, one of `sentences`, is a heading. */
export function isHeading(
  sentence: DraftSentence,
  sentences: readonly DraftSentence[],
  tokens: readonly Token[],
  document: Pick<SourceDocument, 'title' | 'text'>,
): boolean {
  const before = sentences[sentence.index - 1];
  const after = sentences[sentence.index + 1];
  if (before?.paragraph === sentence.paragraph || after?.paragraph === sentence.paragraph) return false;
  const text = document.text.slice(sentence.start, sentence.end);
  if (document.title !== null && squash(text) === squash(document.title)) return true;
  if (sentence.last - sentence.first + 1 > HEADING_WORDS) return false;
  if (/[.!?…:;,"”’]$/.test(text)) return false;
  if (/^["“‘]/.test(text)) return false;
  const last = tokens[sentence.last];
  return last !== undefined && last.pos !== 'PUNCT' && sentences.length > 1;
}

function squash(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
