/** What one reading of a text says that another does not: its events and statements, paired by the words they stand on. */
import type { ChanceryRecord, PloverEvent, Span, Statement } from '../record/index.js';

export interface Counts {
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
}

export interface Difference {
  readonly kind: 'event' | 'statement';
  readonly change: 'added' | 'gone' | 'changed';
  /** What it said; null where it is new. */
  readonly before: string | null;
  /** What it says; null where it is gone. */
  readonly after: string | null;
}

export function differencesOf(before: ChanceryRecord, after: ChanceryRecord): readonly Difference[] {
  return [
    ...differ('event', eventsOf(before), eventsOf(after)),
    ...differ('statement', statementsOf(before), statementsOf(after)),
  ];
}

export function countDifferences(differences: readonly Difference[], kind: Difference['kind']): Counts {
  const count = (change: Difference['change']): number =>
    differences.filter((each) => each.kind === kind && each.change === change).length;
  return { added: count('added'), gone: count('gone'), changed: count('changed') };
}

/** A thing said of a span of the text. */
interface Line extends Span {
  readonly words: string;
}

function eventsOf(record: ChanceryRecord): readonly Line[] {
  return record.events.map((event) => ({ ...event.trigger, words: describeEvent(record, event) }));
}

function describeEvent(record: ChanceryRecord, event: PloverEvent): string {
  const side = (ids: readonly string[]): string => ids.map((id) => nameOf(record, id)).join(', ') || '–';
  const kind = [event.event, event.mode, event.intends && `of ${event.intends}`].filter(Boolean).join(' ');
  const trigger = record.document.text.slice(event.trigger.start, event.trigger.end);
  return `${event.date.value ?? 'undated'} ${side(event.actor)} → ${side(event.recipient)}: ${kind}, ${event.status} (“${trigger}”)`;
}

function statementsOf(record: ChanceryRecord): readonly Line[] {
  return record.statements.map((statement) => ({
    start: statement.content[0]?.start ?? 0,
    end: statement.content.at(-1)?.end ?? 0,
    words: describeStatement(record, statement),
  }));
}

function describeStatement(record: ChanceryRecord, statement: Statement): string {
  const speaker =
    statement.speaker !== null
      ? nameOf(record, statement.speaker)
      : statement.source !== null
        ? record.document.text.slice(statement.source.start, statement.source.end)
        : 'somebody';
  const via =
    statement.via.length === 0 ? '' : ` via ${statement.via.map((id) => nameOf(record, id)).join(', ')}`;
  const content = statement.content
    .map(({ start, end }) => record.document.text.slice(start, end))
    .join(' … ');
  return `${speaker}${via}, ${statement.directness}: “${content}”`;
}

const nameOf = (record: ChanceryRecord, id: string): string =>
  record.entities.find((entity) => entity.id === id)?.name ?? id;

/** What says the same on both sides is left out; of the rest, what shares words is one thing that changed. */
function differ(
  kind: Difference['kind'],
  before: readonly Line[],
  after: readonly Line[],
): readonly Difference[] {
  const [gone, come] = [without(before, after), without(after, before)];
  const left = new Set(come);
  const differences: Difference[] = [];
  for (const old of gone) {
    const [successor] = [...left]
      .filter((line) => shared(old, line) > 0)
      .sort((a, b) => shared(old, b) - shared(old, a));
    if (successor !== undefined) left.delete(successor);
    differences.push({
      kind,
      change: successor === undefined ? 'gone' : 'changed',
      before: old.words,
      after: successor?.words ?? null,
    });
  }
  for (const line of left) differences.push({ kind, change: 'added', before: null, after: line.words });
  return differences;
}

/** The lines of one side that the other has not, each of the other's counting once. */
function without(lines: readonly Line[], others: readonly Line[]): readonly Line[] {
  const there = new Map<string, number>();
  const key = ({ start, end, words }: Line): string => `${start} ${end} ${words}`;
  for (const other of others) there.set(key(other), (there.get(key(other)) ?? 0) + 1);
  return lines.filter((line) => {
    const count = there.get(key(line)) ?? 0;
    if (count > 0) there.set(key(line), count - 1);
    return count === 0;
  });
}

const shared = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
