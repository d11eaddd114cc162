/** The filters that stand in addresses, as a condition on `incidents i`. All of them hold together. */
import { firstDayOf, lastDayOf, parseEventFilter } from '../../archive/queries/filters.js';
import { documentsWhere, eventsWhere } from '../../archive/queries/where.js';
import { queryInvalid } from '../errors.js';
import type { Filters } from '../shapes/index.js';
import type { Bound } from './bound.js';
import { isPartyCode } from './parties.js';
import { holdsWords } from './words.js';

/** Whether it happened, so that its score counts between those who took part. */
export const HAPPENED = `(i.nature = 'happening' AND i.status IN ('actual', 'historical') AND i.scale IS NOT NULL)`;

/** The events that report each incident, as they were last read. */
export const REPORTS = `incident_reports r
  JOIN current_readings c ON c.document = r.document
  JOIN events e ON e.reading = c.reading AND e.event = r.event`;

/** The days of a filter, first and last; null where it names none. @throws ChanceryError FILTER_INVALID */
export function daysOf({ since, until }: Pick<Filters, 'since' | 'until'>): {
  readonly since: string | null;
  readonly until: string | null;
} {
  // What looks like a day need not be one of the calendar.
  parseEventFilter({ since, until });
  return {
    since: since === undefined ? null : firstDayOf(since),
    until: until === undefined ? null : lastDayOf(until),
  };
}

/**
 * A condition on `incidents i`, true where nothing is asked.
 * @throws ChanceryError FILTER_INVALID, SEARCH_INVALID; RequestError where a pair is not of two
 */
export function incidentsWhere(filters: Filters, bound: Bound): string {
  const { since, until } = daysOf(filters);
  const conditions: string[] = [];
  const anyOf = (column: string, values: readonly string[]): void => {
    if (values.length > 0) conditions.push(`${column} IN (SELECT unnest(${bound.texts(values)}))`);
  };
  anyOf('i.category', filters.event);
  anyOf('i.status', filters.status);
  anyOf('i.quad', filters.quad);
  // Where any of its days does, it counts.
  if (since !== null) conditions.push(`i.date_to >= ${bound.day(since)}`);
  if (until !== null) conditions.push(`i.date_from <= ${bound.day(until)}`);
  conditions.push(...ofIncidents(filters, bound));
  if (filters.party.length > 0) conditions.push(hasParty(filters.party, bound));
  const pair = pairOf(filters);
  if (pair !== null) conditions.push(isBetween([pair[0]], [pair[1]], bound));
  if (filters.confidence !== undefined && filters.confidence > 0)
    conditions.push(
      `i.incident IN (SELECT r.incident FROM ${REPORTS} WHERE e.confidence >= ${bound.bind(filters.confidence)})`,
    );
  if (filters.outlet.length > 0) {
    const published = bound.piece(documentsWhere({ outlet: filters.outlet }));
    conditions.push(reportedIn(`SELECT d.document FROM documents d WHERE ${published}`));
  }
  if (filters.q !== undefined && filters.q !== '') {
    conditions.push(reportedIn(`SELECT d.document FROM documents d WHERE ${holdsWords(filters.q, bound)}`));
  }
  return conditions.length === 0 ? 'true' : conditions.join('\n  AND ');
}

function reportedIn(documents: string): string {
  return `i.incident IN (SELECT r.incident FROM incident_reports r WHERE r.document IN (${documents}))`;
}

/** Any of these on either side. */
export function hasParty(parties: readonly string[], bound: Bound): string {
  const { codes, names } = parted(parties);
  const conditions: string[] = [];
  if (codes.length > 0) {
    const hasOne = hasCode(codes, bound);
    conditions.push(hasOne('i.actors'), hasOne('i.recipients'));
  }
  if (names.length > 0)
    conditions.push(asReported(bound.piece(eventsWhere({ either: names, replaced: true }))));
  return anyHolds(conditions);
}

/** More are looked up together: each of a few is found five times as fast alone. */
const FEW = 4;

/** Whether a list holds one of the codes. */
function hasCode(codes: readonly string[], bound: Bound): (list: string) => string {
  if (codes.length > FEW) {
    const all = bound.texts(codes);
    return (list) => `list_has_any(${list}, ${all})`;
  }
  const each = codes.map((code) => `${bound.bind(code)}::VARCHAR`);
  return (list) => anyHolds(each.map((code) => `list_contains(${list}, ${code})`));
}

/** An actor of the one acts on a recipient of the other, either way; where nobody is recipient, both act. */
export function isBetween(one: readonly string[], other: readonly string[], bound: Bound): string {
  const [a, b] = [parted(one), parted(other)];
  if (a.names.length + b.names.length === 0) {
    const [first, second] = [hasCode(a.codes, bound), hasCode(b.codes, bound)];
    const several = bound.texts([...a.codes, ...b.codes]);
    return anyHolds([
      `${first('i.actors')} AND ${second('i.recipients')}`,
      `${second('i.actors')} AND ${first('i.recipients')}`,
      `len(i.recipients) = 0 AND len(i.actors) > 1 AND ${first('i.actors')} AND ${second('i.actors')}
        AND len(list_intersect(i.actors, ${several})) > 1`,
    ]);
  }
  // A person acts for a country, and only the reports tell which person.
  return anyHolds(actsBetween(one, other, bound).map(asReported));
}

/** The two that are asked for; null where none are. @throws RequestError where it is another number */
export function pairOf({ pair }: Pick<Filters, 'pair'>): readonly [string, string] | null {
  if (pair.length === 0) return null;
  const [one, other, ...more] = pair;
  if (one === undefined || other === undefined || more.length > 0)
    throw queryInvalid('pair', 'name two parties, as in pair=PRK,USA');
  return [one, other];
}

/** Over `events e`: an actor of the one acts on a recipient of the other, either way. */
export function actsBetween(
  one: readonly string[],
  other: readonly string[],
  bound: Bound,
): readonly string[] {
  const ways = [
    eventsWhere({ actor: one, recipient: other, replaced: true }),
    eventsWhere({ actor: other, recipient: one, replaced: true }),
  ];
  return ways.map((way) => bound.piece(way));
}

/** What is asked of incidents alone, over `incidents i`. */
export function ofIncidents(
  { nature, origins }: Pick<Filters, 'nature' | 'origins'>,
  bound: Bound,
): readonly string[] {
  return [
    ...(nature.length > 0 ? [`i.nature IN (SELECT unnest(${bound.texts(nature)}))`] : []),
    ...(origins === undefined ? [] : [`len(i.origins) >= ${bound.bind(origins)}`]),
  ];
}

function asReported(event: string): string {
  return `i.incident IN (SELECT r.incident FROM ${REPORTS} WHERE ${event})`;
}

/** Codes stand in the incidents themselves; all else is looked up in their reports. */
function parted(parties: readonly string[]): {
  readonly codes: readonly string[];
  readonly names: readonly string[];
} {
  return {
    codes: parties.filter(isPartyCode),
    names: parties.filter((party) => !isPartyCode(party)),
  };
}

export function anyHolds(conditions: readonly string[]): string {
  return `(${conditions.map((condition) => `(${condition})`).join(' OR ')})`;
}
