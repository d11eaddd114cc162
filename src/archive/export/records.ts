/**
 * Whole records as JSON Lines, out and back in. What goes out is the record as it was read, so that what comes back
 * is the same: fields that a later version added included.
 */
import { type ChanceryRecord, SCHEMA_ID } from '../../record/index.js';
import type { StoredRecord } from '../types.js';
import type { Piece } from './piece.js';

export type RecordLine =
  | { readonly ok: true; readonly line: number; readonly record: ChanceryRecord }
  | { readonly ok: false; readonly line: number; readonly reason: string };

export function recordPiece({ record }: StoredRecord): Piece {
  return { text: `${JSON.stringify(record)}\n`, rows: 1 };
}

/**
 * Records out of lines (without their ends). One result a line, numbered from 1; a blank line gives none; a line that
 * is no record of this version gives the reason, and the next is read.
 */
export async function* recordsFromJsonl(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<RecordLine, void, undefined> {
  // Kept out of the path of what needs no records: zod costs start-up time.
  const { recordSchema } = await import('../../record/schema.js');
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    } catch {
      yield { ok: false, line, reason: 'is not valid JSON' };
      continue;
    }
    const schema = schemaOf(value);
    if (schema !== SCHEMA_ID) {
      yield { ok: false, line, reason: wrongSchema(schema) };
      continue;
    }
    const parsed = recordSchema.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.map(String).join('.') ?? '';
      yield { ok: false, line, reason: `has a bad "${field}": ${issue?.message ?? 'invalid'}` };
      continue;
    }
    const stray = strayOffset(parsed.data);
    if (stray !== null) {
      yield { ok: false, line, reason: `has ${stray} outside its text` };
      continue;
    }
    // The value itself: parsing leaves out the fields that this version does not know.
    yield { ok: true, line, record: value as ChanceryRecord };
  }
}

function schemaOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return null;
  return typeof value.schema === 'string' ? value.schema : null;
}

function wrongSchema(schema: string | null): string {
  if (schema === null) return `is no record: it has no "schema": "${SCHEMA_ID}"`;
  const [name, version] = SCHEMA_ID.split('/');
  const [theirs, number] = schema.split('/');
  const newer = theirs === name && Number(number) > Number(version);
  return newer
    ? `is a record of a newer version (${schema}); this version reads ${SCHEMA_ID}`
    : `is no record that this version reads: its schema is ${JSON.stringify(schema.slice(0, 40))}`;
}

/** What in the record points to words that the text does not have, or null. */
function strayOffset(record: ChanceryRecord): string | null {
  const { length } = record.document.text;
  const inside = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    start <= end && end <= length;
  const within = (index: number): boolean => index < record.sentences.length;
  if (!record.sentences.every(inside)) return 'a sentence';
  if (!record.mentions.every(inside)) return 'a mention';
  if (!record.times.every(inside)) return 'a time';
  if (!record.events.every((event) => inside(event.trigger))) return 'an event';
  if (!record.events.every((event) => within(event.sentence))) return 'the sentence of an event';
  if (!record.agenda.every(inside)) return 'an agenda item';
  if (!record.disputes.every(inside)) return 'a dispute';
  if (!record.sources.every(inside)) return 'a source';
  const spoken = record.statements.every(({ content, cue, source }) =>
    [...content, ...(cue === null ? [] : [cue]), ...(source === null ? [] : [source])].every(inside),
  );
  return spoken ? null : 'a statement';
}
