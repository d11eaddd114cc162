/** The tables that go out as CSV and Parquet: their columns, and the query that fills them. */
import { firstDayOf, lastDayOf } from '../queries/filters.js';
import { documentsWhere, eventsWhere, statementsWhere } from '../queries/where.js';
import type { Parameter } from '../types.js';
import type { DocumentSelection, EventSelection, StatementSelection } from './chosen.js';

export const TABLES = ['events', 'statements', 'documents', 'dyads', 'agenda'] as const;
export type Table = (typeof TABLES)[number];

/**
 * Agenda items by the days they are set for: a day, month or year. An item of a month counts where any of its days does,
 * an undated one does not.
 */
export interface AgendaSelection {
  readonly since?: string;
  readonly until?: string;
}

/** Which rows, by table. What is left out selects all that is current. */
export interface Selections {
  /** Of events and dyads. */
  readonly events?: EventSelection;
  readonly statements?: StatementSelection;
  /** Of documents, records and agenda items. */
  readonly documents?: DocumentSelection;
  readonly agenda?: AgendaSelection;
}

export type ColumnType = 'VARCHAR' | 'VARCHAR[]' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
}

export interface TableQuery {
  readonly columns: readonly Column[];
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** A column per line of `name type = sql`; where the name is the column's own, `= sql` is left out. */
function columns(alias: string, lines: string): readonly Column[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [left = '', sql] = line.split(' = ');
      const [name = '', type = 'VARCHAR'] = left.trim().split(' ');
      return { name, type: type as ColumnType, sql: sql ?? `${alias}."${name}"` };
    });
}

const OF_DOCUMENT = `
  outlet VARCHAR = d.outlet
  author VARCHAR = d.author
  published VARCHAR = d.published
  published_date DATE = d.published_date
  language VARCHAR = d.language
  headline VARCHAR = d.title
  url VARCHAR = d.url
  address VARCHAR = d.address
  document_id VARCHAR = d.id
  document BIGINT = d.document`;

const EVENTS = columns(
  'v',
  `
  event_id
  event_date DATE
  event_date_to DATE = x.date_to
  event_date_value
  event_date_basis VARCHAR = x.date_basis
  event_type
  event_mode
  event_intends
  intensity DOUBLE
  quad_code
  contexts VARCHAR[]
  status
  actor_names VARCHAR[]
  actor_countries VARCHAR[]
  actor_sectors VARCHAR[]
  recipient_names VARCHAR[]
  recipient_countries VARCHAR[]
  recipient_sectors VARCHAR[]
  location
  speaker
  speaker_country
  via VARCHAR[]
  trigger_words
  trigger_start INTEGER
  trigger_end INTEGER
  sentence_start INTEGER
  sentence_end INTEGER
  confidence DOUBLE
  ${OF_DOCUMENT.trim()}
  reading BIGINT
  event
  statement
  model
  version`,
);

const STATEMENTS = columns(
  's',
  `
  statement_id VARCHAR = s.document || ':' || s.reading || ':' || s.statement
  speaker VARCHAR = s.speaker_name
  speaker_country
  source_words
  anonymous BOOLEAN
  directness
  via VARCHAR[] = s.via_names
  stance
  of_what
  parent
  content
  content_start INTEGER
  content_end INTEGER
  cue
  cue_start INTEGER
  cue_end INTEGER
  ${OF_DOCUMENT.trim()}
  reading BIGINT
  statement`,
);

const DOCUMENTS = columns(
  'd',
  `
  document BIGINT
  id
  address
  title
  outlet
  author
  url
  language
  published
  published_date DATE
  published_basis
  text
  fingerprint
  words INTEGER
  replaces BIGINT
  origin`,
);

const DYADS = columns(
  'y',
  `
  actor_country
  recipient_country
  day DATE
  category
  mode
  quad
  scale DOUBLE
  status
  document BIGINT
  reading BIGINT
  event`,
);

const AGENDA = columns(
  'g',
  `
  item_id VARCHAR = g.document || ':' || g.reading || ':' || g.item
  kind
  what
  date
  date_from DATE
  date_to DATE
  entity_names VARCHAR[]
  event
  start INTEGER
  end INTEGER
  ${OF_DOCUMENT.trim()}
  reading BIGINT
  item`,
);

/** The query of a table for a selection; rows in order of document and place in it. */
export function tableQuery(table: Table, selections: Selections): TableQuery {
  switch (table) {
    case 'events': {
      const { where, parameters } = eventsWhere(selections.events ?? {});
      const sql = `SELECT ${listed(EVENTS)} FROM plover_events v
        JOIN events x ON x.reading = v.reading AND x.event = v.event
        JOIN documents d ON d.document = v.document
        WHERE (v.reading, v.event) IN (SELECT e.reading, e.event FROM events e WHERE ${where})
        ORDER BY v.document, v.trigger_start, v.event`;
      return { columns: EVENTS, sql, parameters };
    }
    case 'dyads': {
      const { where, parameters } = eventsWhere(selections.events ?? {});
      const sql = `SELECT ${listed(DYADS)} FROM dyads y
        WHERE (y.reading, y.event) IN (SELECT e.reading, e.event FROM events e WHERE ${where})
        ORDER BY y.document, y.event, y.actor_country, y.recipient_country`;
      return { columns: DYADS, sql, parameters };
    }
    case 'statements': {
      const { where, parameters } = statementsWhere(selections.statements ?? {});
      const sql = `SELECT ${listed(STATEMENTS)} FROM statements s JOIN documents d ON d.document = s.document
        WHERE ${where} ORDER BY s.document, s.content_start, s.statement`;
      return { columns: STATEMENTS, sql, parameters };
    }
    case 'documents': {
      const { where, parameters } = documentsWhere(selections.documents ?? {});
      const sql = `SELECT ${listed(DOCUMENTS)} FROM documents d WHERE ${where} ORDER BY d.document`;
      return { columns: DOCUMENTS, sql, parameters };
    }
    case 'agenda':
      return agendaQuery(AGENDA, selections);
  }
}

/** Agenda items of current readings, with the columns asked for. */
export function agendaQuery(wanted: readonly Column[], selections: Selections): TableQuery {
  const { where, parameters } = documentsWhere(selections.documents ?? {});
  const values: Parameter[] = [...parameters];
  const dated: string[] = [];
  const { since, until } = selections.agenda ?? {};
  if (since !== undefined) dated.push(`AND g.date_to >= $${values.push(firstDayOf(since))}::DATE`);
  if (until !== undefined) dated.push(`AND g.date_from <= $${values.push(lastDayOf(until))}::DATE`);
  const sql = `SELECT ${listed(wanted)} FROM agenda g
    JOIN readings r ON r.reading = g.reading AND r.current
    JOIN documents d ON d.document = g.document
    WHERE ${where} ${dated.join(' ')}
    ORDER BY g.document, g."start", g.item`;
  return { columns: wanted, sql, parameters: values };
}

function listed(all: readonly Column[]): string {
  // Days as text: that is how rows give them, whatever the way to the archive.
  return all
    .map(({ name, type, sql }) => `${type === 'DATE' ? `(${sql})::VARCHAR` : sql} AS "${name}"`)
    .join(', ');
}
