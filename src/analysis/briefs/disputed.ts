/** What is disputed: each claim in its earliest words, and the words against it. */
import { plain, quoted, type Sentence, sentences } from './sentence.js';
import type { Paragraph, ToldDispute, Voice } from './types.js';
import { attribution } from './voices.js';
import { counted } from './wording.js';

const MOST_CHALLENGES = 6;

export function paragraphsOfDisputes(disputes: readonly ToldDispute[], limit: number): readonly Paragraph[] {
  return [...disputes]
    .sort((a, b) => b.challenges.length - a.challenges.length)
    .slice(0, limit)
    .map(({ claim, alsoIn, challenges, confirmations }) => ({
      label: null,
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
  const { evidence } = voice;
  return sentences(
    [evidence],
    plain(lead),
    ...attribution({ ...voice, stance: null }),
    plain(': '),
    quoted(evidence.words),
  );
}
