/** The agenda as it is asked for. */
import type { Archive } from '../../archive/index.js';
import { lastDayOf } from '../../archive/queries/filters.js';
import { type AgendaQuestion, agendaQuestion, concerns, daysOf, parseQuestion } from '../questions.js';
import { readAgenda } from './of-archive.js';
import type { AgendaEntry } from './types.js';

/** By day, undated entries last. @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted */
export async function agendaIn(
  archive: Archive,
  question: AgendaQuestion = {},
  signal?: AbortSignal,
): Promise<readonly AgendaEntry[]> {
  const { about, state, asOf, ...stated } = parseQuestion(agendaQuestion, question);
  const { spans } = daysOf(stated);
  const isAsked = concerns(about);
  const entries = await readAgenda(archive, { ...(asOf !== undefined && { asOf: lastDayOf(asOf) }), signal });
  return entries.filter(
    (entry) =>
      isAsked(entry.parties) &&
      spans(entry.from, entry.to) &&
      (state === undefined || state.includes(entry.state)),
  );
}
