/**
 * From the words that the model calls actor or recipient to the entities that they denote.
 *
 *   "Foreign Minister Kang"          the person that a mention there names
 *   "the foreign minister of Chad"   whoever the phrase's head, owner or "of" names (`arguments/parties.ts`)
 *   "we", "our"                      in somebody's words: the speaker
 *   "they"                           the states that a row named last
 *   "protesters"                     nobody whom the article lets us know: no entity
 */
import type { Span } from '../../record/index.js';
import type { NounPhrase } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import { firstFrom } from '../offsets.js';
import { type ClauseView, phraseAt } from './arguments/clauses.js';
import type { PartyReader } from './arguments/parties.js';

/** "US" in capitals is a state. */
const OURS = /^(?:I|[Ww]e|[Uu]s|[Mm]e|[Mm]y|[Oo]urs?|[Oo]urselves)$/;

const PLURAL = /^(?:they|them|both)$/i;

/** The sentence around an offset: a party may stand in another one than its act. */
export type ViewAt = (offset: number) => ClauseView | undefined;

/**
 * Ids of the entities that the spans denote, each once, in text order.
 * @param loose true for those acted upon: things stand for their owners there ("Seoul's efforts" for Seoul)
 */
export const sidesOf = (
  viewAt: ViewAt,
  spans: readonly Span[],
  parties: PartyReader,
  mentions: MentionIndex,
  speaker: string | null,
  loose: boolean,
): readonly string[] => {
  const ids = whole(spans).flatMap((span) => {
    const view = viewAt(span.start);
    return view === undefined ? [] : denoted(view, span, parties, mentions, speaker, loose);
  });
  // a place that no rule took for its government does nothing: "aborted a flight from Toronto"
  const sides = withoutModifiers([...new Set(rowsMade(viewAt, spans, ids, mentions))], mentions).filter(
    (id) => loose || mentions.entity(id)?.kind !== 'place',
  );
  // beside a state's own, who is of no country is somebody's aide or a name misread
  const known = sides.filter((id) => (mentions.entity(id)?.country ?? null) !== null);
  return known.length > 0 ? known : sides;
};

/** "[Chad], [Mali and Niger] agreed": of a row of states in which two of the sides stand, all are. */
const rowsMade = (
  viewAt: ViewAt,
  spans: readonly Span[],
  ids: readonly string[],
  mentions: MentionIndex,
): readonly string[] => {
  const view = spans[0] === undefined ? undefined : viewAt(spans[0].start);
  if (view === undefined || ids.length < 2) return ids;
  for (const states of statesInRows(view, view.sentence.start, view.sentence.end, mentions)) {
    const marked = states.filter(({ start, end }) =>
      spans.some((span) => span.start < end && start < span.end),
    );
    if (marked.length > 1) return [...states.map(({ id }) => id), ...ids];
  }
  return ids;
};

interface NamedState extends Span {
  readonly id: string;
}

/** States named in a row between two offsets: "Chad, Mali and Niger"; only whole rows, which end in "and". */
const statesInRows = (
  view: ClauseView,
  from: number,
  to: number,
  mentions: MentionIndex,
): readonly (readonly NamedState[])[] => {
  const { text } = view.draft.document;
  const rows: (readonly NamedState[])[] = [];
  let row: NamedState[] = [];
  let closed = false;
  const close = (): void => {
    // "In Syria, Russia and Iran struck": a place before a comma is none of those behind it
    const [first, second] = row;
    const apart =
      first !== undefined &&
      second !== undefined &&
      APART.test(text.slice(Math.max(0, first.start - 10), first.start)) &&
      text.slice(first.end, second.start).startsWith(',');
    const states = apart ? row.slice(1) : row;
    if (closed && states.length > 1) rows.push(states);
    row = [];
    closed = false;
  };
  for (const mention of mentions.within(from, to)) {
    if (mention.start < from) continue;
    const entity = mentions.acting(mentions.entityOf(mention));
    const last = row.at(-1);
    const link = last === undefined ? '' : text.slice(last.end, mention.start);
    const joins: boolean = last !== undefined && !closed && /^(?:,|,? and) (?:the )?$/.test(link);
    if (entity?.kind !== 'state' || !joins) close();
    if (entity?.kind !== 'state') continue;
    row.push({ start: mention.start, end: mention.end, id: entity.id });
    closed = joins && link.includes('and');
  }
  close();
  return rows;
};

const APART = /\b(?:in|at|near|from|unlike|besides|despite|after|against|with)\s(?:the\s)?$/i;

/** "six detained U.S. citizens" are the citizens: a state that is there only as their adjective is no party beside them. */
const withoutModifiers = (ids: readonly string[], mentions: MentionIndex): readonly string[] => {
  const entities = ids.flatMap((id) => mentions.entity(id) ?? []);
  return ids.filter((id) => {
    const entity = mentions.entity(id);
    return !(
      entity?.kind === 'state' &&
      entities.some(({ kind, country }) => /^(?:group|person)$/.test(kind) && country === entity.country)
    );
  });
};

/** "a tribunal in [The Hague]": where something is does not say whose it is. */
const isWhere = (view: ClauseView, start: number): boolean => {
  const { tokens } = view.draft;
  const at = firstFrom(tokens, start);
  const before = tokens[tokens[at - 1]?.lower === 'the' ? at - 2 : at - 1];
  return /^(?:in|at|near|outside)$/.test(before?.lower ?? '');
};

