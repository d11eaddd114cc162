/** A text as numbers for its words, with the place of each: what fingerprints and alignments are made of. */
export interface TextWords {
  /** A 32-bit hash (FNV-1a) of each word in lower case. */
  readonly hashes: Int32Array;
  /** Half-open, in UTF-16 code units of the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Words of a text that are looked at: a hostile text costs no more than a long article. */
const MAX_WORDS = 10_000;

/** Runs of letters, marks and digits; case, punctuation, quotation marks and white space do not count. */
export function readWords(text: string): TextWords {
  const hashes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (hashes.length === MAX_WORDS) break;
    const word = match[0];
    hashes.push(hashOf(word.toLowerCase()));
    starts.push(match.index);
    ends.push(match.index + word.length);
  }
  return { hashes: Int32Array.from(hashes), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** A well mixed hash of `length` words from `at` on. */
export function gramHash(hashes: Int32Array, at: number, length: number): number {
  let hash = 0;
  for (let word = at; word < at + length; word += 1) {
    hash = Math.imul(hash, 0x2c1b3c6d) + (hashes[word] ?? 0);
  }
  // MurmurHash3's finalizer (Appleby 2011): winnowing takes the least, so all bits must be alike.
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
