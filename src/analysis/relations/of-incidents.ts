/** Incidents → what relations are made from: those that happened, and whose day and kind are known. */
import type { IncidentSummary } from '../incidents/types.js';
import type { RelationIncident } from './types.js';

/** In the order given. Plans and possibilities are left out: that something was agreed or threatened is one of its own. */
export function relationIncidentsOf(incidents: readonly IncidentSummary[]): readonly RelationIncident[] {
  return incidents.flatMap((incident): readonly RelationIncident[] => {
    const { key, nature, status, category, scale, quad, from, to, actors, recipients, origins } = incident;
    const happened = nature === 'happening' && (status === 'actual' || status === 'historical');
    if (!happened || category === null || scale === null || quad === null || from === null) return [];
    return [
      { id: key, from, to: to ?? from, category, scale, quad, actors, recipients, origins: origins.length },
    ];
  });
}
