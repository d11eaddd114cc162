/**
 * Whether the article retells another outlet's piece: its lead cites an outlet as writing or reporting, before any other,
 * and in words that point at a piece ("writes", "reports in its article", "in an article", "according to").
 *
 * Refuses an outlet cited only further down, news agencies that a lead quotes for one fact beside others, a lead that
 * cites two outlets for the same news, and round-ups, which tell further down what others write.
 */
import type { Draft } from '../draft.js';
import type { CitedOutlet } from './citations.js';

/** The lead: how many sentences of running text, headings left out. */
const LEAD = 3;
const WRITES = /\b(?:writes|wrote)\b/;
const PIECE = /\b(?:article|piece|report|story|analysis|editorial|column|op-ed|writes|wrote|reports)\b/i;

export const carrierOf = (draft: Draft, citations: readonly CitedOutlet[]): CitedOutlet | null => {
  const body = draft.sentences.filter((sentence) => !sentence.heading).slice(0, LEAD);
  const lead = { start: body[0]?.start ?? 0, end: body.at(-1)?.end ?? 0 };
  const early = citations.filter((citation) => citation.start >= lead.start && citation.end <= lead.end);
  const first = early[0];
  if (first === undefined || early.some((citation) => citation.outlet.id !== first.outlet.id)) return null;
  const sentence = body.find(({ start, end }) => first.start >= start && first.end <= end);
  if (sentence === undefined) return null;
  if (!PIECE.test(draft.document.text.slice(sentence.start, sentence.end))) return null;
  // a round-up tells what several papers write
  const others = citations.filter(({ outlet }) => outlet.id !== first.outlet.id);
  return others.some(({ start, end }) => WRITES.test(draft.document.text.slice(start, end + 8)))
    ? null
    : first;
};
