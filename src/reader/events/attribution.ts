/**
 * Who says that an event happened: the innermost statement whose content covers the trigger, or null where the outlet
 * tells it in its own voice. A trigger in the cue itself ("[urged]", he said) belongs to the outlet's telling.
 *
 * A denial in borrowed words ("…, which Oslo denies") tells nothing of its own: the event is told by whose words they are.
 */
import type { Span, Statement } from '../../record/index.js';
import { firstFrom } from '../offsets.js';

export type Attribute = (trigger: Span) => Statement | null;

export const createAttribution = (statements: readonly Statement[]): Attribute => {
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const borrows = ({ of, content }: Statement): boolean => {
    const theirs = of === null ? undefined : byId.get(of)?.content;
    return (
      theirs !== undefined &&
      content.every((span) => theirs.some(({ start, end }) => start === span.start && end === span.end))
    );
  };
  const spans = statements
    .filter((statement) => !borrows(statement))
    .flatMap((statement) => statement.content.map((span) => ({ statement, ...span })))
    .sort((a, b) => a.start - b.start);
  const widest = spans.reduce((width, span) => Math.max(width, span.end - span.start), 0);
  return (trigger) => {
    let best: (typeof spans)[number] | null = null;
    for (let i = firstFrom(spans, trigger.start + 1) - 1; i >= 0; i--) {
      const span = spans[i];
      if (span === undefined || span.start < trigger.start - widest) break;
      if (span.end < trigger.end) continue;
      if (best === null || span.end - span.start < best.end - best.start) best = span;
    }
    return best?.statement ?? null;
  };
};
