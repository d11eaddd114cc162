/**
 * What watches have found, as an Atom feed (RFC 4287): the newest entries, made from the archive each time, so that the
 * feed is whole whatever was told before. Articles' words are text in it, never markup.
 */
import { generateAtomFeed } from 'feedsmith';
import type { Archive } from '../../archive/index.js';
import { findNews } from './news.js';
import type { Watch } from './of-archive.js';
import { questionInWords } from './question.js';
import { type Telling, tellingOf, uuidOf } from './telling.js';

export interface AtomOptions {
  /** Entries at most. Default 100. */
  readonly limit?: number;
  /** Where the feed will stand. */
  readonly self?: string;
  readonly signal?: AbortSignal;
}

const LIMIT = 100;

/** @throws the signal's reason where it was aborted */
export async function atomFeed(
  archive: Archive,
  watches: readonly Watch[],
  { limit = LIMIT, self, signal }: AtomOptions = {},
): Promise<string> {
  const entries = new Map<string, { readonly telling: Telling; readonly names: string[] }>();
  for (const watch of watches) {
    const items = await findNews(archive, watch, { above: watch.since, limit, ...(signal && { signal }) });
    for (const item of items) {
      const telling = tellingOf(item);
      const entry = entries.get(telling.id);
      if (entry === undefined) entries.set(telling.id, { telling, names: [watch.name] });
      else if (!entry.names.includes(watch.name)) entry.names.push(watch.name);
    }
  }
  const newest = [...entries.values()]
    .sort((a, b) => b.telling.article.document - a.telling.article.document)
    .slice(0, limit);
  const added = await datesOf(archive, newest, signal);
  const names = watches.map(({ name }) => name);
  const made = latest(watches.map((watch) => watch.made));
  const dates = newest.map(({ telling }) => added.get(telling.article.document) ?? made);
  return generateAtomFeed({
    id: `urn:uuid:${uuidOf(`chancery watches ${names.join(' ')}`)}`,
    title: { value: clean(`Chancery: ${names.join(', ')}`) },
    subtitle: { value: clean(watches.map(({ question }) => questionInWords(question)).join('; ')) },
    updated: new Date(latest([made, ...dates])),
    authors: [{ name: 'chancery' }],
    generator: { text: 'chancery' },
    ...(self !== undefined && { links: [{ rel: 'self', href: self }] }),
    entries: newest.map(({ telling, names: foundBy }) =>
      entryOf(telling, foundBy, new Date(added.get(telling.article.document) ?? made)),
    ),
  });
}

function entryOf({ id, title, words, article }: Telling, names: readonly string[], updated: Date) {
  const { url, published, outlet } = article;
  const date = published === null ? Number.NaN : Date.parse(published);
  const said = words === null ? (article.title ?? '') : words;
  const facts = [outlet, published?.slice(0, 10) ?? null].filter((fact) => fact !== null);
  return {
    id: `urn:uuid:${id}`,
    title: { value: clean(title) },
    updated,
    ...(!Number.isNaN(date) && { published: new Date(date) }),
    ...(outlet !== null && { authors: [{ name: clean(outlet) }] }),
    ...(url !== null && /^https?:\/\//i.test(url) && { links: [{ rel: 'alternate', href: clean(url) }] }),
    categories: names.map((name) => ({ term: name })),
    summary: { value: clean(`${said}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`), type: 'text' },
  };
}

/** Of moments in ISO 8601, which sort as texts. */
const latest = (moments: readonly string[]): string =>
  [...moments].sort().at(-1) ?? '1970-01-01T00:00:00.000Z';

/** When the archive got them. */
async function datesOf(
  archive: Archive,
  entries: readonly { readonly telling: Telling }[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, string>> {
  const rows = await archive.rows<{ readonly document: number; readonly added: string }>(
    'SELECT document, added FROM documents WHERE document IN (SELECT unnest($1))',
    [entries.map(({ telling }) => telling.article.document)],
    signal,
  );
  return new Map(rows.map(({ document, added }) => [document, added]));
}

/** What XML 1.0 cannot hold (section 2.2) and what reorders text (UAX #9). */
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

/** Harmless and on one line. */
function clean(text: string): string {
  return text.replace(/\s+/g, ' ').replace(HARMFUL, '\ufffd').trim();
}
