/** The agenda of an archive: its records' items, joined to the incidents that it keeps. */
import type { Archive } from '../../archive/types.js';
import { readCoverage } from '../coverage.js';
import { type Party, readIncidents } from '../incidents/index.js';
import { partyOf } from '../incidents/reports.js';
import { findAgenda } from './find.js';
import type { AgendaEntry, AgendaMention } from './types.js';

type Row = Omit<AgendaMention, 'key' | 'document' | 'parties'> & {
  readonly document: number;
  readonly parties: readonly Pick<Party, 'name' | 'country'>[] | null;
};

/** @param asOf the day that counts as today; without it the last on which an article was printed */
export async function readAgenda(
  archive: Archive,
  { asOf, signal }: { readonly asOf?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly AgendaEntry[]> {
  const rows = await archive.rows<Row>(
    `SELECT g.document, g.item, d.published_date AS published, g.kind, g.what, g.date,
       g.date_from AS "from", g.date_to AS "to", g.event, g."start", g."end",
       list({'name': n.name, 'country': n.country} ORDER BY n.entity) FILTER (n.entity IS NOT NULL) AS parties
     FROM agenda g
     JOIN current_readings c ON c.reading = g.reading
     JOIN documents d ON d.document = g.document
     LEFT JOIN entities n ON n.reading = g.reading AND list_contains(g.entities, n.entity)
     GROUP BY ALL`,
    [],
    signal,
  );
  const mentions = rows.map(({ parties, document, ...row }) => ({
    ...row,
    key: `${document}:${row.item}`,
    document: String(document),
    parties: (parties ?? []).map(partyOf),
  }));
  const incidents = await readIncidents(archive, { signal });
  const today = asOf ?? (await readCoverage(archive, signal))?.until ?? null;
  return findAgenda(mentions, incidents, today);
}
