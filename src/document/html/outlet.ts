/**
 * The outlet's name. Pages state several: the site's, the publisher's (often the company that owns it), the tail of
 * the title. The one that agrees with the host of the address is the outlet's own.
 */

/** `names` in order of trust; any may hold several parts ("Expert advice - The Northern Courier"). */
export function chooseOutlet(
  names: readonly (string | null | undefined)[],
  url: string | null,
): string | null {
  const candidates = names.flatMap(partsOf);
  const labels = hostLabels(url);
  const own = candidates.filter((name) => labels.some((label) => agrees(name, label)));
  // "The Hill" rather than "TheHill".
  return own.find((name) => name.includes(' ')) ?? own[0] ?? candidates[0] ?? null;
}

/** The part of a title behind its last dash or bar, which is the outlet only where it agrees with the host. */
export function titleTail(title: string | null, url: string | null): string | null {
  const tail = /\s[|–—:·•»-]{1,2}\s+([^|–—·•»]{2,60})$/.exec(title ?? '')?.[1]?.trim();
  if (tail === undefined || /^\p{Ll}.*\s|\d{4}/u.test(tail)) return null;
  return hostLabels(url).some((label) => agrees(tail, label)) ? tail : null;
}

function partsOf(name: string | null | undefined): readonly string[] {
  if (typeof name !== 'string' || name.length > 120 || /^https?:|^\/|^@|^[\d\W]+$/i.test(name)) return [];
  return name
    .split(/\s+[|–—-]\s+/)
    .map((part) => part.replace(/^www\./i, '').trim())
    .filter((part) => part !== '' && part.length <= 80);
}

/** "https://www.courier.co.uk/a" → ["courier"]. */
function hostLabels(url: string | null): readonly string[] {
  if (url === null || !URL.canParse(url)) return [];
  const labels = new URL(url).hostname.split('.').slice(0, -1);
  return labels.filter(
    (label) => !/^(?:www\d?|m|amp|co|com|org|net|gov|ac|edu|news|hosted)$/.test(label) && label.length > 1,
  );
}

function agrees(name: string, label: string): boolean {
  const words = name
    .toLowerCase()
    .replace(/\.(?:com?|org|net)\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the');
  const letters = words.join('');
  if (letters === '') return false;
  const bare = label.replaceAll('-', '').replace(/^the(?=.{3})/, '');
  const initials = words.map((word) => word.slice(0, 1)).join('');
  if (bare === letters || bare === initials) return true;
  if (letters.length > 3 && bare.includes(letters)) return true;
  if (letters.startsWith(bare) || (bare.length > 3 && letters.includes(bare))) return true;
  const [first = ''] = words;
  if (first.length > 4 && bare.startsWith(first)) return true;
  // "nytimes" runs through "newyorktimes".
  return (
    bare.length > 4 &&
    letters.length < bare.length * 3 &&
    bare[0] === letters[0] &&
    runsThrough(bare, letters)
  );
}

function runsThrough(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
