/** The agenda of an archive: its records' items, joined to the incidents that it keeps. */
import type { Archive } from '../../archive/types.js';
import type { AgendaItem } from '../../record/index.js';
import { type Party, readIncidents } from '../incidents/index.js';
import { findAgenda } from './find.js';
import type { AgendaEntry } from './types.js';

interface Row {
  readonly document: number;
  readonly item: string;
  readonly published: string | null;
  readonly kind: AgendaItem['kind'];
  readonly what: string;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly parties: readonly { readonly name: string; readonly country: string | null }[] | null;
  readonly event: string | null;
  readonly start: number;
  readonly end: number;
}

/** @param asOf the day that counts as today; without it the last on which an article was printed */
export async function readAgenda(
  archive: Archive,
  { asOf, signal }: { readonly asOf?: string; readonly signal?: AbortSignal } = {},
): Promise<readonly AgendaEntry[]> {
  const [newest] = await archive.rows<{ readonly last: string | null }>(
    'SELECT max(published_date) AS last FROM documents WHERE current',
    [],
    signal,
  );
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
    parties: (parties ?? []).map(
      ({ name, country }): Party => ({ key: country ?? name.toLowerCase(), name, country }),
    ),
  }));
  const incidents = await readIncidents(archive, signal === undefined ? {} : { signal });
  return findAgenda(mentions, incidents, asOf ?? newest?.last ?? null);
}
