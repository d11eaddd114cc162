/**
 * What a host's robots.txt allows us, by the Robots Exclusion Protocol (RFC 9309): no such file (4xx) allows all, a
 * server that fails allows nothing, and what was read holds for a day.
 */
import robotsModule from 'robots-parser';
import { type RequestLimits, request } from '../../document/request.js';

export interface Rules {
  /** Why the address is not to be visited; null where it may be. */
  refusal(url: string): string | null;
  /** Milliseconds between two requests, where the file asks for any. */
  readonly pauseMs: number;
}

// The package is CommonJS and exports the function itself; its types say that it stands under `default`.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** How robots.txt files call us. */
const NAME = 'chancery';
/** RFC 9309 wants 500 KiB read at least. */
const LARGEST = 2 ** 20;
const HOLDS_MS = 24 * 3_600_000;
/** A host that fails is not asked again for each of its pages. */
const FAILURE_HOLDS_MS = 5 * 60_000;
/** Who asks for more patience than this would get no visit. */
const LONGEST_PAUSE_MS = 60_000;

/** Rules by origin, read when they are first wanted. `ask` rejects where the host cannot be reached. */
export function createRobots(limits: Omit<RequestLimits, 'maxBytes'>, now = Date.now) {
  const known = new Map<string, { readonly rules: Promise<Rules>; until: number }>();
  return {
    ask(url: string): Promise<Rules> {
      const { origin } = new URL(url);
      const kept = known.get(origin);
      if (kept !== undefined && kept.until > now()) return kept.rules;
      const rules = readRules(origin, limits);
      const entry = { rules, until: now() + HOLDS_MS };
      known.set(origin, entry);
      rules.catch(() => {
        entry.until = now() + FAILURE_HOLDS_MS;
      });
      return rules;
    },
  };
}

async function readRules(origin: string, limits: Omit<RequestLimits, 'maxBytes'>): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  const { status, bytes } = await request(address, { ...limits, maxBytes: LARGEST });
  if (status === 429 || status < 200 || status >= 500) {
    return closed(`its robots.txt cannot be had (status ${status}), and without it nothing is fetched`);
  }
  if (status >= 300) return OPEN;
  const robots = robotsParser(address, new TextDecoder().decode(bytes));
  const seconds = Number(robots.getCrawlDelay(NAME) ?? 0);
  return {
    refusal: (url) => (robots.isAllowed(url, NAME) === false ? 'its robots.txt forbids it' : null),
    pauseMs: Number.isFinite(seconds) ? Math.min(Math.max(0, seconds * 1000), LONGEST_PAUSE_MS) : 0,
  };
}

const OPEN: Rules = { refusal: () => null, pauseMs: 0 };

const closed = (reason: string): Rules => ({ refusal: () => reason, pauseMs: 0 });
