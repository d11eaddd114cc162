/**
 * The agenda over an archive: what is planned, possible, due or remembered, each thing once however many articles
 * announce it, with what came of it; days that passed without a report are marked. As entries, or as an iCalendar feed.
 */
export { agendaIn } from './asked.js';
export { agendaCalendar } from './calendar.js';
export { readAgenda } from './of-archive.js';
export type * from './types.js';
