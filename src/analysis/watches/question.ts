/** What a watch looks for, and the questions to the archive that it comes to. */
import { z } from 'zod';
import type { DocumentFilter, EventFilter, StatementFilter } from '../../archive/queries/index.js';
import { EVENT_CATEGORIES } from '../../record/index.js';
import { watchInvalid } from './errors.js';

const words = z.string().trim().min(1).max(300);
const some = z.array(words).min(1).max(100).readonly();

const schema = z
  .strictObject({
    /** What passes between these two, whoever acts. Parties as filters take them: "PRK", "PRK:GOV", "Moon Jae-in". */
    pair: z.tuple([words, words]).readonly().optional(),
    /** What any of these does, suffers or says. */
    party: some.optional(),
    /** Events of these categories. */
    event: z.array(z.enum(EVENT_CATEGORIES)).min(1).readonly().optional(),
    /** Statements that hold these words, in whatever form. */
    phrase: words.optional(),
    /** Named in the sentence, the statement or the article. */
    about: some.optional(),
    /** Articles of these outlets. */
    outlet: some.optional(),
  })
  .readonly();

/** All conditions hold together; without any, every article counts. */
export type WatchQuestion = z.output<typeof schema>;

/** @throws ChanceryError WATCH_INVALID */
export function parseQuestion(value: unknown): WatchQuestion {
  const result = schema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw watchInvalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no question'}`);
  }
  const { phrase, event, pair, party } = result.data;
  if (phrase !== undefined && event !== undefined) {
    throw watchInvalid('a phrase is looked for in statements and a category in events: make two watches');
  }
  if (pair !== undefined && party !== undefined) {
    throw watchInvalid('a pair and a party at once: make two watches');
  }
  return result.data;
}

/** Queries whose results together are what the watch looks for. */
export interface Queries {
  readonly events: readonly EventFilter[];
  readonly statements: readonly StatementFilter[];
  readonly articles: readonly DocumentFilter[];
}

export function queriesOf({ pair, party, event, phrase, about, outlet }: WatchQuestion): Queries {
  const shared = { ...(about !== undefined && { about }), ...(outlet !== undefined && { outlet }) };
  const none = { events: [], statements: [], articles: [] };
  if (phrase !== undefined) {
    const said = { ...shared, text: phrase };
    if (pair === undefined) return { ...none, statements: [{ ...said, ...(party && { speaker: party }) }] };
    const [a, b] = pair;
    // of a pair one speaks about the other; a further name to be spoken of would replace that one
    if (about !== undefined) throw watchInvalid('a phrase between a pair cannot be about a third');
    return {
      ...none,
      statements: [
        { ...said, speaker: a, about: b },
        { ...said, speaker: b, about: a },
      ],
    };
  }
  const done = { ...shared, ...(event !== undefined && { event }) };
  if (pair !== undefined) {
    const [a, b] = pair;
    return {
      ...none,
      events: [
        { ...done, actor: a, recipient: b },
        { ...done, actor: b, recipient: a },
      ],
    };
  }
  if (event !== undefined) return { ...none, events: [{ ...done, ...(party && { either: party }) }] };
  if (party !== undefined) {
    return { ...none, events: [{ ...done, either: party }], statements: [{ ...shared, speaker: party }] };
  }
  return { ...none, articles: [shared] };
}

/** The question in a line: "between PRK and USA, CONSULT or AGREE, published by Reuters". */
export function questionInWords({ pair, party, event, phrase, about, outlet }: WatchQuestion): string {
  const or = (list: readonly string[]): string => list.join(' or ');
  const parts = [
    pair === undefined ? null : `between ${pair[0]} and ${pair[1]}`,
    party === undefined ? null : or(party),
    event === undefined ? null : or(event),
    phrase === undefined ? null : `“${phrase}” in statements`,
    about === undefined ? null : `about ${or(about)}`,
    outlet === undefined ? null : `published by ${or(outlet)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'every article' : parts.join(', ');
}
