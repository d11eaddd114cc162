/** What is here already, by content and by address. */
import { areOne, type Printed } from './printed.js';
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
    `SELECT fingerprint, document, address, outlet FROM documents
     WHERE fingerprint IN (SELECT unnest($1::VARCHAR[])) ORDER BY current DESC, document DESC`,
    [fingerprints],
  );
  const places = await ask(
    `SELECT address, max(document) FROM documents
     WHERE current AND address IN (SELECT unnest($1::VARCHAR[])) GROUP BY address`,
    [addresses],
  );
  const byContent = new Map<string, (Printed & { readonly document: number })[]>();
  for (const [key, document, address, outlet] of contents) {
    const printed = {
      document: Number(document),
      address: String(address),
      outlet: outlet === null ? null : String(outlet),
    };
    byContent.set(String(key), [...(byContent.get(String(key)) ?? []), printed]);
  }
  const byAddress = new Map(places.map(([key, document]) => [String(key), Number(document)]));
  return candidates.map((candidate): Known => {
    const content = byContent.get(candidate.fingerprint)?.find((printed) => areOne(printed, candidate));
    if (content !== undefined) return { state: 'same', document: content.document };
    const here = byAddress.get(candidate.address);
    return here === undefined ? { state: 'new' } : { state: 'changed', document: here };
  });
}
