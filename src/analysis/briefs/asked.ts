/** A brief as it is asked for. */
import type { Archive } from '../../archive/index.js';
import { readCoverage } from '../coverage.js';
import { type BriefQuestion, briefQuestion, daysOf, parseQuestion } from '../questions.js';
import { type BriefOptions, composeBrief } from './compose.js';
import { readMaterial } from './of-archive.js';
import type { Brief } from './types.js';

/**
 * @param nameOf the names of countries by their codes; without it codes are shown
 * @returns null where the archive holds no dated article; a brief without sections where it holds nothing on this
 * @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted
 */
export async function briefOn(
  archive: Archive,
  question: BriefQuestion,
  { nameOf }: Pick<BriefOptions, 'nameOf'> = {},
  signal?: AbortSignal,
): Promise<Brief | null> {
  const { kind = 'situation', about, limit, ...stated } = parseQuestion(briefQuestion, question);
  const days = daysOf(stated);
  const coverage = await readCoverage(archive, signal);
  if (coverage === null) return null;
  const asked = {
    kind,
    about: [...new Set(about)],
    since: days.since ?? coverage.since,
    until: days.until ?? coverage.until,
  };
  return composeBrief(asked, await readMaterial(archive, asked, signal), {
    ...(nameOf && { nameOf }),
    ...(limit !== undefined && { limit }),
  });
}
