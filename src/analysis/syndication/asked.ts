/** Copies as they are asked for: which articles print one text, whose reporting each is, and what two have in common. */
import type { Archive } from '../../archive/index.js';
import { Conditions } from '../../archive/queries/conditions.js';
import { type CopyQuestion, copyQuestion, daysOf, parseQuestion } from '../questions.js';

/** An article and whose reporting it is. */
export interface CopyRow {
  /** The lowest number of an article of the same text; its own where it has no copies. */
  readonly group: number;
  readonly document: number;
  readonly outlet: string | null;
  /** ISO 8601. */
  readonly published: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** The outlet or agency whose reporting it is; null before the analysis has taken it in. */
  readonly origin: string | null;
  readonly originKind: 'own' | 'outlet' | 'agency' | null;
  /** The words that say so; null where it is its own, or a copy that credits nobody. */
  readonly evidence: string | null;
  /** The first report of it that the archive holds; null where it holds none. */
  readonly firstDocument: number | null;
}

/** Words that two articles have in common, one for one. Offsets are UTF-16 code units, half-open. */
export interface PassageRow {
  readonly document: number;
  readonly other: number;
  readonly otherOutlet: string | null;
  readonly kind: 'copy' | 'partial';
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
  readonly words: string;
}

/** Articles by group, in each by day of print. @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted */
export async function copiesIn(
  archive: Archive,
  question: CopyQuestion = {},
  signal?: AbortSignal,
): Promise<readonly CopyRow[]> {
  const { all = false, outlet = [], ...stated } = parseQuestion(copyQuestion, question);
  const { since, until } = daysOf(stated);
  const conditions = new Conditions();
  conditions.add('d.current');
  if (!all) conditions.add('g.document IS NOT NULL');
  if (since !== null) conditions.add(`d.published_date >= ${conditions.day(since)}`);
  if (until !== null) conditions.add(`d.published_date <= ${conditions.day(until)}`);
  if (outlet.length > 0) conditions.add(conditions.named('d.outlet', outlet));
  const { where, parameters } = conditions.where();
  return archive.rows<CopyRow>(
    `SELECT coalesce(g.copy_group, d.document) AS "group", d.document, d.outlet, d.published, d.title, d.url,
       o.name AS origin, o.kind AS "originKind", o.evidence, o.first_document AS "firstDocument"
     FROM documents d
     LEFT JOIN copy_groups g ON g.document = d.document
     LEFT JOIN origins o ON o.document = d.document
     WHERE ${where}
     ORDER BY "group", d.published_date, d.document`,
    parameters,
    signal,
  );
}

interface Shared extends Omit<PassageRow, 'words'> {
  readonly text: string;
}

/** Passages that the article shares with others, by article and place. Words are cut out here: DuckDB counts characters where offsets count code units. */
export async function passagesOf(
  archive: Archive,
  document: number,
  signal?: AbortSignal,
): Promise<readonly PassageRow[]> {
  const rows = await archive.rows<Shared>(
    `WITH passages AS (
       SELECT document, other, "start", "end", other_start, other_end FROM shared_passages
       UNION ALL SELECT other, document, other_start, other_end, "start", "end" FROM shared_passages
     )
     SELECT p.document, p.other, d.outlet AS "otherOutlet", t.kind, p."start", p."end",
       p.other_start AS "otherStart", p.other_end AS "otherEnd", own.text
     FROM passages p
     JOIN documents own ON own.document = p.document
     JOIN documents d ON d.document = p.other
     JOIN shared_texts t ON (t.document = p.document AND t.other = p.other) OR (t.document = p.other AND t.other = p.document)
     WHERE p.document = $1 ORDER BY p.other, p."start"`,
    [document],
    signal,
  );
  return rows.map(({ text, ...row }) => ({ ...row, words: text.slice(row.start, row.end) }));
}
