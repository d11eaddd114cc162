/** What may stand instead of a line: fields of the record's own kind, which point to what the reading has. */
import type { z } from '@hono/zod-openapi';
import type { Archive, NewCorrection, StoredRecord } from '../archive/types.js';
import { category as categoryOf } from '../ontology/index.js';
import type { ChanceryRecord, Span } from '../record/index.js';
import { recordSchema } from '../record/schema.js';
import { bodyInvalid, nothingHere } from './errors.js';

const { shape } = recordSchema.unwrap();
const FIELDS = {
  event: shape.events.unwrap().element.unwrap().omit({ id: true, confidence: true }).partial().strict(),
  statement: shape.statements.unwrap().element.unwrap().omit({ id: true }).partial().strict(),
  entity: shape.entities.unwrap().element.unwrap().omit({ id: true }).partial().strict(),
  time: shape.times.unwrap().element.unwrap().omit({ id: true }).partial().strict(),
  agenda: shape.agenda.unwrap().element.unwrap().omit({ id: true }).partial().strict(),
  dispute: shape.disputes.unwrap().element.unwrap().omit({ id: true }).partial().strict(),
  source: shape.sources.unwrap().element.unwrap().partial().strict(),
} as const satisfies Record<NewCorrection['kind'], z.ZodType>;

type Line = Pick<NewCorrection, 'document' | 'reading' | 'kind' | 'target' | 'replacement'>;

/** @throws RequestError DESK_BODY_INVALID, DESK_NOTHING_HERE */
export async function checkReplacement(archive: Archive, line: Line): Promise<void> {
  const { kind, document, reading, replacement } = line;
  const result = FIELDS[kind].safeParse(replacement);
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = issue?.path.map(String).join('.') ?? '';
    throw bodyInvalid(
      `replacement${field === '' ? '' : `.${field}`}: ${issue?.message ?? 'it is no such line'}`,
    );
  }
  if (Object.keys(result.data).length === 0) throw bodyInvalid('replacement: it changes nothing');
  const stored = await recordOf(archive, document, reading);
  if (stored === null) throw nothingHere('such reading');
  const { record } = stored;
  const { length } = record.document.text;
  const ids = new Set(
    [record.entities, record.statements, record.events, record.times].flatMap((all) =>
      all.map(({ id }) => id),
    ),
  );
  for (const span of spansIn(result.data)) {
    if (span.start >= span.end || span.end > length)
      throw bodyInvalid('replacement: words that the text does not have');
  }
  if (kind === 'event') checkMode(record, line.target, result.data);
  const pointing: Record<string, unknown> = { ...result.data };
  for (const name of [
    'actor',
    'recipient',
    'place',
    'speaker',
    'via',
    'parent',
    'of',
    'statement',
    'entities',
    'claim',
    'challengers',
  ]) {
    const given = pointing[name];
    for (const id of Array.isArray(given) ? given : [given ?? null]) {
      if (id !== null && !ids.has(String(id)))
        throw bodyInvalid(`replacement.${name}: the reading has no ${String(id).slice(0, 40)}`);
    }
  }
}

/** A mode is one of its category's own. */
function checkMode(
  { events }: ChanceryRecord,
  target: string,
  given: Readonly<Record<string, unknown>>,
): void {
  const event = { ...events.find(({ id }) => id === target), ...given };
  const { mode, event: category } = event;
  if (mode === null || mode === undefined || category === undefined) return;
  if (categoryOf(category).modes.some(({ name }) => name === mode)) return;
  const hint = 'mode' in given ? '' : ': give another, or null';
  throw bodyInvalid(`replacement.mode: ${category} has no mode ${String(mode).slice(0, 40)}${hint}`);
}

async function recordOf(archive: Archive, document: number, reading: number): Promise<StoredRecord | null> {
  for await (const stored of archive.records({ documents: [document], versions: true, readings: true })) {
    if (stored.reading === reading) return stored;
  }
  return null;
}

function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
      ? [{ start: value.start, end: value.end }]
      : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}
