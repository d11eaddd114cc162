/**
 * Filters as SQL: conditions over `events e`, `statements s` or `documents d`, every value bound. Conditions on
 * other tables are semi-joins, so that the one table is filtered before anything is joined to it.
 * Without any condition: current readings of current documents.
 */
import { stemsOf } from '../search/stems.js';
import { Conditions, OF_SPEAKER, type Where } from './conditions.js';
import {
  type DocumentFilter,
  type EventFilter,
  firstDayOf,
  lastDayOf,
  parseDocumentFilter,
  parseEventFilter,
  parseStatementFilter,
  type StatementFilter,
} from './filters.js';
import { sideConditions } from './sides.js';

interface Published {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Readings that a newer one, or a newer version of the page, has replaced. Few, so leaving these out is cheap. */
const REPLACED = `SELECT r.reading FROM readings r JOIN documents d ON d.document = r.document
  WHERE NOT (r.current AND d.current)`;

/** Over `events e`. */
export function eventsWhere(filter: EventFilter): Where {
  const asked = parseEventFilter(filter);
  const query = new Conditions();
  const { speaker, via, place, about } = asked;
  if (asked.replaced !== true) query.add(`NOT EXISTS (FROM (${REPLACED}) old WHERE old.reading = e.reading)`);
  query.anyOf('e.category', asked.event);
  query.anyOf('e.mode', asked.mode);
  query.anyOf('e.quad', asked.quad);
  query.anyOf('e.status', asked.status);
  query.anyOf('e.document', asked.document);
  if (asked.context !== undefined) query.add(`list_has_any(e.context, ${query.list(asked.context)})`);
  if (asked.since !== undefined) query.add(`e.date_to >= ${query.day(firstDayOf(asked.since))}`);
  if (asked.until !== undefined) query.add(`e.date_from <= ${query.day(lastDayOf(asked.until))}`);
  if (asked.confidence !== undefined) query.add(`e.confidence >= ${query.bind(asked.confidence)}`);
  for (const condition of sideConditions(query, asked)) query.add(condition);
  if (speaker !== undefined) {
    const match = query.party('t', speaker, OF_SPEAKER);
    query.add(`(e.reading, e.statement) IN (SELECT t.reading, t.statement FROM statements t WHERE ${match})`);
  }
  if (via !== undefined) query.add(`(e.reading, e.statement) IN (${through(query, via)})`);
  if (asked.anonymous !== undefined) {
    const unnamed =
      'FROM statements t WHERE t.reading = e.reading AND t.statement = e.statement AND t.anonymous';
    query.add(`${asked.anonymous ? '' : 'NOT '}EXISTS (${unnamed})`);
  }
  if (place !== undefined) {
    const match = query.party('x', place);
    query.add(`(e.reading, e.place) IN (SELECT x.reading, x.entity FROM entities x WHERE ${match})`);
  }
  if (about !== undefined) {
    query.add(`(e.reading, e.sentence) IN (
      SELECT m.reading, m.sentence FROM entities x
      JOIN mentions m ON m.reading = x.reading AND m.entity = x.entity
      WHERE ${query.party('x', about)})`);
  }
  if (asked.outlet !== undefined) query.add(`e.document IN (${publishedBy(query, asked.outlet)})`);
  if (asked.text !== undefined) query.add(holding(query, 'e.document', 'document', 'postings', asked.text));
  return query.where();
}

/** Over `statements s`. */
export function statementsWhere(filter: StatementFilter): Where {
  const asked = parseStatementFilter(filter);
  const query = new Conditions();
  if (asked.replaced !== true) query.add(`NOT EXISTS (FROM (${REPLACED}) old WHERE old.reading = s.reading)`);
  query.anyOf('s.directness', asked.directness);
  query.anyOf('s.stance', asked.stance);
  query.anyOf('s.document', asked.document);
  if (asked.speaker !== undefined) {
    query.add(query.party('s', asked.speaker, OF_SPEAKER));
  }
  if (asked.via !== undefined) query.add(`(s.reading, s.statement) IN (${through(query, asked.via)})`);
  if (asked.anonymous !== undefined) query.add(`s.anonymous = ${query.bind(asked.anonymous)}`);
  if (asked.about !== undefined) {
    // What stands between the pieces of a quotation is mostly its source, and that is not what is said.
    query.add(`(s.reading, s.statement) IN (
      SELECT t.reading, t.statement FROM entities x
      JOIN mentions m ON m.reading = x.reading AND m.entity = x.entity
      JOIN statements t ON t.reading = m.reading AND m."start" >= t.content_start AND m."end" <= t.content_end
      WHERE (t.source_start IS NULL OR m."end" <= t.source_start OR m."start" >= t.source_end)
        AND ${query.party('x', asked.about)})`);
  }
  const dated = published(query, asked);
  if (dated.length > 0) {
    query.add(`s.document IN (SELECT d.document FROM documents d WHERE ${dated.join(' AND ')})`);
  }
  if (asked.outlet !== undefined) query.add(`s.document IN (${publishedBy(query, asked.outlet)})`);
  if (asked.text !== undefined) {
    const key = ['(s.reading, s.statement)', 'reading, statement', 'statement_postings'] as const;
    query.add(holding(query, ...key, asked.text));
  }
  return query.where();
}

/** Over `documents d`. */
export function documentsWhere(filter: DocumentFilter): Where {
  const asked = parseDocumentFilter(filter);
  const query = new Conditions();
  if (asked.replaced !== true) query.add('d.current');
  query.anyOf('d.document', asked.document);
  if (asked.outlet !== undefined) query.add(query.named('d.outlet', asked.outlet));
  if (asked.author !== undefined) query.add(query.named('d.author', asked.author));
  for (const condition of published(query, asked)) query.add(condition);
  if (asked.about !== undefined || asked.kind !== undefined) {
    const match = asked.about === undefined ? 'true' : query.party('x', asked.about);
    const kind = asked.kind === undefined ? 'true' : `x.kind IN (SELECT unnest(${query.list(asked.kind)}))`;
    query.add(`d.document IN (SELECT x.document FROM entities x WHERE ${match} AND ${kind}
      AND NOT EXISTS (FROM readings r WHERE r.reading = x.reading AND NOT r.current))`);
  }
  if (asked.text !== undefined) query.add(holding(query, 'd.document', 'document', 'postings', asked.text));
  return query.where();
}

/** Over a column of names: this one, case and accents aside, with * for any letters. */
export function nameWhere(column: string, name: string): Where {
  const query = new Conditions();
  query.add(query.named(column, [name]));
  return query.where();
}

function through(query: Conditions, names: readonly string[]): string {
  return `SELECT t.reading, t.statement
    FROM (SELECT reading, statement, unnest(via_names) AS name FROM statements WHERE len(via_names) > 0) t
    WHERE ${query.named('t.name', names)}`;
}

/** Conditions on the day of publication, over `documents d`. */
function published(query: Conditions, { since, until }: Published): readonly string[] {
  const first = since === undefined ? [] : [`d.published_date >= ${query.day(firstDayOf(since))}`];
  const last = until === undefined ? [] : [`d.published_date <= ${query.day(lastDayOf(until))}`];
  return [...first, ...last];
}

function publishedBy(query: Conditions, outlets: readonly string[]): string {
  return `SELECT o.document FROM documents o WHERE ${query.named('o.outlet', outlets)}`;
}

/** Rows whose postings have the stems of all the words. Words too common to be kept are no condition. */
function holding(query: Conditions, row: string, key: string, postings: string, text: string): string {
  const stems = [...stemsOf(text).keys()];
  if (stems.length === 0) return 'true';
  const having = `SELECT ${key} FROM ${postings}
    WHERE stem IN (SELECT stem FROM stems WHERE word IN (SELECT unnest(${query.list(stems)})))`;
  // Grouping costs more than the looking up, and of one word there is nothing to group.
  if (stems.length === 1) return `${row} IN (${having})`;
  return `${row} IN (${having} GROUP BY ${key} HAVING count(*) = ${query.bind(stems.length)})`;
}
