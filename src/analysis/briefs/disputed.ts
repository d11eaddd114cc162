/** What is disputed: each claim in its earliest words, and the words against it. */
import { plain, type Sentence, sentences } from './sentence.js';
import type { Paragraph, ToldDispute, Voice } from './types.js';
import { sayingOf } from './voices.js';
import { counted } from './wording.js';

const MOST_CHALLENGES = 6;

export function paragraphsOfDisputes(disputes: readonly ToldDispute[], limit: number): readonly Paragraph[] {
  return [...disputes]
    .sort((a, b) => b.challenges.length - a.challenges.length)
    .slice(0, limit)
    .map(({ claim, alsoIn, challenges, confirmations }) => ({
      label: null,
      lines: true,
      sentences: [
        ...said(claim, ''),
        ...(alsoIn.length === 0
          ? []
          : sentences(
              alsoIn,
              plain(
                `The same is said in ${counted(new Set(alsoIn.map((it) => it.document)).size, 'other article')}.`,
              ),
            )),
        ...challenges.slice(0, MOST_CHALLENGES).flatMap((voice) => said(voice, 'Against it, ')),
        ...confirmations.slice(0, MOST_CHALLENGES).flatMap((voice) => said(voice, 'For it, ')),
      ],
    }));
}

function said(voice: Voice, lead: string): readonly Sentence[] {
  return sentences([voice.evidence], ...sayingOf(voice, lead));
}
