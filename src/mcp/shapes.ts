/** What the tools give, as schemas: an assistant's program can rely on it. */
import { z } from 'zod';
import { eventCategory, eventStatus, quadClass } from '../record/schema.js';

const offset = z.int().min(0);
const text = z.string().nullable();

export const passageShape = z
  .object({
    words: z.string(),
    start: offset,
    end: offset,
    cut: z.literal(true).optional().describe('The words go on in the article'),
  })
  .describe(
    "Words quoted from the article, and where they stand in it: half-open, in UTF-16 code units of the document's text. Hidden characters are shown as U+FFFD",
  );

/** What to cite. */
export const articleShape = z.object({
  document: z.int().describe('Number in this archive'),
  title: text,
  outlet: text,
  published: text.describe('ISO 8601'),
  url: text,
  address: z.string().describe('Where it came from: its URL, file or id'),
});

export const partyShape = z.object({ name: z.string(), kind: z.string(), country: text, sector: text });

export const eventShape = z.object({
  id: z.string(),
  event: z.string().describe('Id within the document'),
  date: text.describe('TIMEX3 value'),
  dateBasis: z
    .enum(['time', 'document', 'inherited'])
    .describe('Said in the text, day of publication, or taken from an event that it belongs to'),
  category: eventCategory,
  mode: text,
  intends: eventCategory.nullable(),
  context: z.array(z.string()),
  quad: quadClass,
  scale: z.number(),
  status: eventStatus,
  actors: z.array(partyShape),
  recipients: z.array(partyShape),
  place: text,
  trigger: passageShape,
  sentence: passageShape,
  voice: z
    .object({
      statement: z.string(),
      speaker: text,
      speakerCountry: text,
      anonymous: z.boolean(),
      via: z.array(z.string()),
    })
    .nullable()
    .describe('Who says that it happened; null where the outlet says so itself'),
  confidence: z.number(),
});

export const statementShape = z.object({
  id: z.string(),
  statement: z.string().describe('Id within the document'),
  speaker: text,
  speakerCountry: text,
  anonymous: z.boolean(),
  directness: z.enum(['direct', 'indirect', 'mixed']),
  via: z.array(z.string()).describe('Through whom it came, nearest first'),
  parent: text.describe('The statement that it was made inside'),
  stance: z.enum(['disputes', 'confirms', 'denies']).nullable(),
  of: text.describe('The statement or event that the stance is about'),
  content: passageShape.describe(
    'What is said, from where to where in the article; pieces that stand apart are joined by " … "',
  ),
  cue: passageShape.nullable(),
  source: passageShape.nullable().describe("The speaker in the article's words"),
});

/** What every list has. */
export const pageShape = {
  notice: z.string(),
  nextCursor: z.string().nullable().describe('Where the answer goes on; null where this is all'),
};

export type EventShape = z.output<typeof eventShape>;
export type StatementShape = z.output<typeof statementShape>;
export type ArticleShape = z.output<typeof articleShape>;
export type PassageShape = z.output<typeof passageShape>;
