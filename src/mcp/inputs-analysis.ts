/** What the tools over many articles take: the questions of the analysis, with a word for the assistant on each. */
import { z } from 'zod';
import {
  agendaQuestion,
  bargainingQuestion,
  briefQuestion,
  disputeQuestion,
  incidentQuestion,
  positionQuestion,
  relationQuestion,
} from '../analysis/questions.js';
import { DAYS, described, paging } from './inputs.js';

const SIDE =
  'a country as ISO 3166-1 alpha-3 ("PRK"), or an actor by name ("Moon Jae-in"), exactly but for upper and lower case';
const PARTIES = `${SIDE}. One, or a list of which any will do`;

const about = `Whom it concerns, on whichever side: ${PARTIES}`;
const since = `First day that counts, ${DAYS}`;
const until = `Last day that counts, ${DAYS}`;

export const incidentsInput = z.strictObject({
  ...described(incidentQuestion.unwrap().shape, {
    about,
    since,
    until,
    event: 'PLOVER category',
    nature: 'What happened, is planned, or might be (a threat, a supposition)',
    minOrigins: 'Only what stands on so many independent origins',
    order: 'By the day on which it happened; default: oldest first',
  }),
  ...paging,
});

export const relationInput = z.strictObject({
  one: z.string().trim().min(1).max(300).describe(`One side: ${SIDE}`),
  other: z.string().trim().min(1).max(300).describe('The other side, likewise'),
  ...described(relationQuestion.unwrap().shape, {
    since: `First day that is shown, ${DAYS}; what is usual comes of all days`,
    until: `Last day that is shown, ${DAYS}`,
    by: 'How long a period is; default: week',
    toward: 'true: only what the first does toward the other',
  }),
  ...paging,
});

export const positionsInput = z.strictObject({
  ...described(positionQuestion.unwrap().shape, {
    about: `Who asks, offers, refuses or warns: ${PARTIES}`,
    toward: `Of whom, to whom: ${PARTIES}`,
    since,
    until,
    issue: 'Words within the name of the issue, as "sanctions"',
    on: `Only the last word of each on this day, ${DAYS}`,
  }),
  ...paging,
});

export const bargainingInput = z.strictObject({
  one: z.string().trim().min(1).max(300).describe(`One side: ${SIDE}`),
  other: z.string().trim().min(1).max(300).describe('The other side, likewise'),
  ...described(bargainingQuestion.unwrap().shape, {
    since: `First day of the moves that are told, ${DAYS}`,
    until: `Last day, on which what was asked stood as is told, ${DAYS}`,
    issue: 'Words within the name of the issue, as "sanctions"',
  }),
  ...paging,
});

export const disputesInput = z.strictObject({
  ...described(disputeQuestion.unwrap().shape, {
    about: `Who speaks in it or is named in its words: ${PARTIES}`,
    since: `First day of print of the claim or an answer that counts, ${DAYS}`,
    until: `Last such day, ${DAYS}`,
  }),
  ...paging,
});

export const agendaInput = z.strictObject({
  ...described(agendaQuestion.unwrap().shape, {
    about,
    since,
    until,
    state: 'What came of it',
    asOf: `The day that counts as today, ${DAYS}; default: the last on which an article was printed`,
  }),
  ...paging,
});

export const chainInput = z.strictObject({
  document: z.int().min(0).describe('Number of the article in which it is read'),
  statement: z.string().min(1).max(80).optional().describe('Id of a statement within it, as "s3"'),
  start: z.int().min(0).optional().describe('Instead: where its words begin in the article'),
  end: z.int().min(1).optional().describe('And where they end'),
});

const { limit: _limit, ...ofBrief } = briefQuestion.unwrap().shape;

export const briefInput = z.strictObject({
  ...described(ofBrief, {
    about: `Whom it is about: ${SIDE}. One gives all that concerns it; a list gives what passes between any two of them`,
    since: `${since}; default: where the archive begins`,
    until: `${until}; default: where it ends`,
    kind: 'situation: what happened, who says what, what is wanted, disputed, changed and to come; press: whose reporting it is',
  }),
  perSection: z.int().min(1).max(50).default(12).describe('Paragraphs a section at most, the weightiest'),
  ...paging,
});
