/** Which articles of the archive new ones retell; and which that are here already retell one that has just come. */
import { DAY, dayOf } from '../../archive/days.js';
import type { Archive, DerivedChange } from '../../archive/index.js';
import { type Facts, nameKey, retoldAmong } from './index.js';
import { CLOCK, RETOLD_WITHIN, type Retellable } from './retold.js';

/** Articles of an outlet that are looked at for one that retells it, those nearest in time first. */
const MAX_CANDIDATES = 64;

interface Retelling {
  readonly document: number;
  readonly key: string;
  readonly day: string;
}

/** @returns the changes of `retellings`, and the documents besides the new ones that they are about */
export async function retell(
  archive: Archive,
  fresh: readonly Facts[],
): Promise<{ readonly changes: readonly DerivedChange[]; readonly touched: readonly number[] }> {
  const own = fresh.flatMap(({ document, moment, credits }): Retelling[] => {
    const credit = credits.find(({ how }) => how === 'retells');
    return credit === undefined || moment === null
      ? []
      : [{ document, key: nameKey(credit.name), day: dayOf(moment) }];
  });
  const touched = await readTouched(archive, fresh);
  const retelling = [...own, ...touched];
  if (retelling.length === 0) return { changes: [], touched: [] };
  const candidates = await readCandidates(archive, retelling);
  const texts = await readTexts(archive, [
    ...new Set([...retelling.map(({ document }) => document), ...[...candidates.values()].flat()]),
  ]);
  const rows = retelling.flatMap(({ document, key }) => {
    const article = texts.get(document);
    if (article === undefined) return [];
    const theirs = (candidates.get(document) ?? []).flatMap((it) => texts.get(it) ?? []);
    const found = retoldAmong(article, theirs);
    return found === null ? [] : [[document, key, found.document, found.likeness] as const];
  });
  const documents = retelling.map(({ document }) => document);
  return {
    changes: [{ table: 'retellings', remove: { column: 'document', values: documents }, insert: rows }],
    touched: touched.map(({ document }) => document),
  };
}

/** Articles here that credit an outlet of which new ones have come, printed in the days after these. */
async function readTouched(archive: Archive, fresh: readonly Facts[]): Promise<readonly Retelling[]> {
  const come = fresh.filter(({ outlet, moment }) => outlet !== null && moment !== null);
  if (come.length === 0) return [];
  return archive.rows<Retelling>(
    `WITH come AS (SELECT unnest($1::VARCHAR[]) AS key, unnest($2::VARCHAR[])::DATE AS day)
     SELECT DISTINCT c.document, c.name_key AS key, d.published_date AS day
     FROM come JOIN credits c ON c.name_key = come.key AND c.how = 'retells'
     JOIN documents d ON d.document = c.document AND d.current
     WHERE d.published_date BETWEEN come.day - 1 AND come.day + ${RETOLD_WITHIN / DAY}::INTEGER`,
    [come.map(({ outlet }) => nameKey(outlet ?? '')), come.map(({ moment }) => dayOf(moment ?? 0))],
  );
}

/** Numbers of the articles that each may retell. */
async function readCandidates(
  archive: Archive,
  retelling: readonly Retelling[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const outlets = await archive.rows<{ outlet: string }>(
    'SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL',
  );
  const byKey = new Map<string, string[]>();
  for (const { outlet } of outlets) {
    const list = byKey.get(nameKey(outlet));
    if (list === undefined) byKey.set(nameKey(outlet), [outlet]);
    else list.push(outlet);
  }
  const asked = retelling.flatMap(({ document, key, day }) =>
    (byKey.get(key) ?? []).map((outlet) => ({ document, outlet, day })),
  );
  if (asked.length === 0) return new Map();
  const rows = await archive.rows<{ asking: number; documents: readonly number[] }>(
    `WITH asked AS (SELECT unnest($1::INTEGER[]) AS asking, unnest($2::VARCHAR[]) AS outlet, unnest($3::VARCHAR[])::DATE AS day),
     found AS (
       SELECT a.asking, d.document, row_number() OVER (PARTITION BY a.asking ORDER BY d.published_date DESC, d.document DESC) AS place
       FROM asked a JOIN documents d ON d.outlet = a.outlet AND d.current AND d.document <> a.asking
         AND d.published_date BETWEEN a.day - ${RETOLD_WITHIN / DAY}::INTEGER AND a.day + ${Math.ceil(CLOCK / DAY)}::INTEGER)
     SELECT asking, list(document ORDER BY document) AS documents FROM found WHERE place <= ${MAX_CANDIDATES} GROUP BY asking`,
    [asked.map(({ document }) => document), asked.map(({ outlet }) => outlet), asked.map(({ day }) => day)],
  );
  return new Map(rows.map(({ asking, documents }) => [asking, documents]));
}

async function readTexts(
  archive: Archive,
  documents: readonly number[],
): Promise<ReadonlyMap<number, Retellable>> {
  const rows = await archive.rows<Retellable>(
    'SELECT document, title, text, published FROM documents WHERE document IN (SELECT unnest($1::BIGINT[]))',
    [documents],
  );
  return new Map(rows.map((row) => [row.document, row]));
}
