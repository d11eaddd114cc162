/**
 * PLOVER JSON Lines: one line an event, by the field names of the codebook's chapter 6 (PLOVER 2.0, tables 6.1 to
 * 6.6). The codebook keeps actor, recipient, event, mode and context as lists, so an event of several actors is one
 * line, not one for each pair. Of the codebook's fields those stand here that are known; geonameid, lat, lon, city,
 * district and province are null, since places are not looked up in a gazetteer.
 *
 * The four auxiliary modes (historical, future, hypothetical, negation) stand in `mode`, as the codebook has it, so
 * that nobody who knows only its fields takes what did not happen for what did; `status` says the same in one word.
 * Fields of our own come after: status, intends, scale and dates as the record has them, who says so, and where the
 * words stand (offsets: half-open, UTF-16 code units of the article's text).
 */
import type { Entity, PloverEvent, QuadClass } from '../../record/index.js';
import type { StoredRecord } from '../types.js';
import type { ChosenRecord, DatedEvent } from './chosen.js';
import type { Piece } from './piece.js';
import { eventId, indexOf, type RecordIndex } from './words.js';

/** Table 7.2 numbers them; SANCTION is material conflict, as the chapter on it says, and not as that table does. */
const QUADS: Readonly<Record<QuadClass, number>> = {
  'verbal cooperation': 1,
  'material cooperation': 2,
  'verbal conflict': 3,
  'material conflict': 4,
};

export function ploverPiece(chosen: ChosenRecord): Piece {
  const index = indexOf(chosen.stored);
  const lines = chosen.events.map((dated) => `${JSON.stringify(ploverLine(chosen.stored, index, dated))}\n`);
  return { text: lines.join(''), rows: lines.length };
}

function ploverLine(stored: StoredRecord, index: RecordIndex, dated: DatedEvent) {
  const { event, from, to } = dated;
  const { document, sentences } = stored.record;
  const sentence = sentences[event.sentence];
  return {
    id: eventId(stored, event.id),
    has_event: true,
    date: from,
    enddate: to === from ? null : to,
    actor: index.named(event.actor).map((entity) => party(index, event, entity)),
    recipient: index.named(event.recipient).map((entity) => party(index, event, entity)),
    event: [event.event],
    event_loc: location(index, event),
    event_text: [index.words(event.trigger)],
    quad: QUADS[event.quad],
    event_scale: event.scale,
    mode: [...(event.mode === null ? [] : [event.mode]), ...auxiliary(event)],
    context: event.context,
    text: sentence === undefined ? null : index.words(sentence),
    text_info:
      sentence === undefined ? null : { sequence: event.sentence, start: sentence.start, end: sentence.end },
    cite_info: {
      corpus: stored.address,
      citation: document.id,
      url: document.url,
      title: document.title,
      language: document.language?.slice(0, 2) ?? null,
      publication: document.outlet,
      coder: `chancery ${stored.version}, ${stored.model}`,
      codebook: 'PLOVER 2.0',
    },
    coder: `chancery ${stored.version}`,
    status: event.status,
    intends: event.intends,
    confidence: event.confidence,
    date_value: event.date.value,
    date_basis: event.date.basis,
    published: document.published,
    author: document.author,
    statement: telling(index, event),
    trigger: event.trigger,
    sentence: event.sentence,
    document: stored.document,
  };
}

function auxiliary(event: PloverEvent): readonly string[] {
  if (event.status === 'actual') return [];
  return [event.status === 'negated' ? 'negation' : event.status];
}

/** Table 6.2, with the kind of entity beside it. */
function party(index: RecordIndex, event: PloverEvent, entity: Entity) {
  return {
    code: entity.country,
    sector: entity.sector,
    entity_text: index.namedIn(event, entity.id),
    identifier_id: entity.wikidata,
    identifier_text: entity.name,
    office: entity.role,
    kind: entity.kind,
  };
}

/** Table 6.6. */
function location(index: RecordIndex, event: PloverEvent) {
  const place = event.place === null ? undefined : index.entities.get(event.place);
  if (place === undefined) return null;
  return {
    extracted_place: index.namedIn(event, place.id) ?? place.name,
    resolved_place: place.name,
    geonameid: null,
    lat: null,
    lon: null,
    city: null,
    district: null,
    province: null,
    country_code: place.country,
  };
}

/** Who says that it happened; null where the outlet does, in its own voice. */
function telling(index: RecordIndex, event: PloverEvent) {
  const statement = event.statement === null ? undefined : index.statements.get(event.statement);
  if (statement === undefined) return null;
  const speaker = statement.speaker === null ? undefined : index.entities.get(statement.speaker);
  return {
    id: statement.id,
    speaker: speaker?.name ?? null,
    speaker_code: speaker?.country ?? null,
    speaker_sector: speaker?.sector ?? null,
    anonymous: statement.anonymous,
    directness: statement.directness,
    via: index.named(statement.via).map(({ name }) => name),
    words: index.content(statement),
    content: statement.content,
  };
}
