/** The common filters where the lines are articles or statements: what each means there. */

import type { Where } from '../../archive/queries/conditions.js';
import type { EventFilter } from '../../archive/queries/filters.js';
import { documentsWhere, eventsWhere, statementsWhere } from '../../archive/queries/where.js';
import type { Filters } from '../shapes/index.js';
import { type Bound, createBound } from './bound.js';
import { ofIncidents, pairOf } from './conditions.js';
import { holdsWords } from './words.js';

/**
 * Over `documents d`: published on those days by those outlets, naming the parties (both of a pair); and, where something
 * is asked of events or incidents, reporting such a one.
 * @throws ChanceryError FILTER_INVALID; RequestError where a pair is not of two
 */
export function documentsOf(asked: Filters): Where {
  const bound = createBound();
  const { outlet, since, until } = asked;
  const conditions = [
    bound.piece(documentsWhere({ ...some('outlet', outlet), since, until })),
    ...namings(asked).map((about) => bound.piece(documentsWhere({ about, replaced: true }))),
    ...reporting(asked, 'd.document', bound),
  ];
  return { where: conditions.join('\n  AND '), parameters: bound.values };
}

/** The same, and the articles hold the words. @throws ChanceryError SEARCH_INVALID */
export function documentsWith(asked: Filters): Where {
  const { q } = asked;
  if (q === undefined || q === '') return documentsOf(asked);
  const bound = createBound();
  const conditions = [bound.piece(documentsOf(asked)), holdsWords(q, bound)];
  return { where: conditions.join(' AND '), parameters: bound.values };
}

/** Over `statements s`: made by the parties or naming them, by those speakers, in such articles. */
export function statementsOf(asked: Filters & { readonly speaker: readonly string[] }): Where {
  const bound = createBound();
  const { outlet, since, until, speaker } = asked;
  const made = bound.piece(
    statementsWhere({ ...some('outlet', outlet), ...some('speaker', speaker), since, until }),
  );
  const about = namings(asked).map((parties) => {
    const by = bound.piece(statementsWhere({ speaker: parties, replaced: true }));
    return `((${by}) OR (${bound.piece(statementsWhere({ about: parties, replaced: true }))}))`;
  });
  const conditions = [made, ...about, ...reporting(asked, 's.document', bound)];
  return { where: conditions.join('\n  AND '), parameters: bound.values };
}

/** Any of the parties; and each of a pair. */
function namings(asked: Filters): readonly (readonly string[])[] {
  const { party } = asked;
  return [...(party.length > 0 ? [party] : []), ...(pairOf(asked) ?? []).map((one) => [one])];
}

/** In documents that report an event, or an incident, of the kind. */
function reporting(asked: Filters, column: string, bound: Bound): readonly string[] {
  const { event, status, quad, confidence } = asked;
  const events: EventFilter = {
    ...some('event', event),
    ...some('status', status),
    ...some('quad', quad),
    ...(confidence !== undefined && { confidence }),
  };
  const incidents = ofIncidents(asked, bound);
  return [
    ...(Object.keys(events).length > 0
      ? [`${column} IN (SELECT e.document FROM events e WHERE ${bound.piece(eventsWhere(events))})`]
      : []),
    ...(incidents.length > 0
      ? [
          `${column} IN (SELECT r.document FROM incident_reports r JOIN incidents i ON i.incident = r.incident
           WHERE ${incidents.join(' AND ')})`,
        ]
      : []),
  ];
}

/** A condition that names nothing is none. */
function some<Name extends string, Value>(
  name: Name,
  values: readonly Value[],
): { readonly [Key in Name]?: readonly Value[] } {
  return (values.length === 0 ? {} : { [name]: values }) as { readonly [Key in Name]?: readonly Value[] };
}
