/** What comes next; and what became of what was to come. */

import type { AgendaState } from '../agenda/index.js';
import { compare } from '../compare.js';
import { plain, sentences, told } from './sentence.js';
import type { Paragraph, ToldPlan } from './types.js';
import { daysInWords, quotedClause, quotedSentence } from './wording.js';

/** What lies ahead, by its day. */
export const plansAhead = (plans: readonly ToldPlan[]): readonly ToldPlan[] =>
  plans.filter(({ entry }) => isAhead(entry.state)).sort((a, b) => compare(dayOf(a), dayOf(b)));

/** What the day has passed for, the latest first. */
export const plansPassed = (plans: readonly ToldPlan[]): readonly ToldPlan[] =>
  plans.filter(({ entry }) => !isAhead(entry.state)).sort((a, b) => compare(dayOf(b), dayOf(a)));

export function paragraphsOfPlans(plans: readonly ToldPlan[], limit: number): readonly Paragraph[] {
  return plans
    .slice(0, limit)
    .map(({ entry, announced, came }) => ({
      label: entry.from === null ? 'no date' : daysInWords(entry.from, entry.to ?? entry.from),
      sentences: [
        ...sentences(
          announced,
          plain(`${KIND[entry.kind]}: `),
          told(entry.what.replace(/[.\s]+$/, '')),
          plain('.'),
        ),
        ...announced
          .slice(0, 1)
          .flatMap((it) => (says(it.words, entry.what) ? [] : sentences([it], quotedClause(it.words)))),
        ...(isAhead(entry.state) ? [] : outcome(entry, announced, came)),
      ],
    }))
    .filter((paragraph) => paragraph.sentences.length > 0);
}

/** Whether the words are those of the entry, so that they need not stand twice. */
const says = (words: string, what: string): boolean => {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return bare(what).includes(bare(words));
};

const KIND = {
  planned: 'Planned',
  possible: 'Possible',
  anniversary: 'Anniversary',
  deadline: 'Deadline',
} as const;

const OUTCOME: Readonly<Record<AgendaState, string>> = {
  coming: '',
  undated: '',
  'took place': 'It took place.',
  postponed: 'It was postponed.',
  never: 'It did not come about.',
  'no report': 'The day has passed, and the archive holds no report of what came of it.',
};

const UNMARKED = 'The day has passed, and the archive holds no report that it was marked.';

function outcome(
  { state, kind }: ToldPlan['entry'],
  announced: ToldPlan['announced'],
  came: ToldPlan['came'],
) {
  const [first] = came;
  const silent = kind === 'anniversary' ? UNMARKED : OUTCOME[state];
  return [
    ...sentences(came.length > 0 ? came : announced, plain(state === 'no report' ? silent : OUTCOME[state])),
    ...(first === undefined ? [] : sentences([first], quotedSentence(first.words))),
  ];
}

const isAhead = (state: AgendaState): boolean => state === 'coming' || state === 'undated';

const dayOf = ({ entry }: ToldPlan): string => entry.from ?? '~';