/** "[U.S.] [President Poe]": pieces that only a space parts name one party. */
const whole = (spans: readonly Span[]): readonly Span[] => {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last !== undefined && span.start - last.end === 1)
      out[out.length - 1] = { start: last.start, end: span.end };
    else out.push(span);
  }
  return out;
};

const denoted = (
  view: ClauseView,
  span: Span,
  parties: PartyReader,
  mentions: MentionIndex,
  speaker: string | null,
  loose: boolean,
): readonly string[] => {
  const { tokens } = view.draft;
  const phrases = view.sentence.phrases.filter(({ start, end }) => start < span.end && end > span.start);
  const read = mainPhrases(view, phrases, span, mentions).flatMap((phrase) =>
    phraseParties(view, phrase, span, parties, mentions, loose),
  );
  if (read.length > 0) return read;
  if (OURS.test(tokens[firstFrom(tokens, span.start)]?.text ?? '')) return speaker === null ? [] : [speaker];
  const words = view.draft.document.text.slice(span.start, span.end);
  if (PLURAL.test(words)) {
    const row = rowBefore(view, span.start, /^them$/i.test(words), mentions);
    if (row.length > 0) return row;
  }
  // "Russian" in "Russian shelling", "Mali's": no phrase of its own
  const within = mentions
    .within(span.start, span.end)
    .filter(({ start }) => !isWhere(view, start))
    .flatMap((mention) => mentions.acting(mentions.entityOf(mention)) ?? []);
  const people = within.filter(({ kind }) => kind === 'person');
  const chosen = people.length > 0 ? people : within;
  if (chosen.length > 0) return chosen.map(({ id }) => id);
  const around = mentions.at(span.start);
  const wider = around === undefined ? undefined : mentions.acting(mentions.entityOf(around));
  return wider === undefined ? [] : [wider.id];
};

/**
 * The states of the row that acted last before an offset, in its sentence or the one before: "[Chad and Niger] said they"; or that were
 * acted on, where `objects`: "criticized [Chad and Niger] and called on them". Of who acted it refuses where people were named, who may be
 * meant.
 */
const rowBefore = (
  view: ClauseView,
  before: number,
  objects: boolean,
  mentions: MentionIndex,
): readonly string[] => {
  const { draft, sentence } = view;
  const from = draft.sentences[sentence.index - 1]?.start ?? sentence.start;
  const row = statesInRows(view, from, before, mentions).at(-1) ?? [];
  const next = draft.tokens[firstFrom(draft.tokens, row.at(-1)?.end ?? before)];
  if (objects) return row.map(({ id }) => id);
  if (next === undefined || !/^(?:VERB|AUX|ADV)$/.test(next.pos)) return [];
  const people = mentions.within(from, before).some((one) => mentions.entityOf(one)?.kind === 'person');
  return people ? [] : row.map(({ id }) => id);
};

const phraseParties = (
  view: ClauseView,
  phrase: NounPhrase,
  span: Span,
  parties: PartyReader,
  mentions: MentionIndex,
  loose: boolean,
): readonly string[] => {
  const head = view.draft.tokens[phrase.head];
  if (head === undefined || head.start >= span.end || head.end <= span.start) return [];
  const named = mentions.headsOf(phrase).flatMap((entity) => mentions.acting(entity) ?? []);
  if (named.some(({ country }) => country !== null)) return named.map(({ id }) => id);
  const chunk = view.at(phrase.head);
  const read = phraseAt(view, chunk) === undefined ? [] : parties.read(view, [chunk], loose).ids;
  return read.length > 0 ? read : named.map(({ id }) => id);
};

/**
 * The phrases that the others of a span hang on: "[the foreign minister] of Chad", "Russia's | [interior minister]", and
 * all of a row: "[Lavrov], [Wang Yi] and [their aides]".
 */
const mainPhrases = (
  view: ClauseView,
  phrases: readonly NounPhrase[],
  span: Span,
  mentions: MentionIndex,
): readonly NounPhrase[] => {
  const whole = phrases.filter(({ possessive, end }) => !possessive || end >= span.end);
  const [first] = whole.length > 0 ? whole : phrases;
  if (first === undefined) return [];
  const joined = whole.filter(({ first: at }) => {
    let before = at - 1;
    // "Chad and | Niger's | president": the row joins the owner
    while (phrases.some(({ possessive, last }) => possessive && last === before))
      before = (phrases.find(({ last }) => last === before)?.first ?? 0) - 1;
    return (
      /^(?:and|,)$/.test(view.draft.tokens[before]?.lower ?? '') &&
      (view.draft.tokens[before]?.start ?? 0) >= span.start
    );
  });
  const row = [first, ...joined.filter((phrase) => phrase !== first)];
  // "his Ethiopian counterpart, [Ann Poe]", "Ann Poe, a Republican": what a comma alone joins says who it is
  const { text } = view.draft.document;
  if (row.length !== 2 || !/^,\s*(?:an? |the )?$/.test(text.slice(first.end, row[1]?.start))) return row;
  return [row.find((phrase) => mentions.headOf(phrase)?.kind === 'person') ?? first];
};
