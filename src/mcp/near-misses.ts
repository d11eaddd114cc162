/** Why nothing was found, where a name that the archive does not have is the likely reason. */
import type { Archive } from '../archive/index.js';
import { type EventFilter, hasName, type NameKind, nearestNames } from '../archive/queries/index.js';
import { oneLine } from './quoted.js';

/** An argument that names somebody, and where such names are kept. */
export interface Named {
  readonly argument: string;
  readonly values: string | readonly string[] | undefined;
  readonly kind: NameKind;
}

const CODE = /^[A-Z]{3}(:[A-Z]{3})?$/;
/** Names looked up for one answer. */
const MOST = 10;

/** A line for each name that is not there. */
export async function nearMisses(
  archive: Archive,
  named: readonly Named[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const names = named
    .flatMap(({ argument, values = [], kind }) => [values].flat().map((value) => ({ argument, value, kind })))
    .filter(({ value }) => !CODE.test(value))
    .slice(0, MOST);
  const lines: string[] = [];
  for (const { argument, value, kind } of names) {
    if (await hasName(archive, kind, value, signal)) continue;
    const near = await nearestNames(archive, kind, value, signal);
    const advice = near.length === 0 ? '' : ` Names like it: ${near.join('; ')}.`;
    lines.push(oneLine(`The archive has no ${argument} called ${JSON.stringify(value)}.${advice}`));
  }
  return lines;
}

export function namesIn(filter: EventFilter): readonly Named[] {
  const { actor, recipient, either, speaker, via, place, about, outlet } = filter;
  return [
    { argument: 'actor', values: actor, kind: 'party' },
    { argument: 'recipient', values: recipient, kind: 'party' },
    { argument: 'either', values: either, kind: 'party' },
    { argument: 'speaker', values: speaker, kind: 'speaker' },
    { argument: 'via', values: via, kind: 'via' },
    { argument: 'place', values: place, kind: 'entity' },
    { argument: 'about', values: about, kind: 'entity' },
    { argument: 'outlet', values: outlet, kind: 'outlet' },
  ];
}
