/** What the tools take: the archive's own filters, with a word for the assistant on each, and where to go on. */
import { z } from 'zod';
import { documentFilter, eventFilter, statementFilter } from '../archive/queries/filters.js';
import { LONGEST_CURSOR } from './cursor.js';
import { argumentInvalid } from './errors.js';
import { CONTEXT_NAMES, SECTOR_NAMES } from './plover.js';

const USUAL_ROWS = 20;
const MOST_ROWS = 100;

export const paging = {
  limit: z.int().min(1).max(MOST_ROWS).default(USUAL_ROWS).describe('Rows at most; an answer may be shorter'),
  cursor: z
    .string()
    .max(LONGEST_CURSOR)
    .optional()
    .describe('nextCursor of the answer before, with all other arguments as they were'),
};

const PARTY =
  'a country as ISO 3166-1 alpha-3 ("PRK"), an international actor ("UNO"), a sector ("GOV"), both ("PRK:GOV"), or a name ("Moon Jae-in"; * is any letters). One, or a list of which any will do';

export const DAYS = 'as 2019-03-01, 2019-03 or 2019';

const shared = {
  via: 'Through which outlet or person the statement came, by name',
  anonymous: 'true: only what unnamed sources say; false: nothing of that',
  outlet: 'Who published the article, by name',
  document: 'Numbers of documents',
  replaced: 'Also what a newer reading, or a newer version of the page, has replaced',
};

export const eventFields = described(eventFilter.unwrap().omit({ limit: true, offset: true }).shape, {
  ...shared,
  actor: `Who acts: ${PARTY}. Sectors: ${SECTOR_NAMES}`,
  recipient: 'Who is acted on, as actor; of a meeting or clash with actors alone, the other side',
  either: 'On whichever side, as actor',
  event: 'PLOVER category',
  mode: 'PLOVER mode, as "visit"',
  context: `PLOVER context: ${CONTEXT_NAMES}`,
  quad: 'Class of the category',
  status: 'Whether it happened',
  since: `First day of the event that counts, ${DAYS}`,
  until: `Last day of the event that counts, ${DAYS}`,
  speaker: 'Who says that it happened, as actor',
  place: 'Where, as actor',
  about: 'Named in the sentence of the event, as actor',
  text: 'Words that the article holds, in whatever form',
  confidence: 'At least this sure, 0 to 1',
});

export const statementFields = described(statementFilter.unwrap().omit({ limit: true, offset: true }).shape, {
  ...shared,
  speaker: `Who says it: ${PARTY}; sectors do not count here`,
  directness: 'direct: in quotation marks; indirect: reported; mixed: both',
  stance: 'Towards another statement or event',
  about: `Named in what is said: ${PARTY}`,
  text: 'Words in what is said, in whatever form',
  since: `First day of publication that counts, ${DAYS}`,
  until: `Last day of publication that counts, ${DAYS}`,
});

const documentFields = described(
  documentFilter.unwrap().omit({ limit: true, offset: true, order: true, text: true }).shape,
  {
    outlet: shared.outlet,
    document: shared.document,
    replaced: shared.replaced,
    author: 'Of articles: who wrote it, by name',
    kind: 'Of articles: of which kind what "about" names must be',
    about: `Named in it: ${PARTY}`,
    since: `First day of publication that counts, ${DAYS}`,
    until: `Last day of publication that counts, ${DAYS}`,
  },
);

const { speaker, via, anonymous, directness, stance } = statementFields;

export const eventsInput = z.strictObject({ ...eventFields, ...paging });
export const statementsInput = z.strictObject({ ...statementFields, ...paging });
export const searchInput = z.strictObject({
  words: z
    .string()
    .describe(
      'Words, all of which must be there in whatever form; "words in quotation marks" side by side; OR between alternatives; -word must not be there',
    ),
  in: z
    .enum(['articles', 'statements'])
    .optional()
    .describe('Default: articles, unless an argument is about statements alone'),
  ...documentFields,
  ...{ speaker, via, anonymous, directness, stance },
  ...paging,
});
const { order: _newest, ...ofActors } = eventFields;
export const actorsInput = z.strictObject({ ...ofActors, ...paging });
export const articleInput = z.strictObject({
  document: z.int().min(0).optional().describe('Number of the document'),
  named: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe('Instead of the number: its URL, id or file, exactly'),
  cursor: paging.cursor,
});

/** @throws ChanceryError MCP_ARGUMENT_INVALID, with the name of the argument and what would do */
export function parseArguments<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const result = schema.safeParse(given ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  // Of "one or a list" the complaint about the one says more, unless a list was given.
  const inner = issue?.code === 'invalid_union' ? (issue.errors.flat().at(-1) ?? issue) : issue;
  const listed =
    issue?.code === 'invalid_union' ? issue.errors[0]?.find(({ path }) => path.length > 0) : null;
  throw argumentInvalid(issue?.path.join('.') ?? '', (listed ?? inner)?.message ?? 'not as the schema says');
}

export function described<S extends z.ZodRawShape>(shape: S, words: { readonly [K in keyof S]?: string }): S {
  const fields = Object.entries(shape).map(([name, field]) => {
    const word = words[name];
    return [
      name,
      word === undefined || !(field instanceof z.ZodType) ? field : field.describe(word),
    ] as const;
  });
  return Object.fromEntries(fields) as S;
}
