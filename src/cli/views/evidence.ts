/**
 * Which stretch of the article is evidence of what. Spans nest and overlap (a name in a trigger in a quotation in a
 * quotation), so the text is cut at every boundary and each segment lists all that it belongs to.
 */
import type { ChanceryRecord, Span } from '../../record/index.js';

export type Part = 'entity' | 'content' | 'cue' | 'source' | 'trigger' | 'agenda' | 'dispute' | 'citation';

/** One line of the record and one stretch that it stands on. */
export interface Mark extends Span {
  /** The line's id in the record: a statement, event, agenda item, dispute or entity. */
  readonly id: string;
  readonly part: Part;
}

export interface Segment extends Span {
  /** Longest first: the last is the innermost. */
  readonly marks: readonly Mark[];
  /** Those of `marks` that begin with this segment and have begun nowhere before. */
  readonly begins: readonly string[];
}

export function marksOf(record: ChanceryRecord): readonly Mark[] {
  const mark = ({ start, end }: Span, id: string, part: Part): Mark => ({ start, end, id, part });
  return [
    ...record.mentions.map((mention) => mark(mention, mention.entity, 'entity')),
    ...record.statements.flatMap(({ id, content, cue, source }) => [
      ...content.map((span) => mark(span, id, 'content')),
      ...(cue === null ? [] : [mark(cue, id, 'cue')]),
      ...(source === null ? [] : [mark(source, id, 'source')]),
    ]),
    ...record.events.map(({ id, trigger }) => mark(trigger, id, 'trigger')),
    ...record.agenda.map((item) => mark(item, item.id, 'agenda')),
    ...record.disputes.map((dispute) => mark(dispute, dispute.id, 'dispute')),
    ...record.sources.map((citation) => mark(citation, citation.cites, 'citation')),
  ].filter(({ start, end }) => start < end);
}

/** `text` from `span.start` to `span.end` as segments without gaps. `seen` holds what has begun in segments before. */
export function segments(span: Span, marks: readonly Mark[], seen: Set<string>): readonly Segment[] {
  const inside = marks.filter(({ start, end }) => start < span.end && end > span.start);
  const cuts = new Set([span.start, span.end]);
  for (const { start, end } of inside) {
    if (start > span.start) cuts.add(start);
    if (end < span.end) cuts.add(end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const waiting = [...inside].sort((a, b) => a.start - b.start);
  let open: Mark[] = [];
  let next = 0;
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? span.end;
    open = open.filter((mark) => mark.end > start);
    for (let mark = waiting[next]; mark !== undefined && mark.start <= start; mark = waiting[next]) {
      open.push(mark);
      next += 1;
    }
    const here = [...open].sort((a, b) => b.end - b.start - (a.end - a.start));
    const begins = [...new Set(here.map(({ id }) => id))].filter((id) => !seen.has(id));
    for (const id of begins) seen.add(id);
    return { start, end, marks: here, begins };
  });
}

/** The paragraphs of a text as spans without the white space between: apart by blank lines, or by line where none is. */
export function paragraphs(text: string): readonly Span[] {
  const breaks = /\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
  const found: Span[] = [];
  let start = text.length - text.trimStart().length;
  for (const match of text.matchAll(breaks)) {
    if (match.index > start) found.push({ start, end: match.index });
    start = Math.max(start, match.index + match[0].length);
  }
  const end = text.trimEnd().length;
  return end > start ? [...found, { start, end }] : found;
}
