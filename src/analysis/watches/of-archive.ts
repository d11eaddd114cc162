/** Watches as the archive keeps them. */
import type { Archive, DerivedChange } from '../../archive/index.js';
import { watchInvalid, watchThere, watchUnknown } from './errors.js';
import { parseQuestion, queriesOf, type WatchQuestion } from './question.js';

export interface Watch {
  readonly name: string;
  readonly question: WatchQuestion;
  /** Feeds that it reads; where it has any, only what these bring can be news. */
  readonly feeds: readonly string[];
  /** Where news is posted to. */
  readonly webhook: string | null;
  /** UTC. */
  readonly made: string;
  /** Only documents with a higher number can be news. */
  readonly since: number;
  /** News in documents up to this number has been told. */
  readonly told: number;
}

export interface NewWatch {
  readonly name: string;
  readonly question: WatchQuestion;
  readonly feeds?: readonly string[];
  readonly webhook?: string | null;
  /** What the archive holds already is news too. Default false. */
  readonly fromStart?: boolean;
}

interface Row {
  readonly name: string;
  readonly question: string;
  readonly feeds: readonly string[] | null;
  readonly webhook: string | null;
  readonly made: string;
  readonly since: number;
  readonly told: number;
}

/** Names are shown, typed and set into identifiers of feeds. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u;
const MOST_FEEDS = 1_000;

/** In order of name. */
export async function listWatches(archive: Archive): Promise<readonly Watch[]> {
  const rows = await archive.rows<Row>(`
SELECT w.*, f.feeds FROM watches w
LEFT JOIN (SELECT name, list(address ORDER BY address) AS feeds FROM watch_feeds GROUP BY name) f ON f.name = w.name
ORDER BY w.name`);
  return rows.map(({ question, feeds, ...row }) => ({
    ...row,
    question: parseQuestion(JSON.parse(question)),
    feeds: feeds ?? [],
  }));
}

/** @throws ChanceryError WATCH_UNKNOWN */
export async function chooseWatches(archive: Archive, names: readonly string[]): Promise<readonly Watch[]> {
  const watches = await listWatches(archive);
  for (const name of names) {
    if (!watches.some((watch) => watch.name === name)) {
      throw watchUnknown(
        name,
        watches.map((watch) => watch.name),
      );
    }
  }
  return names.length === 0 ? watches : watches.filter(({ name }) => names.includes(name));
}

/** @throws ChanceryError WATCH_THERE, WATCH_INVALID; ArchiveError ARCHIVE_READ_ONLY */
export async function addWatch(archive: Archive, watch: NewWatch): Promise<void> {
  const { name, feeds = [], webhook = null, fromStart = false } = watch;
  if (!NAME.test(name)) {
    throw watchInvalid(
      'its name must begin with a letter or digit and have 80 letters, digits, spaces, . _ - at most',
    );
  }
  if (feeds.length > MOST_FEEDS) throw watchInvalid(`it has more than ${MOST_FEEDS} feeds`);
  const question = parseQuestion(watch.question);
  queriesOf(question);
  if ((await listWatches(archive)).some((other) => other.name === name)) throw watchThere(name);
  const since = fromStart ? -1 : await lastDocument(archive);
  await archive.derive([
    { table: 'watches', insert: [[name, JSON.stringify(question), webhook, new Date(), since, since]] },
    { table: 'watch_feeds', insert: [...new Set(feeds)].map((address) => [name, address]) },
  ]);
}

/** What it has read stays. @throws ChanceryError WATCH_UNKNOWN; ArchiveError ARCHIVE_READ_ONLY */
export async function removeWatch(archive: Archive, name: string): Promise<void> {
  await chooseWatches(archive, [name]);
  const remove = { column: 'name', values: [name] };
  await archive.derive([
    { table: 'watches', remove },
    { table: 'watch_feeds', remove },
  ]);
}

/** That the news in all documents up to this one has been told. */
export async function markTold(
  archive: Archive,
  { name, question, webhook, made, since }: Watch,
  told: number,
) {
  await archive.derive([
    {
      table: 'watches',
      remove: { column: 'name', values: [name] },
      insert: [[name, JSON.stringify(question), webhook, new Date(made), since, told]],
    },
  ]);
}

/** The highest number of a document; -1 where there is none. */
export async function lastDocument(archive: Archive): Promise<number> {
  const [row] = await archive.rows<{ readonly last: number | null }>(
    'SELECT max(document) AS last FROM documents',
  );
  return row?.last ?? -1;
}

export interface Visit {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What the server said at the last visit that read the feed. */
export async function lastVisit(archive: Archive, address: string): Promise<Visit> {
  const [row] = await archive.rows<Visit>(
    'SELECT etag, last_modified AS "lastModified" FROM feed_visits WHERE address = $1',
    [address],
  );
  return row ?? { etag: null, lastModified: null };
}

/** Whether the page behind a link was fetched for any feed. */
export async function isVisited(archive: Archive, link: string): Promise<boolean> {
  const rows = await archive.rows('SELECT 1 FROM feed_links WHERE link = $1 LIMIT 1', [link]);
  return rows.length > 0;
}

export interface VisitMade extends Visit {
  readonly address: string;
  readonly outcome: string;
  readonly links: readonly string[];
  /** Numbers of the documents that it brought: those above the first, up to the second. */
  readonly brought: readonly [number, number];
}

/** Keeps what a visit came to, in one transaction. */
export async function keepVisit(archive: Archive, visit: VisitMade): Promise<void> {
  const { address, etag, lastModified, outcome, links, brought } = visit;
  const documents = await archive.rows<{ readonly document: number }>(
    'SELECT document FROM documents WHERE document > $1 AND document <= $2 ORDER BY document',
    [...brought],
  );
  const changes: readonly DerivedChange[] = [
    {
      table: 'feed_visits',
      remove: { column: 'address', values: [address] },
      insert: [[address, etag, lastModified, new Date(), outcome]],
    },
    { table: 'feed_links', insert: links.map((link) => [address, link]) },
    { table: 'feed_documents', insert: documents.map(({ document }) => [address, document]) },
  ];
  await archive.derive(changes);
}
