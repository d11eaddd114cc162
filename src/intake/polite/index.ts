/**
 * Visits to other people's servers, as a guest should make them: by what robots.txt allows, one request at a time and a
 * pause between two to a host, asking only for what is new, and not again before the server wants it.
 */
import { type Validators, type Visit, visitAddress } from '../../document/address.js';
import { documentAddressLater, documentAddressRobots, documentAddressStatus } from '../../document/errors.js';
import type { RequestLimits } from '../../document/request.js';
import type { Fetched } from '../../document/types.js';
import { createRobots } from './robots.js';
import { createTurns } from './turns.js';

export type { Validators } from '../../document/address.js';

export interface GuestOptions {
  /** Between two requests to one host, at least; robots.txt may ask for more. Default 1 s. */
  readonly pauseMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly maxBytes?: number | undefined;
  /** Permits private, loopback and link-local addresses. Default false. */
  readonly allowPrivate?: boolean | undefined;
}

/** Remembers hosts for as long as it is kept, so one is made for all rounds of a process. */
export interface Guest {
  /**
   * What is there, or that nothing changed since the last visit.
   * @throws DocumentError DOCUMENT_ADDRESS_ROBOTS, DOCUMENT_ADDRESS_LATER and those of `fetchAddress`
   */
  visit(address: string, last?: Validators): Promise<Exclude<Visit, { readonly state: 'refused' }>>;
  fetch(address: string): Promise<Fetched>;
}

const PAUSE_MS = 1_000;
const TIMEOUT_MS = 20_000;
const MAX_BYTES = 16 * 2 ** 20;
/** Without a word of the server, and at most whatever it says. */
const LATER_MS = 5 * 60_000;
const LATEST_MS = 24 * 3_600_000;

export function createGuest(options: GuestOptions = {}): Guest {
  const limits: RequestLimits = {
    maxBytes: options.maxBytes ?? MAX_BYTES,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    allowPrivate: options.allowPrivate ?? false,
  };
  const pauseMs = options.pauseMs ?? PAUSE_MS;
  const robots = createRobots(limits);
  const turns = createTurns();
  /** Hosts that asked for time, and until when. */
  const later = new Map<string, number>();

  async function admit(address: string, url: string): Promise<number> {
    const { host } = new URL(url);
    const until = later.get(host) ?? 0;
    if (until > Date.now()) throw documentAddressLater(address, new Date(until));
    const rules = await robots.ask(url);
    const refusal = rules.refusal(url);
    if (refusal !== null) throw documentAddressRobots(address, refusal);
    return Math.max(pauseMs, rules.pauseMs);
  }

  const visit: Guest['visit'] = async (address, last) => {
    // What is no address is not asked for its robots.txt; `visitAddress` says what is wrong with it.
    const parsed = URL.canParse(address) ? new URL(address) : null;
    const web = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '';
    const pause = web ? await admit(address, address) : 0;
    const host = parsed?.host ?? '';
    const answer = await turns.take(host, pause, () =>
      visitAddress(address, limits, last, async (url) => void (await admit(address, url))),
    );
    if (answer.state !== 'refused') return answer;
    if (answer.status === 429 || answer.status === 503) {
      later.set(host, Date.now() + waitOf(answer.retryAfter));
    }
    throw documentAddressStatus(address, answer.status);
  };
  return {
    visit,
    async fetch(address) {
      const answer = await visit(address);
      if (answer.state === 'fetched') return answer.page;
      throw documentAddressStatus(address, 304);
    },
  };
}

/** Retry-After in milliseconds: seconds, or a date (RFC 9110, section 10.2.3). */
function waitOf(retryAfter: string | null): number {
  const stated = retryAfter?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(stated) ? Number(stated) * 1000 : Date.parse(stated) - Date.now();
  return Number.isNaN(wait) ? LATER_MS : Math.min(Math.max(0, wait), LATEST_MS);
}
