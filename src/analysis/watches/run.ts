/** One round of watching: each feed is read once, then each watch says what is new. */
import type { Archive } from '../../archive/index.js';
import { findNews, type NewsItem } from './news.js';
import {
  chooseWatches,
  isVisited,
  keepVisit,
  lastDocument,
  lastVisit,
  markTold,
  type Visit,
  type VisitMade,
  type Watch,
} from './of-archive.js';

/** What became of a feed. */
export interface FeedOutcome {
  readonly state: 'read' | 'unchanged' | 'failed';
  readonly validators: Visit;
  /** Links whose pages are not to be fetched again. */
  readonly visited: readonly string[];
  readonly added: number;
  readonly changed: number;
  readonly failures: readonly { readonly input: string; readonly reason: string; readonly hint: string }[];
}

/** Adds what is new at an address to the archive; the intake's `readFeed`. */
export type ReadFeed = (
  address: string,
  last: Visit,
  isVisited: (link: string) => Promise<boolean>,
) => Promise<FeedOutcome>;

export interface RoundOptions {
  readonly readFeed: ReadFeed;
  /** After the feeds have been read, before news is looked for: brings copies up to date. */
  readonly update?: () => Promise<void>;
  /** Only these watches. Default: all. */
  readonly names?: readonly string[];
  readonly signal?: AbortSignal;
}

export type RoundStep =
  | { readonly kind: 'feed'; readonly address: string; readonly outcome: FeedOutcome }
  | {
      readonly kind: 'news';
      readonly watch: Watch;
      readonly items: readonly NewsItem[];
      /** To be called when it has been told: until then it is news again in the next round. */
      readonly told: () => Promise<void>;
    };

/** @throws ChanceryError WATCH_UNKNOWN; ArchiveError; the signal's reason where it was aborted */
export async function* runRound(archive: Archive, options: RoundOptions): AsyncGenerator<RoundStep> {
  const { readFeed, names = [], signal } = options;
  const watches = await chooseWatches(archive, names);
  for (const address of new Set(watches.flatMap(({ feeds }) => feeds))) {
    signal?.throwIfAborted();
    const before = await lastDocument(archive);
    const last = await lastVisit(archive, address);
    const keep = async (made: Pick<VisitMade, 'etag' | 'lastModified' | 'outcome' | 'links'>) =>
      keepVisit(archive, { address, ...made, brought: [before, await lastDocument(archive)] });
    let outcome: FeedOutcome;
    try {
      outcome = await readFeed(address, last, (link) => isVisited(archive, link));
    } catch (error) {
      // What was stored before it was stopped came from this feed all the same.
      await keep({ ...last, outcome: 'stopped', links: [] });
      throw error;
    }
    const { validators, visited, failures, state } = outcome;
    const said = state === 'failed' ? (failures[0]?.reason ?? 'failed') : state;
    await keep({ ...validators, outcome: said, links: visited });
    yield { kind: 'feed', address, outcome };
  }
  await options.update?.();
  const upTo = await lastDocument(archive);
  for (const watch of watches) {
    signal?.throwIfAborted();
    const items = await findNews(archive, watch, { above: watch.told, upTo, ...(signal && { signal }) });
    yield { kind: 'news', watch, items, told: () => markTold(archive, watch, upTo) };
  }
}
