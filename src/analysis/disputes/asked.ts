/** Disputes as they are asked for, without the numbers that they were found by. */
import type { Archive } from '../../archive/index.js';
import {
  concerns,
  type DisputeQuestion,
  daysOf,
  disputeQuestion,
  named,
  parseQuestion,
} from '../questions.js';
import { readDisputes } from './of-archive.js';
import type { ArchiveDispute, Assertion, Challenge } from './types.js';

/** Something that someone says in an article; or that an article tells of someone, in its own voice. */
export type Saying = Pick<
  Assertion,
  'key' | 'document' | 'id' | 'published' | 'speaker' | 'words' | 'start' | 'end' | 'stance'
>;

export type Answer = Saying & Pick<Challenge, 'basis' | 'likeness'>;

/** A claim in its earliest words, and who contests it. */
export interface DisputeRow {
  /** The key of the claim. */
  readonly key: string;
  readonly claim: Saying;
  /** Other places where the claim is made by the same speaker in like words. */
  readonly alsoIn: readonly Saying[];
  readonly challenges: readonly Answer[];
  /** Those who say that the claim is right. */
  readonly confirmations: readonly Answer[];
}

/**
 * Those that most contest come first. A dispute is about whoever speaks in it or is named in its words; its days are
 * those on which the claim or an answer to it was printed.
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function disputesIn(
  archive: Archive,
  question: DisputeQuestion = {},
  signal?: AbortSignal,
): Promise<readonly DisputeRow[]> {
  const { about = [], ...stated } = parseQuestion(disputeQuestion, question);
  const { since, until, spans } = daysOf(stated);
  const [isSpeaking, isNamed] = [concerns(about), named(about)];
  return (await readDisputes(archive, { since, until, signal }))
    .filter(({ claim, challenges }) => {
      const all = [claim, ...challenges.map(({ assertion }) => assertion)];
      return (
        (isSpeaking(all.flatMap(({ speaker }) => speaker ?? [])) ||
          all.some((it) => it.about.some(isNamed))) &&
        all.some(({ published }) => spans(published, published))
      );
    })
    .sort((a, b) => b.challenges.length - a.challenges.length)
    .map(rowOf);
}

function rowOf({ key, claim, alsoIn, challenges, confirmations }: ArchiveDispute): DisputeRow {
  return {
    key,
    claim: sayingOf(claim),
    alsoIn: alsoIn.map(sayingOf),
    challenges: challenges.map(answerOf),
    confirmations: confirmations.map(answerOf),
  };
}

const answerOf = ({ assertion, basis, likeness }: Challenge): Answer => ({
  ...sayingOf(assertion),
  basis,
  likeness,
});

function sayingOf({ content, telling, article, about, of, ...saying }: Assertion): Saying {
  return saying;
}
