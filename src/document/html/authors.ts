/** Names of authors as pages state them: "By JANE DOE", "Jane Doe, Reuters", "https://…/jane", the outlet itself. */
import { properCase } from '../byline.js';

/** "Jane Doe and John Roe"; null where no name is left. The outlet as its own author is no author. */
export function cleanAuthors(stated: readonly string[], outlet: string | null): string | null {
  const names: string[] = [];
  for (const value of stated) {
    const name = cleanName(value);
    if (name === null || name.toLowerCase() === outlet?.toLowerCase()) continue;
    if (!names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
  }
  if (names.length === 0) return null;
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

function cleanName(value: string): string | null {
  const name = value
    .replace(/^\s*(?:(?:written|reported|posted|story|article)\s)?by\b:?\s+/i, '')
    .replace(/\s+[|•·–—]\s.*$/, '')
    .replace(/\s*\([^()]{0,60}\)\s*$/, '')
    .replace(/[\s,;|]+$/, '')
    .trim();
  if (name.length < 2 || name.length > 120 || !/\p{L}/u.test(name)) return null;
  if (
    /https?:|www\.|@|[<>{}]/.test(name) ||
    /^(?:by|admin|administrator|editor|staff|unknown|author|null|undefined)$/i.test(name)
  )
    return null;
  return properCase(name);
}
