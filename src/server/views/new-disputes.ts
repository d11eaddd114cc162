/**
 * Disputes that opened: what the newest denials deny. To look through all articles takes seconds; so the denials come
 * first, and only the articles in which their claims may stand are read whole and compared (../../analysis/disputes/).
 */
import { assertionsOf } from '../../analysis/disputes/assertions.js';
import { findDisputes } from '../../analysis/disputes/find.js';
import type { ArchiveDispute, Assertion } from '../../analysis/disputes/index.js';
import { createVocabulary, type Vocabulary } from '../../analysis/incidents/words.js';
import type { Archive } from '../../archive/types.js';
import type { DisputeShape } from '../shapes/index.js';
import { type EvidenceOf, readEvidence } from './evidence.js';

/** Articles with a denial that are looked at, the latest, and articles that each may answer. */
const MOST_DENYING = 10;
const MOST_ANSWERED = 12;
/** Telling words of a denial that lead to what it answers, and how like it that must be at the least. */
const TELLING_WORDS = 8;
const LIKE_ENOUGH = 0.1;
/** As far back as a denial answers (analysis/disputes/find.ts). */
const WITHIN_DAYS = 30;

/** Of documents with a number above `since`, the latest first. */
export async function readNewDisputes(
  archive: Archive,
  since: number,
  signal?: AbortSignal,
): Promise<readonly DisputeShape[]> {
  const denying = await readDenying(archive, since, signal);
  if (denying.length === 0) return [];
  const documents = [...new Set([...denying, ...(await readAnswered(archive, denying, signal))])];
  const vocabulary = await readVocabularyOf(archive, documents, signal);
  const assertions: Assertion[] = [];
  for await (const { document, record } of archive.records({ documents }, signal))
    assertions.push(...assertionsOf(record, vocabulary, String(document)));
  const ours = new Set(denying.map(String));
  const disputes = findDisputes(assertions)
    .filter(({ challenges }) => challenges.some(({ assertion }) => ours.has(assertion.document)))
    .sort((a, b) => (latestOf(a) < latestOf(b) ? 1 : -1));
  const evidence = await readEvidence(
    archive,
    documents.map((document) => ({ document })),
    signal,
  );
  const anonymous = await readAnonymous(archive, documents, signal);
  return disputes.flatMap((dispute) => shapeOf(dispute, evidence, anonymous));
}

const latestOf = ({ challenges }: ArchiveDispute): string =>
  challenges
    .map(({ assertion }) => assertion.published ?? '')
    .sort()
    .at(-1) ?? '';

async function readDenying(
  archive: Archive,
  since: number,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number }>(
    `SELECT d.document FROM documents d JOIN readings r ON r.document = d.document AND r.current
     WHERE d.current AND d.document > $1 AND (
       r.reading IN (SELECT p.reading FROM disputes p)
       OR r.reading IN (SELECT s.reading FROM statements s WHERE s.stance IN ('denies', 'disputes')))
     ORDER BY d.published_date DESC NULLS LAST, d.document DESC LIMIT ${MOST_DENYING}`,
    [since],
    signal,
  );
  return rows.map(({ document }) => document);
}

/**
 * The articles of the month before with a statement so like a denial that it may be the claim. The cosine is that of
 * findDisputes but for the words that it leaves out, so less is asked of it here.
 */
