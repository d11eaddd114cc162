/** Why nothing was found, where a name that the archive does not have is the likely reason. */
import type { Archive } from '../archive/index.js';
import { hasName, isCode, type NamingFilter, namesIn, nearestNames } from '../archive/queries/index.js';
import { oneLine } from './quoted.js';

/** Names looked up for one answer. */
const MOST = 10;

/** A line for each name that is not there. */
export async function nearMisses(
  archive: Archive,
  filter: NamingFilter,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const names = namesIn(filter)
    .filter(({ value }) => !isCode(value))
    .slice(0, MOST);
  const lines: string[] = [];
  for (const { condition, value, kind } of names) {
    if (await hasName(archive, kind, value, signal)) continue;
    const near = await nearestNames(archive, kind, value, signal);
    const advice = near.length === 0 ? '' : ` Names like it: ${near.join('; ')}.`;
    lines.push(oneLine(`The archive has no ${condition} called ${JSON.stringify(value)}.${advice}`));
  }
  return lines;
}
