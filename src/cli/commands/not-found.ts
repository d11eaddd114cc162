/** Why nothing was found, where one of the names asked for is the likely reason. */
import type { Archive } from '../../archive/index.js';
import type { NamingFilter } from '../../archive/queries/index.js';
import { nearest } from './nearest.js';

/** "--speaker Moon Jae In: Did you mean Moon Jae-in?", or null where every name is known. */
export async function explainNothing(
  archive: Archive,
  filter: NamingFilter,
  signal: AbortSignal,
): Promise<string | null> {
  const { hasName, isCode, namesIn, nearestNames } = await import('../../archive/queries/index.js');
  for (const { condition, value, kind } of namesIn(filter)) {
    const option = `--${condition}`;
    if (isCode(value)) {
      const unknown = await unknownCode(value);
      if (unknown !== null) return `${option} ${value}: ${unknown}`;
      continue;
    }
    if (await hasName(archive, kind, value, signal)) continue;
    const near = await nearestNames(archive, kind, value, signal);
    const advice = near.length === 0 ? 'The archive has no such name.' : `Did you mean ${near.join(', ')}?`;
    return `${option} ${value}: ${advice}`;
  }
  return null;
}

async function unknownCode(stated: string): Promise<string | null> {
  const [{ readCodeNames }, { SECTORS }] = await Promise.all([
    import('../../lexicon/code-names.js'),
    import('../../ontology/index.js'),
  ]);
  const countries = [...readCodeNames().keys()];
  const sectors = SECTORS.map(({ code }) => code);
  const [first = '', second] = stated.split(':');
  const wrong = [
    { code: first, known: second === undefined ? [...countries, ...sectors] : countries },
    ...(second === undefined ? [] : [{ code: second, known: sectors }]),
  ].find(({ code, known }) => !known.includes(code));
  if (wrong === undefined) return null;
  const near = nearest(wrong.code, wrong.known);
  return near.length === 0 ? `There is no code ${wrong.code}.` : `Did you mean ${near.join(', ')}?`;
}
