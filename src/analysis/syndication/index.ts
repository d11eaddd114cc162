/**
 * Copies: which texts print the same words. Winnowed marks find the pairs worth comparing (fingerprint.ts,
 * candidates.ts), tiling compares them word for word (alignment.ts, compare.ts), and copies of copies make a group.
 */
import { type Candidate, createMarkIndex, rankCandidates } from './candidates.js';
import { type Comparison, compareTexts } from './compare.js';
import { fingerprintOf, GRAM, WINDOW } from './fingerprint.js';
import { createGroups } from './groups.js';
import { readWords, type TextWords } from './words.js';

export { createMarkIndex, type Hit, rankCandidates } from './candidates.js';
export { type Comparison, compareTexts } from './compare.js';
export { fingerprintOf } from './fingerprint.js';
export { createGroups } from './groups.js';
export { readWords, type TextWords } from './words.js';

/** Names what made derived rows; with another name they are stale. */
export const SYNDICATION_METHOD = `winnowing/1 gram=${GRAM} window=${WINDOW}`;

export interface Text {
  readonly document: number;
  readonly text: string;
  readonly outlet: string | null;
}

/** Two documents that share words; `other` came earlier. */
export interface SharedText extends Comparison {
  readonly document: number;
  readonly other: number;
}

export interface Syndication {
  readonly pairs: readonly SharedText[];
  /** Groups of copies, each by rising number, the groups by their first. */
  readonly groups: readonly (readonly number[])[];
}

/**
 * Copies among texts in memory; src/analysis/syndication/of-archive.ts does the same to an archive.
 * Time grows with the number of texts, not with that of pairs. Pairs are those compared: of a group of more than a few
 * dozen not every pair is among them, but the group is whole.
 */
export function findCopies(texts: Iterable<Text>): Syndication {
  const index = createMarkIndex();
  const seen = new Map<number, { readonly words: TextWords; readonly outlet: string | null }>();
  const groups = createGroups();
  const pairs: SharedText[] = [];
  for (const { document, text, outlet } of texts) {
    const words = readWords(text);
    const marks = fingerprintOf(words);
    for (const candidate of rankCandidates(index.hitsOf(marks))) {
      const other = seen.get(candidate.document);
      if (other === undefined) continue;
      const comparison = judge(compareTexts(words, other.words), candidate, outlet, other.outlet);
      if (comparison.kind === 'none') continue;
      pairs.push({ document, other: candidate.document, ...comparison });
      if (comparison.kind === 'copy') groups.join(document, candidate.document);
    }
    index.add(document, marks);
    seen.set(document, { words, outlet });
  }
  return { pairs, groups: listed(groups.entries()) };
}

/** Marks of a house's own that make a partial copy of two of its articles. */
const OWN_RARE = 3;

/** Standing paragraphs that an outlet prints under all its articles make no partial copies of them. */
export function judge(
  comparison: Comparison,
  candidate: Candidate,
  outlet: string | null,
  other: string | null,
): Comparison {
  const stock =
    outlet !== null && outlet === other && comparison.kind === 'partial' && candidate.rare < OWN_RARE;
  return stock ? { ...comparison, kind: 'none' } : comparison;
}

function listed(entries: Iterable<readonly [number, number]>): readonly (readonly number[])[] {
  const lists = new Map<number, number[]>();
  for (const [document, group] of entries) {
    const list = lists.get(group);
    if (list === undefined) lists.set(group, [document]);
    else list.push(document);
  }
  return [...lists.values()]
    .map((list) => list.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
