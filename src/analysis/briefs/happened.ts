/** What happened: each incident once, with words of its reports, the feet it stands on, and what they disagree about. */

import type { EventCategory } from '../../record/index.js';
import { compare } from '../compare.js';
import type { Evidence } from '../evidence.js';
import type { Disagreement, ToldIncident } from '../incidents/index.js';
import { type Piece, plain, quoted, type Sentence, sentences, told } from './sentence.js';
import type { Paragraph } from './types.js';
import {
  actInWords,
  capital,
  capitalised,
  counted,
  daysInWords,
  listed,
  named,
  quotedSentence,
} from './wording.js';

/** What stands on most feet is kept where there is no room for all; then in order of day. */
export function paragraphsOfIncidents(
  incidents: readonly ToldIncident[],
  limit: number,
): readonly Paragraph[] {
  return incidents
    .filter(({ incident }) => isAct(incident))
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, limit)
    .sort((a, b) => compare(dayOf(a), dayOf(b)))
    .map((one) => ({
      label: labelOf(one),
      sentences: [...act(one), ...words(one), ...feet(one), ...disagreements(one)],
    }))
    .filter((paragraph) => paragraph.sentences.length > 0);
}

export const isAct = ({ nature, category }: ToldIncident['incident']): boolean =>
  nature === 'happening' || (nature === 'possibility' && category === 'THREATEN');

function weightOf({ incident, reports }: ToldIncident): number {
  const newest = incident.newsOrigins.length > 0 ? 1_000 : 0;
  return newest + incident.origins.length * 100 + Math.min(99, reports.length);
}

/** Of a threat the day is that of what is threatened; when it was made the papers show. */
function dayOf({ incident, reports }: ToldIncident): string {
  const printed = reports[0]?.published?.slice(0, 10) ?? null;
  return (incident.nature === 'possibility' ? printed : (incident.from ?? printed)) ?? '~';
}

function labelOf(one: ToldIncident): string {
  const { from, to, nature } = one.incident;
  if (nature !== 'possibility' && from !== null) return daysInWords(from, to ?? from);
  const day = dayOf(one);
  return day === '~' ? 'no date' : `told ${daysInWords(day, day)}`;
}

function act({ incident, reports }: ToldIncident): readonly Sentence[] {
  const { category, mode, actors, recipients, place, status } = incident;
  if (category === null) return [];
  const who = actors.length === 0 ? [plain('someone not named')] : listed(actors.map(({ name }) => name));
  const whom = recipients.map(({ name }) => name);
  return sentences(
    onePerOrigin(reports),
    ...capitalised([
      ...(status === 'negated' ? [plain('by these reports it did not happen that ')] : []),
      ...who,
      plain(` ${actInWords(category, whom.length > 0)}`),
      ...(whom.length > 0 ? [plain(' '), ...listed(whom)] : []),
      ...(place === null ? [] : [plain(' in '), ...named(place.name)]),
      plain(` (${labelOfAct(category, mode)}).`),
    ]),
  );
}

const labelOfAct = (category: EventCategory, mode: string | null): string =>
  mode === null ? category : `${category}, ${mode}`;

/** The words of its first report. */
function words({ reports }: ToldIncident): readonly Sentence[] {
  const [first] = reports;
  return first === undefined ? [] : sentences([first], quotedSentence(first.words));
}

function feet({ incident, reports }: ToldIncident): readonly Sentence[] {
  const { origins } = incident;
  if (origins.length === 0) return [];
  const articles = new Set(reports.map(({ document }) => document)).size;
  const standing =
    origins.length === 1 ? 'the reporting of one alone' : `${counted(origins.length, 'independent origin')}`;
  return sentences(
    reports,
    plain(
      `${capital(counted(articles, 'article'))} ${articles === 1 ? 'tells' : 'tell'} it, on ${standing}: `,
    ),
    ...listed(origins, MOST_NAMED),
    plain('.'),
  );
}

const MOST_NAMED = 8;

function disagreements({ incident, reports }: ToldIncident): readonly Sentence[] {
  return incident.disagreements.flatMap((one) =>
    sentences(reports, plain('They do not agree on '), ...DIFFERENCES[one.about](one, reports), plain('.')),
  );
}

const DIFFERENCES: Readonly<
  Record<Disagreement['about'], (one: Disagreement, reports: readonly Evidence[]) => readonly Piece[]>
> = {
  number: ({ versions }, reports) => [
    plain('a number: '),
    ...versions.slice(0, MOST_NAMED).flatMap(({ says }, index) => [
      ...(index === 0 ? [] : [plain('; ')]),
      // as some report has it
      reports.some(({ words: held }) => held.includes(says)) ? quoted(says) : told(says),
    ]),
  ],
  'who began': ({ versions }) => [
    plain('who did it to whom: some name '),
    ...versions
      .slice(0, MOST_NAMED)
      .flatMap(({ says }, index) => [...(index === 0 ? [] : [plain(', some ')]), ...named(says)]),
    plain(' as the one who acted'),
  ],
  'whether at all': ({ versions }) => [
    plain(`whether it happened at all: ${versions.map(({ says }) => TELLING[says] ?? says).join(', ')}`),
  ],
};

const TELLING: Readonly<Record<string, string>> = {
  'it did': 'some tell it as done',
  'it did not': 'some tell that it was not done',
  contested: 'in some it is contested',
};

/** The earliest report of each. */
function onePerOrigin(reports: readonly Evidence[]): readonly Evidence[] {
  const first = new Map<string, Evidence>();
  for (const report of reports) if (!first.has(report.origin)) first.set(report.origin, report);
  return [...first.values()];
}
