/** The fields of a line that a person may mend, by the record's names, and what they say in words. */
import { day } from '../../app/format.js';
import type { ReviewLine } from '../../app/shapes.js';
import { categoryName, statusName } from '../../plover/words.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Fields = Readonly<Record<string, unknown>>;

/** What the form changes of an event and of a statement. */
export const EDITED = {
  event: ['event', 'mode', 'intends', 'status', 'actor', 'recipient', 'date', 'trigger'],
  statement: ['speaker', 'anonymous', 'directness', 'stance', 'content', 'cue', 'source'],
} as const;

const LABELS: Readonly<Record<string, string>> = {
  event: 'what',
  mode: 'how',
  intends: 'announces',
  status: 'whether',
  actor: 'who',
  recipient: 'to whom',
  date: 'when',
  trigger: 'words of the act',
  speaker: 'speaker',
  anonymous: 'wants no name',
  directness: 'how quoted',
  stance: 'stance',
  content: 'what is said',
  cue: 'word of saying',
  source: 'words for the speaker',
};
export const labelOf = (field: string): string => LABELS[field] ?? field;

export const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' &&
  value !== null &&
  'start' in value &&
  'end' in value &&
  typeof value.start === 'number' &&
  typeof value.end === 'number';

export const spansOf = (value: unknown): readonly Span[] =>
  Array.isArray(value) ? value.filter(isSpan) : isSpan(value) ? [value] : [];

export const idsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function dateOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'value' in value
    ? textOf(value.value)
    : textOf(value);
}

/** A field's value for people. Words of the article stand for spans where `words` knows them. */
export function inWords(
  field: string,
  value: unknown,
  names: (id: string) => string,
  words: (span: Span) => string | null = () => null,
): string {
  if (value === null || value === undefined) return field === 'speaker' ? 'somebody' : 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field === 'event' || field === 'intends') return categoryName(String(value));
  if (field === 'status') return statusName(String(value));
  if (field === 'date') {
    const date = dateOf(value);
    return date === null ? 'no day told' : day(date);
  }
  if (field === 'speaker') return names(String(value));
  if (field === 'actor' || field === 'recipient') return idsOf(value).map(names).join(', ') || 'nobody';
  const spans = spansOf(value);
  if (spans.length > 0) return spans.map((it) => words(it) ?? `${it.start}–${it.end}`).join(' … ');
  return Array.isArray(value) ? value.join(', ') : String(value).replaceAll('-', ' ');
}

/** The fields as they stand after the newest correction, which comes last. */
export function standing(line: ReviewLine): Fields {
  const newest = line.corrections.at(-1);
  return { ...line.fields, ...(newest?.verdict === 'corrected' ? newest.replacement : null) };
}

/** Only what differs from the machine's reading: that is what a correction says. */
export function differences(before: Fields, after: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}
