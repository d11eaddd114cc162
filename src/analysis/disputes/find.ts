/**
 * Assertions of many articles → disputes. A challenge that its own article ties to a claim keeps that claim, and the claim
 * is then found again wherever the same speaker says it in like words. A denial that stands alone in its article ("no
 * such round was ever agreed") is tied to the likest assertion by another party of the weeks before. Likeness is the
 * cosine of TF-IDF weights (Salton and Buckley 1988) of the words said, helped a little by that of the two articles.
 */
import { DAY } from '../../archive/days.js';
import { cosine } from '../incidents/words.js';
import type { ArchiveDispute, Assertion, Challenge } from './types.js';

/** How long before a denial the claim may have been made. */
export const WITHIN_DAYS = 30;
const ANSWERS = 0.2;
const SAME_STORY = 0.15;
/** From here on two assertions of one speaker are one claim. */
const SAME_CLAIM = 0.55;
const MOST_IN_A_BLOCK = 200;

export function findDisputes(assertions: readonly Assertion[]): readonly ArchiveDispute[] {
  const ordered = [...assertions].sort(inOrder);
  const near = index(ordered);
  const byKey = new Map(ordered.map((assertion) => [assertion.key, assertion]));
  const claims = new Map<
    string,
    { readonly claim: Assertion; readonly against: Challenge[]; readonly by: Challenge[] }
  >();
  for (const assertion of ordered) {
    if (assertion.stance === null) continue;
    const within = assertion.of === null ? undefined : byKey.get(`${assertion.document}:${assertion.of}`);
    // who tells that something is denied does not claim it
    if (within !== undefined && holds(within, assertion)) continue;
    const found = within === undefined ? likest(assertion, near) : { claim: within, likeness: 1 };
    if (found === null) continue;
    const challenge: Challenge = {
      assertion,
      basis: within === undefined ? 'words' : 'article',
      likeness: found.likeness,
    };
    const claim = firstOf(found.claim, near, claims);
    const entry = claims.get(claim.key) ?? { claim, against: [], by: [] };
    claims.set(claim.key, entry);
    entry[assertion.stance === 'confirms' ? 'by' : 'against'].push(challenge);
  }
  return [...claims.values()]
    .filter(({ against }) => against.length > 0)
    .map(({ claim, against, by }) => ({
      key: claim.key,
      claim,
      alsoIn: near(claim).filter((other) => other.key !== claim.key && isSameClaim(claim, other)),
      challenges: against,
      confirmations: by,
    }));
}

const holds = (outer: Assertion, inner: Assertion): boolean =>
  outer.document === inner.document && outer.start <= inner.start && inner.end <= outer.end;

/** The earliest telling of the same claim, so that what contests it in several articles comes together. */
function firstOf(
  claim: Assertion,
  near: (assertion: Assertion) => readonly Assertion[],
  known: ReadonlyMap<string, unknown>,
): Assertion {
  const same = near(claim).filter((other) => isSameClaim(claim, other));
  return same.find(({ key }) => known.has(key)) ?? same[0] ?? claim;
}

function isSameClaim(a: Assertion, b: Assertion): boolean {
  if (b.stance === 'denies' || b.stance === 'disputes') return false;
  if (a.speaker?.key !== b.speaker?.key) return false;
  return cosine(a.content, b.content) >= SAME_CLAIM;
}

function likest(
  challenge: Assertion,
  near: (assertion: Assertion) => readonly Assertion[],
): { readonly claim: Assertion; readonly likeness: number } | null {
  let best: { readonly claim: Assertion; readonly likeness: number } | null = null;
  for (const claim of near(challenge)) {
    if (claim.key === challenge.key || claim.stance !== null) continue;
    // Nobody contests their own words; that is a correction.
    if (claim.speaker !== null && claim.speaker.key === challenge.speaker?.key) continue;
    if (!isBefore(claim, challenge) || holds(claim, challenge)) continue;
    const story = cosine(claim.article, challenge.article);
    const likeness = cosine(claim.content, challenge.content);
    if (likeness < ANSWERS || story < SAME_STORY) continue;
    if (best === null || likeness > best.likeness) best = { claim, likeness };
  }
  return best;
}

function isBefore(claim: Assertion, challenge: Assertion): boolean {
  if (claim.document === challenge.document) return claim.start < challenge.start;
  const days = (Date.parse(challenge.published ?? '') - Date.parse(claim.published ?? '')) / DAY;
  return days >= 0 && days <= WITHIN_DAYS;
}

/** Those that share a telling word, earliest first. */
function index(ordered: readonly Assertion[]): (assertion: Assertion) => readonly Assertion[] {
  const blocks = new Map<number, number[]>();
  ordered.forEach(({ telling }, at) => {
    for (const word of telling) {
      const block = blocks.get(word) ?? [];
      if (block.length < MOST_IN_A_BLOCK) block.push(at);
      blocks.set(word, block);
    }
  });
  return ({ telling }) =>
    [...new Set(telling.flatMap((word) => blocks.get(word) ?? []))]
      .sort((a, b) => a - b)
      .flatMap((at) => ordered[at] ?? []);
}

function inOrder(a: Assertion, b: Assertion): number {
  const [left, right] = [a.published ?? '', b.published ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start || (a.key < b.key ? -1 : 1);
}
