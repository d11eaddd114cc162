/**
 * A feed into the archive, as a guest of its server: nothing is asked for that has not changed, and no page behind a
 * link is fetched twice.
 */
import type { Archive } from '../archive/index.js';
import { DocumentError } from '../document/index.js';
import { sniffFormat } from '../document/sniff.js';
import type { Fetched } from '../document/types.js';
import { addTo } from './add.js';
import { feedsOf } from './feed-discovery.js';
import type { Guest, Validators } from './polite/index.js';
import type { AddOptions, Failure } from './types.js';

export interface FeedReading {
  readonly state: 'read' | 'unchanged' | 'failed';
  /** For the next visit; those of the last where this one failed. */
  readonly validators: Validators;
  /** Links whose pages were fetched, or will not be had: not to be tried again. */
  readonly visited: readonly string[];
  readonly added: number;
  readonly changed: number;
  readonly failures: readonly Failure[];
}

export interface FeedOptions extends Pick<AddOptions, 'jobs' | 'signal' | 'allowPrivate'> {
  readonly guest: Guest;
  /** Whether the page behind a link has been fetched before. */
  readonly isVisited: (link: string) => Promise<boolean>;
}

/** What may be otherwise the next time. */
const PASSING: ReadonlySet<string> = new Set([
  'DOCUMENT_ADDRESS_LATER',
  'DOCUMENT_ADDRESS_TIMEOUT',
  'DOCUMENT_ADDRESS_UNREACHABLE',
]);

/**
 * Reads the feed at an address and adds its articles. What fails is told, not thrown.
 * @throws ArchiveError where the archive cannot be written; the signal's reason where it was aborted
 */
export async function readFeed(
  archive: Archive,
  address: string,
  last: Validators,
  { guest, isVisited, ...adding }: FeedOptions,
): Promise<FeedReading> {
  const nothing = { validators: last, visited: [], added: 0, changed: 0, failures: [] };
  let page: Fetched;
  let validators: Validators;
  try {
    const visit = await guest.visit(address, last);
    if (visit.state === 'unchanged') return { ...nothing, state: 'unchanged' };
    ({ page, validators } = visit);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { ...nothing, state: 'failed', failures: [failureOf(address, error)] };
  }
  const visited: string[] = [];
  let again = false;
  const fetch = async (link: string): Promise<Fetched> => {
    if (link === address) return page;
    try {
      const fetched = await guest.fetch(link);
      visited.push(link);
      return fetched;
    } catch (error) {
      if (isPassing(error)) again = true;
      else visited.push(link);
      throw error;
    }
  };
  const counts = { added: 0, changed: 0 };
  const failures: Failure[] = [];
  for await (const progress of addTo(archive, [address], { ...adding, fetch, passOver: isVisited })) {
    counts.added = progress.added;
    counts.changed = progress.changed;
    failures.push(...progress.failures);
  }
  // Where a page could not be had for now, the feed is read again though it may not have changed.
  return { state: 'read', validators: again ? last : validators, visited, ...counts, failures };
}

/**
 * The feeds at an address: itself where it is one, else those that the page names.
 * @throws DocumentError where the address cannot be visited
 */
export async function findFeeds(address: string, guest: Guest): Promise<readonly string[]> {
  const page = await guest.fetch(address);
  const format = page.format ?? sniffFormat(new URL(page.url).pathname, page.bytes);
  if (format === 'html') return feedsOf(new TextDecoder().decode(page.bytes), page.url);
  return format === 'feed' ||
    new TextDecoder().decode(page.bytes.subarray(0, 100)).trimStart().startsWith('{')
    ? [address]
    : [];
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof DocumentError &&
    (PASSING.has(error.code) ||
      (error.code === 'DOCUMENT_ADDRESS_STATUS' && /\b(?:408|429|5\d\d)\b/.test(error.reason)))
  );
}

const failureOf = (input: string, { reason, hint }: DocumentError): Failure => ({ input, reason, hint });
