/** What comes next; and what was to come, with what became of it. */

import type { AgendaState } from '../agenda/index.js';
import { compare } from '../compare.js';
import { plain, quoted, sentences, told } from './sentence.js';
import type { Paragraph, ToldPlan } from './types.js';
import { daysInWords } from './wording.js';

/** What lies ahead first, by its day; then what the day has passed for, the latest first. */
export function paragraphsOfPlans(plans: readonly ToldPlan[], limit: number): readonly Paragraph[] {
  const ahead = plans.filter(({ entry }) => isAhead(entry.state)).sort((a, b) => compare(dayOf(a), dayOf(b)));
  const passed = plans
    .filter(({ entry }) => !isAhead(entry.state))
    .sort((a, b) => compare(dayOf(b), dayOf(a)));
  return [...ahead, ...passed]
    .slice(0, limit)
    .map(({ entry, announced, came }) => ({
      label: entry.from === null ? 'no date' : daysInWords(entry.from, entry.to ?? entry.from),
      sentences: [
        ...sentences(announced, plain(`${KIND[entry.kind]}: `), told(entry.what), plain('.')),
        ...announced.slice(0, 1).flatMap((it) => sentences([it], quoted(it.words))),
        ...(isAhead(entry.state) ? [] : outcome(entry.state, announced, came)),
      ],
    }))
    .filter((paragraph) => paragraph.sentences.length > 0);
}

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

function outcome(state: AgendaState, announced: ToldPlan['announced'], came: ToldPlan['came']) {
  const [first] = came;
  return [
    ...sentences(came.length > 0 ? came : announced, plain(OUTCOME[state])),
    ...(first === undefined ? [] : sentences([first], quoted(first.words))),
  ];
}

const isAhead = (state: AgendaState): boolean => state === 'coming' || state === 'undated';

const dayOf = ({ entry }: ToldPlan): string => entry.from ?? '~';
