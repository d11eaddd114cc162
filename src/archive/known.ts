/** What is here already, by content and by address. */
import type { Candidate, Known, Parameter, Value } from './types.js';

type Ask = (sql: string, parameters: readonly Parameter[]) => Promise<readonly (readonly Value[])[]>;

/**
 * Content that is here in an older version of a page is "same" too: two crawls that hold two versions of a page can be
 * added again and again, and nothing changes.
 * @param ask answers a SELECT; the writer asks inside its transaction
 */
export async function knownIn(candidates: readonly Candidate[], ask: Ask): Promise<readonly Known[]> {
  if (candidates.length === 0) return [];
  const fingerprints = [...new Set(candidates.map((it) => it.fingerprint))];
  const addresses = [...new Set(candidates.map((it) => it.address))];
  const contents = await ask(
    `SELECT fingerprint, arg_max(document, (current, document)) FROM documents
     WHERE fingerprint IN (SELECT unnest($1::VARCHAR[])) GROUP BY fingerprint`,
    [fingerprints],
  );
  const places = await ask(
    `SELECT address, max(document) FROM documents
     WHERE current AND address IN (SELECT unnest($1::VARCHAR[])) GROUP BY address`,
    [addresses],
  );
  const byContent = new Map(contents.map(([key, document]) => [String(key), Number(document)]));
  const byAddress = new Map(places.map(([key, document]) => [String(key), Number(document)]));
  return candidates.map(({ fingerprint, address }): Known => {
    const content = byContent.get(fingerprint);
    if (content !== undefined) return { state: 'same', document: content };
    const here = byAddress.get(address);
    return here === undefined ? { state: 'new' } : { state: 'changed', document: here };
  });
}
