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
const MOST_ANSWERED = 3;
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

/** The articles of the month before whose statements share most that is rare with the denial. */
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
     ), asked AS MATERIALIZED (
       SELECT n.document AS denier, n.day, p.stem FROM denials n
       JOIN statement_postings p ON p.document = n.document AND p.reading = n.reading AND p.statement = n.statement
       GROUP BY n.document, n.day, p.stem
     ), near AS MATERIALIZED (
       SELECT d.document, d.published_date AS day FROM documents d
       WHERE d.current AND d.published_date >= (SELECT min(day) FROM asked) - ${WITHIN_DAYS}
         AND d.published_date <= (SELECT max(day) FROM asked)
     ), held AS MATERIALIZED (
       SELECT p.stem, p.reading, p.statement, p.document FROM statement_postings p
       WHERE p.stem IN (SELECT stem FROM asked) AND p.document IN (SELECT document FROM near)
     ), weights AS (
       SELECT stem, 1 / (1 + ln(count(*))) AS weight FROM held GROUP BY stem
     ), likeness AS (
       SELECT a.denier, h.document, h.reading, h.statement, sum(w.weight) AS likeness
       FROM asked a JOIN held h ON h.stem = a.stem AND h.document <> a.denier
       JOIN weights w ON w.stem = a.stem JOIN near n ON n.document = h.document
       WHERE n.day <= a.day AND n.day >= a.day - ${WITHIN_DAYS}
       GROUP BY a.denier, h.document, h.reading, h.statement HAVING count(*) > 1
     ), best AS (
       SELECT denier, document FROM likeness GROUP BY denier, document
       QUALIFY row_number() OVER (PARTITION BY denier ORDER BY max(likeness) DESC, document) <= ${MOST_ANSWERED}
     )
     SELECT DISTINCT document FROM best ORDER BY document`,
    [denying],
    signal,
  );
  return rows.map(({ document }) => document);
}

/** How much their words say, as in the whole archive. */
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
       SELECT stem, count(*) AS documents FROM postings GROUP BY stem
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
