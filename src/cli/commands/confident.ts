/** `--min-confidence`: a record without its doubtful events, and without what would point at them. */
import type { ChanceryRecord } from '../../record/index.js';

export function withoutDoubtful(record: ChanceryRecord, least: number): ChanceryRecord {
  const events = record.events.filter(({ confidence }) => confidence >= least);
  const kept = new Set([...events.map(({ id }) => id), ...record.statements.map(({ id }) => id)]);
  const known = (id: string | null): string | null => (id !== null && kept.has(id) ? id : null);
  return {
    ...record,
    events,
    statements: record.statements.map((statement) => ({ ...statement, of: known(statement.of) })),
    agenda: record.agenda.map((item) => ({ ...item, event: known(item.event) })),
    disputes: record.disputes
      .map((dispute) => ({ ...dispute, challengers: dispute.challengers.filter((id) => kept.has(id)) }))
      .filter(({ claim }) => kept.has(claim)),
  };
}
