/** News out to an address: one POST of JSON, under the same guard as all that is fetched. */
import { documentAddressStatus } from '../document/errors.js';
import { type RequestLimits, request } from '../document/request.js';

const LIMITS: RequestLimits = { maxBytes: 2 ** 20, timeoutMs: 20_000, allowPrivate: false };

/**
 * Resolves where the server takes it (2xx).
 * @throws DocumentError DOCUMENT_ADDRESS_…; a redirect is a refusal, for what is sent is not for anybody else
 */
export async function postJson(
  address: string,
  value: unknown,
  limits: Partial<RequestLimits> = {},
): Promise<void> {
  const { status } = await request(
    address,
    { ...LIMITS, ...limits },
    { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) },
  );
  if (status < 200 || status >= 300) throw documentAddressStatus(address, status);
}
