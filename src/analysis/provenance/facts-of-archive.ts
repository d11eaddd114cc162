/** What the tables hold of articles' credits and links, as the study of origins takes it. */
import type { Archive, Parameter } from '../../archive/index.js';
import { oneOf } from '../among.js';
import { momentOf } from './article.js';
import type { Credit, Facts, How, Links } from './index.js';

/** Rounds of looking for what hangs on a document; longer chains do not occur. */
const MAX_ROUNDS = 32;

/**
 * The documents whose origins hang together with these: copies of them, articles that retell them or that they retell,
 * and so on.
 */
export async function readAffected(
  archive: Archive,
  documents: readonly number[],
): Promise<ReadonlySet<number>> {
  const affected = new Set(documents);
  let fresh = [...affected];
  for (let round = 0; round < MAX_ROUNDS && fresh.length > 0; round += 1) {
    const rows = await archive.rows<{ document: number }>(
      `WITH asked AS (SELECT unnest($1::INTEGER[]) AS document)
       SELECT m.document FROM copy_groups m SEMI JOIN
         (SELECT g.copy_group FROM copy_groups g SEMI JOIN asked a ON a.document = g.document) k
         ON k.copy_group = m.copy_group
       UNION SELECT r.document FROM retellings r SEMI JOIN asked a ON a.document = r.retold
       UNION SELECT r.retold FROM retellings r SEMI JOIN asked a ON a.document = r.document`,
      [fresh],
    );
    fresh = rows.map(({ document }) => document).filter((document) => !affected.has(document));
    for (const document of fresh) affected.add(document);
  }
  return affected;
}

type Some = ReadonlySet<number> | null;

/** @param documents null: all */
export async function readFacts(archive: Archive, documents: Some): Promise<readonly Facts[]> {
  const asked = bound(documents, 'd.document');
  // said of both tables, so that neither is looked through
  const few = asked.parameters.length > 0 ? '' : bound(documents, 'b.document').sql;
  const [articles, credits] = await Promise.all([
    archive.rows<{
      document: number;
      outlet: string | null;
      published: string | null;
      dateline: string | null;
      signed: boolean;
    }>(
      `SELECT d.document, d.outlet, d.published, b.dateline, b.signed
       FROM documents d JOIN bylines b ON b.document = d.document
       WHERE d.current ${asked.sql} ${few} ORDER BY d.document`,
      asked.parameters,
    ),
    readCredits(archive, documents),
  ]);
  return articles.map(({ document, outlet, published, dateline, signed }) => ({
    document,
    outlet,
    moment: momentOf(published),
    dateline,
    signed,
    credits: credits.get(document) ?? [],
  }));
}

async function readCredits(
  archive: Archive,
  documents: Some,
): Promise<ReadonlyMap<number, readonly Credit[]>> {
  const asked = bound(documents, 'document');
  const rows = await archive.rows<{
    document: number;
    how: How;
    name: string;
    agency: boolean;
    evidence: string;
    start: number | null;
    end: number | null;
  }>(
    `SELECT document, how, name, agency, evidence, "start", "end" FROM credits WHERE true ${asked.sql} ORDER BY rowid`,
    asked.parameters,
  );
  const credits = new Map<number, Credit[]>();
  for (const { document, start, end, ...credit } of rows) {
    const span = start === null || end === null ? null : { start, end };
    const list = credits.get(document);
    if (list === undefined) credits.set(document, [{ ...credit, span }]);
    else list.push({ ...credit, span });
  }
  return credits;
}

/**
 * @param documents null: all
 * @param outlets those of which it is asked where they are at home; null: all
 */
export async function readLinks(
  archive: Archive,
  documents: Some,
  outlets: readonly string[] | null,
): Promise<Links> {
  const asked = bound(documents, 'document');
  const [groups, retold, datelines] = await Promise.all([
    archive.rows<{ document: number; copy_group: number }>(
      `SELECT document, copy_group FROM copy_groups WHERE true ${asked.sql}`,
      asked.parameters,
    ),
    archive.rows<{ document: number; retold: number }>(
      `SELECT document, retold FROM retellings WHERE true ${asked.sql}`,
      asked.parameters,
    ),
    readDatelines(archive, outlets),
  ]);
  return {
    groups: new Map(groups.map((row) => [row.document, row.copy_group])),
    retold: new Map(retold.map((row) => [row.document, row.retold])),
    datelines,
  };
}

async function readDatelines(
  archive: Archive,
  outlets: readonly string[] | null,
): Promise<NonNullable<Links['datelines']>> {
  if (outlets?.length === 0) return [];
  return archive.rows(
    `SELECT d.outlet, b.dateline, count(*) AS count FROM bylines b JOIN documents d ON d.document = b.document
     WHERE d.current AND d.outlet IS NOT NULL AND b.dateline IS NOT NULL
       ${outlets === null ? '' : 'AND d.outlet IN (SELECT unnest($1::VARCHAR[]))'} GROUP BY ALL`,
    outlets === null ? [] : [outlets],
  );
}

export function bound(
  documents: Some,
  column: string,
): { readonly sql: string; readonly parameters: Parameter[] } {
  if (documents === null) return { sql: '', parameters: [] };
  const { sql, parameters } = oneOf(column, [...documents]);
  return { sql: `AND ${sql}`, parameters };
}
