/** Disputes as rows for people and programs. */
import type { DisputeRow, Saying } from '../../analysis/disputes/index.js';
import type { RowView } from './archive-rows.js';
import { oneLine } from './harmless.js';
import { day, shortened } from './row-words.js';

export const disputeView: RowView<DisputeRow> = {
  columns: [{ heading: 'Said' }, { heading: 'The claim', least: 34 }, { heading: 'Against it', least: 34 }],
  cells(row, inks) {
    const { claim, alsoIn, challenges } = row;
    const also =
      alsoIn.length === 0
        ? ''
        : ` ${inks.dim(`(also in no. ${alsoIn.map(({ document }) => document).join(', ')})`)}`;
    return [
      day(claim.published),
      `${saying(claim, inks.dim)}${also}`,
      challenges.map((one) => `${day(one.published)} ${saying(one, inks.dim)}`).join('\n'),
    ];
  },
  csvColumns: [
    'key',
    'published',
    'document',
    'speaker',
    'speaker_country',
    'words',
    'also_in',
    'challenge_documents',
    'challenge_speakers',
    'challenge_words',
    'challenge_bases',
    'confirmation_documents',
  ],
  csv: ({ key, claim, alsoIn, challenges, confirmations }) => [
    key,
    claim.published,
    claim.document,
    claim.speaker?.name ?? null,
    claim.speaker?.country ?? null,
    claim.words,
    alsoIn.map(({ document }) => document),
    challenges.map(({ document }) => document),
    challenges.map(({ speaker }) => speaker?.name ?? ''),
    challenges.map(({ words }) => words),
    challenges.map(({ basis }) => basis),
    confirmations.map(({ document }) => document),
  ],
};

function saying({ speaker, words, document }: Saying, dim: (text: string) => string): string {
  return `${oneLine(speaker?.name ?? 'not said')}: ${shortened(words)} ${dim(`(no. ${document})`)}`;
}
