/** For tests: small records made of a sentence an event. */
import type { ChanceryRecord, PloverEvent } from '../../record/index.js';
import { bareRecord, stateOf } from '../testing.js';
import { reportsOf } from './reports.js';
import type { Report } from './types.js';
import { countDocuments, createVocabulary, type Vocabulary } from './words.js';

export interface Told {
  /** One sentence, in which the trigger stands once. */
  readonly sentence: string;
  readonly trigger: string;
  /** Country codes. */
  readonly actor: readonly string[];
  readonly recipient?: readonly string[];
  readonly date?: string | null;
  readonly event?: PloverEvent['event'];
  readonly intends?: PloverEvent['intends'];
  readonly status?: PloverEvent['status'];
}

export const summit: Told = {
  sentence: 'The presidents of Norway and Chile met in Oslo on Tuesday to talk about the herring fisheries.',
  trigger: 'met',
  actor: ['NOR', 'CHL'],
  date: '2021-03-02',
};

export const retold: Told = {
  sentence: 'Norway received the Chilean president for talks in Oslo about the fishing of herring.',
  trigger: 'received',
  actor: ['NOR'],
  recipient: ['CHL'],
  date: '2021-03-02',
};

export const shelling: Told = {
  sentence: 'Artillery of Peru shelled two villages of Ecuador on Tuesday and killed nine people.',
  trigger: 'shelled',
  actor: ['PER'],
  recipient: ['ECU'],
  event: 'ASSAULT',
  date: '2021-03-02',
};

/** Of the summit, before it. */
export const plan: Told = {
  sentence: 'Norway and Chile will meet in Oslo on March 2 to talk about the herring fisheries.',
  trigger: 'will meet',
  actor: ['NOR', 'CHL'],
  event: 'AGREE',
  intends: 'CONSULT',
  status: 'future',
  date: '2021-03-02',
};

/** As if they stood among others, so that the words that they share weigh something. */
const OTHER_ARTICLES = 100;

/** An article of one outlet on one day, which tells these things in order. */
export function recordTelling(
  id: string,
  published: string,
  told: readonly Told[],
  outlet = `Outlet of ${id}`,
): ChanceryRecord {
  const text = told.map(({ sentence }) => sentence).join('\n\n');
  const codes = [...new Set(told.flatMap(({ actor, recipient = [] }) => [...actor, ...recipient]))];
  const starts = told.map(({ sentence }) => text.indexOf(sentence));
  return {
    ...bareRecord({
      id,
      title: null,
      text,
      outlet,
      author: null,
      url: null,
      language: 'en',
      published,
      publishedBasis: 'given',
    }),
    sentences: told.map(({ sentence }, n) => ({
      start: starts[n] ?? 0,
      end: (starts[n] ?? 0) + sentence.length,
      paragraph: n,
    })),
    entities: codes.map((code) => stateOf(code)),
    events: told.map((it, n): PloverEvent => {
      const start = (starts[n] ?? 0) + it.sentence.indexOf(it.trigger);
      const value = it.date === undefined ? published : it.date;
      return {
        id: `e${n + 1}`,
        event: it.event ?? 'CONSULT',
        mode: null,
        intends: it.intends ?? null,
        context: [],
        quad: 'verbal cooperation',
        scale: 1,
        status: it.status ?? 'actual',
        actor: it.actor,
        recipient: it.recipient ?? [],
        date: { value, basis: it.date == null ? 'document' : 'time' },
        place: null,
        trigger: { start, end: start + it.trigger.length },
        sentence: n,
        statement: null,
        confidence: 1,
      };
    }),
  };
}

export function vocabularyOf(records: readonly ChanceryRecord[]): Vocabulary {
  const { frequencies, documents } = countDocuments(records.map(({ document }) => document.text));
  return createVocabulary(frequencies, documents + OTHER_ARTICLES);
}

export function reportsIn(records: readonly ChanceryRecord[]): readonly Report[] {
  const vocabulary = vocabularyOf(records);
  return records.flatMap((record) => reportsOf(record, vocabulary));
}
