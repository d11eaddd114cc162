/** What the archive's answers hang on, as an ETag: it changes with whatever is added, read again, worked out or corrected. */
import { createHash } from 'node:crypto';
import type { Archive } from '../archive/index.js';
import type { Value } from '../archive/types.js';
import { standing } from './standing.js';

/** All of it is counted from what the tables know of themselves, without a look at their rows. */
const SQL = `SELECT
  (SELECT max(run) FROM runs) AS run,
  (SELECT max(document) FROM documents) AS document,
  (SELECT max(reading) FROM readings) AS reading,
  (SELECT max(correction) FROM corrections) AS correction,
  (SELECT count(*) FROM analysed) AS analysed,
  (SELECT max(method) FROM analysed) AS method,
  (SELECT count(*) FROM origins) AS origins,
  (SELECT count(*) FROM shared_texts) AS shared,
  (SELECT max(incident) FROM incidents) AS incident,
  (SELECT count(*) FROM incident_reports) AS reports`;

/** @param question address and query string; @param version of chancery, which says how answers look */
export async function etagOf(
  archive: Archive,
  question: string,
  version: string,
  signal: AbortSignal,
): Promise<string> {
  const [row] = await standing(archive, 'state', '', () =>
    archive.rows<Record<string, Value>>(SQL, [], signal),
  );
  const digest = createHash('sha256').update(JSON.stringify([row, question, version]));
  return `"${digest.digest('base64url').slice(0, 22)}"`;
}

/** Whether If-None-Match holds this one (RFC 9110, 13.1.2: compared weakly). */
export function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => bare(tag) === etag);
}
