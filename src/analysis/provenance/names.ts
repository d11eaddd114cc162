/** Names of outlets and agencies: "the Xinhua News Agency", "Xinhua" and "XINHUA" are one; "PPS" is whoever it stands for. */
import { readFileSync } from 'node:fs';

interface AgencyData {
  readonly agencies: readonly { readonly name: string; readonly others: readonly string[] }[];
}

const { agencies } = JSON.parse(
  readFileSync(new URL('./data/agencies.json', import.meta.url), 'utf8'),
) as AgencyData;

/** Words that say what an outlet is and not which. */
const KIND = new Set([
  'agency',
  'news',
  'newswire',
  'newswires',
  'press',
  'service',
  'telegraph',
  'wire',
  'media',
]);
/** Names that end so are an agency's, whoever says them … */
const NEWS_AGENCY =
  /\b(?:(?:news|press|telegraph|telegraphic) agency|news service|newswires?|presse-agentur|(?<!\b(?:free|daily|morning|evening|weekly|sunday) )press)$/i;
/** … and these where they stand for a source of news: a government has a press service too. */
const AGENCY = /\b(?:agency|(?:press|wire) service|press association)$/i;

/** What names are compared by: lower case without accents, article and the words that only say "agency". */
export function nameKey(name: string): string {
  const words = wordsOf(name);
  const plain = words[0] === 'the' && words.length > 1 ? words.slice(1) : words;
  let end = plain.length;
  while (end > 1 && KIND.has(plain[end - 1] ?? '')) end -= 1;
  return plain.slice(0, end).join(' ');
}

/** As `nameKey`, an agency of the table under whichever of its names: "KCNA" and "the Korean Central News Agency" are one. */
export function sourceKey(name: string): string {
  return nameKey(inTable(name) ?? name);
}

/** "Pacific Press Service" → "pps"; null for a name of one word. */
function initialsOf(name: string): string | null {
  const words = wordsOf(name).filter((word) => word !== 'the' && word !== 'of');
  return words.length < 2 ? null : words.map((word) => word[0] ?? '').join('');
}

/** Whether a name is a news agency's, whoever says it. "Press" alone is nobody. */
export function isNewsAgency(name: string): boolean {
  return (NEWS_AGENCY.test(name.trim()) && initialsOf(name) !== null) || inTable(name) !== null;
}

/** Whether what is known to be an outlet or agency is an agency. */
export function isAgency(name: string): boolean {
  return (AGENCY.test(name.trim()) && initialsOf(name) !== null) || isNewsAgency(name);
}

/** Whether two forms are one name, the article aside. */
export function sameName(one: string, other: string): boolean {
  return wholeOf(one) === wholeOf(other);
}

function wordsOf(name: string): readonly string[] {
  return (
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function wholeOf(name: string): string {
  const words = wordsOf(name);
  return (words[0] === 'the' && words.length > 1 ? words.slice(1) : words).join(' ');
}

const TABLE: ReadonlyMap<string, string> = new Map(
  agencies.flatMap(({ name, others }) => [name, ...others].map((each) => [wholeOf(each), name] as const)),
);

/** "TASS" and "the TASS news agency" are TASS; "Vietnam" is not the Vietnam News Agency. */
function inTable(name: string): string | null {
  return TABLE.get(wholeOf(name)) ?? TABLE.get(nameKey(name)) ?? null;
}

/** Outlets and agencies that a text may name. */
export interface KnownNames {
  /** The full name behind a name that stands in running text; null where nobody is called so. */
  find(name: string): string | null;
  /** The same in a byline or dateline, where a short form or initials can only be an outlet's. */
  findLoosely(name: string): string | null;
}

/** @param names of outlets and agencies of the archive; the agencies of the table are known besides */
export function createKnownNames(names: Iterable<string>): KnownNames {
  const whole = new Set<string>();
  const byKey = new Map<string, string>();
  const byInitials = new Map<string, string | null>();
  for (const name of names) {
    const key = nameKey(name);
    if (key === '') continue;
    whole.add(wholeOf(name));
    const before = byKey.get(key);
    // Of two forms the longer is shown; of two as long always the same, whichever came first.
    if (before === undefined || isFuller(name, before)) byKey.set(key, name);
    const initials = initialsOf(name);
    // only agencies go by initials that nobody explains
    if (initials === null || !isAgency(name)) continue;
    const other = byInitials.get(initials);
    const shared = other !== undefined && (other === null || nameKey(other) !== key);
    byInitials.set(initials, shared ? null : name);
  }
  const find = (name: string): string | null => {
    const table = inTable(name);
    if (table !== null) return table;
    const key = nameKey(name);
    return whole.has(wholeOf(name)) || whole.has(key) ? (byKey.get(key) ?? null) : null;
  };
  return {
    find,
    findLoosely(name) {
      const found = find(name) ?? byKey.get(nameKey(name));
      if (found !== undefined) return found;
      const initials = wholeOf(name);
      return /^\p{L}{2,5}$/u.test(initials) ? (byInitials.get(initials) ?? null) : null;
    },
  };
}

function isFuller(name: string, than: string): boolean {
  return name.length > than.length || (name.length === than.length && name < than);
}