async function readAnswered(
  archive: Archive,
  denying: readonly number[],
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const rows = await archive.rows<{ readonly document: number }>(
    `WITH denials AS MATERIALIZED (
       SELECT s.reading, s.statement, s.document, d.published_date AS day
       FROM statements s JOIN documents d ON d.document = s.document SEMI JOIN current_readings c ON c.reading = s.reading
       WHERE s.document IN (SELECT unnest($1::INTEGER[])) AND s.stance IN ('denies', 'disputes')
     ), weights AS MATERIALIZED (
       SELECT stem, power(ln(((SELECT count(*) FROM documents WHERE current) + 1) / (count(*) + 1)) + 0.1, 2) AS weight
       FROM postings GROUP BY stem
     ), asked AS MATERIALIZED (
       SELECT n.document AS denier, n.statement AS denial, n.day, p.stem, w.weight FROM denials n
       JOIN statement_postings p ON p.document = n.document AND p.reading = n.reading AND p.statement = n.statement
       JOIN weights w ON w.stem = p.stem
     ), near AS MATERIALIZED (
       SELECT d.document, d.published_date AS day FROM documents d
       WHERE d.current AND d.published_date >= (SELECT min(day) FROM asked) - ${WITHIN_DAYS}
         AND d.published_date <= (SELECT max(day) FROM asked)
     ), telling AS (
       SELECT * FROM asked
       QUALIFY row_number() OVER (PARTITION BY denier, denial ORDER BY weight DESC, stem) <= ${TELLING_WORDS}
     ), met AS MATERIALIZED (
       SELECT DISTINCT t.denier, t.denial, t.day, p.document, p.reading, p.statement
       FROM telling t JOIN statement_postings p ON p.stem = t.stem AND p.document <> t.denier
       JOIN near n ON n.document = p.document AND n.day <= t.day AND n.day >= t.day - ${WITHIN_DAYS}
     ), lengths AS (
       SELECT denier, denial, sum(weight) AS length FROM asked GROUP BY denier, denial
     ), likeness AS (
       SELECT m.denier, m.denial, m.document, m.statement,
         sum(w.weight) FILTER (a.stem IS NOT NULL) / sqrt(sum(w.weight) * any_value(l.length)) AS likeness
       FROM met m JOIN lengths l ON l.denier = m.denier AND l.denial = m.denial
       JOIN statement_postings p ON p.document = m.document AND p.reading = m.reading AND p.statement = m.statement
       JOIN weights w ON w.stem = p.stem
       LEFT JOIN asked a ON a.denier = m.denier AND a.denial = m.denial AND a.stem = p.stem
       GROUP BY m.denier, m.denial, m.document, m.statement
     ), best AS (
       SELECT denier, document FROM likeness WHERE likeness >= ${LIKE_ENOUGH} GROUP BY denier, document
       QUALIFY row_number() OVER (PARTITION BY denier ORDER BY max(likeness) DESC, document) <= ${MOST_ANSWERED}
     )
     SELECT DISTINCT document FROM best ORDER BY document`,
    [denying],
    signal,
  );
  return rows.map(({ document }) => document);
}

/** How much their words say, as in the whole archive: what stands in one article needs no count (analysis/frequencies.ts). */
async function readVocabularyOf(
  archive: Archive,
  documents: readonly number[],
  signal: AbortSignal | undefined,
): Promise<Vocabulary> {
  const [size] = await archive.rows<{ readonly documents: number }>(
    'SELECT count(*) AS documents FROM documents WHERE current',
    [],
    signal,
  );
  const rows = await archive.rows<{ readonly word: string; readonly documents: number }>(
    `WITH wanted AS MATERIALIZED (
       SELECT DISTINCT stem FROM postings WHERE document IN (SELECT unnest($1::INTEGER[]))
     ), counted AS MATERIALIZED (
       SELECT stem, count(*) AS documents FROM postings GROUP BY stem HAVING count(*) > 1
     )
     SELECT k.word, c.documents FROM wanted w JOIN counted c ON c.stem = w.stem JOIN stems k ON k.stem = w.stem`,
    [documents],
    signal,
  );
  return createVocabulary(new Map(rows.map(({ word, documents: in_ }) => [word, in_])), size?.documents ?? 0);
}

/** Statements whose speaker the article does not name, as "document:statement". */
async function readAnonymous(
  archive: Archive,
  documents: readonly number[],
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const rows = await archive.rows<{ readonly key: string }>(
    `SELECT s.document || ':' || s.statement AS key FROM statements s SEMI JOIN current_readings c ON c.reading = s.reading
     WHERE s.anonymous AND s.document IN (SELECT unnest($1::INTEGER[]))`,
    [documents],
    signal,
  );
  return new Set(rows.map(({ key }) => key));
}

function shapeOf(
  { key, claim, alsoIn, challenges, confirmations }: ArchiveDispute,
  evidence: EvidenceOf,
  anonymous: ReadonlySet<string>,
): readonly DisputeShape[] {
  const voiced = (it: Assertion) =>
    evidence(Number(it.document), it.start, it.end, it.words).map((words) => ({
      // By their own name: it is people who deny.
      speaker: it.speaker === null ? null : { ...it.speaker },
      anonymous: anonymous.has(it.key),
      evidence: words,
    }));
  return voiced(claim).map((first) => ({
    key,
    claim: first,
    alsoIn: alsoIn.flatMap((it) =>
      evidence(Number(it.document), it.start, it.end).map(({ article }) => article),
    ),
    challenges: challenges.flatMap(({ assertion, basis }) =>
      voiced(assertion).map((voice) => ({
        ...voice,
        stance: assertion.stance === 'confirms' ? null : assertion.stance,
        basis,
      })),
    ),
    confirmations: confirmations.flatMap(({ assertion }) => voiced(assertion)),
  }));
}
