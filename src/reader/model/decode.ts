/** Rows of logits → labels with probabilities, and rows of tags → spans. Ties go to the earlier label. */
export interface Choice {
  readonly index: number;
  readonly probability: number;
}

/**
 * Logits are compared on a grid this fine. Sums of products come out a little otherwise on another processor; on the
 * grid they are the same but for the rarest cases, and so is the record.
 */
const GRID = 1 / 64;

const snapped = (logits: Float32Array, at: number): number => Math.round((logits[at] ?? 0) / GRID) * GRID;

/** Probabilities of one row of `size` logits that begins at `at`. */
export const softmax = (logits: Float32Array, at: number, size: number): readonly number[] => {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) most = Math.max(most, snapped(logits, at + i));
  const powers: number[] = [];
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const power = Math.exp(snapped(logits, at + i) - most);
    powers.push(power);
    sum += power;
  }
  return powers.map((power) => power / sum);
};

export const likeliest = (logits: Float32Array, at: number, size: number): Choice => {
  const all = softmax(logits, at, size);
  let index = 0;
  all.forEach((probability, i) => {
    if (probability > (all[index] ?? 0)) index = i;
  });
  return { index, probability: all[index] ?? 0 };
};

/** Columns whose independent probability is at least `least`. */
export const likely = (logits: Float32Array, at: number, size: number, least: number): readonly number[] => {
  const found: number[] = [];
  for (let i = 0; i < size; i++) if (1 / (1 + Math.exp(-snapped(logits, at + i))) >= least) found.push(i);
  return found;
};

/** Words `from` to `to` (half-open) under one label; `probability` is the mean over its words. */
export interface Tagged {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly probability: number;
}

/** Spans of a row of tags ("O", "B-actor", "I-actor"; plain "B" and "I" have the label ""). An I that nothing opens opens itself. */
export const spansOf = (
  logits: Float32Array,
  at: number,
  words: number,
  names: readonly string[],
): readonly Tagged[] => {
  const spans: { from: number; to: number; label: string; sum: number }[] = [];
  for (let word = 0; word < words; word++) {
    const { index, probability } = likeliest(logits, at + word * names.length, names.length);
    const tag = names[index] ?? 'O';
    if (tag === 'O') continue;
    const label = tag.slice(2);
    const open = spans.at(-1);
    if (tag.startsWith('I') && open !== undefined && open.to === word && open.label === label) {
      open.to = word + 1;
      open.sum += probability;
    } else spans.push({ from: word, to: word + 1, label, sum: probability });
  }
  return spans.map(({ from, to, label, sum }) => ({ from, to, label, probability: sum / (to - from) }));
};

/**
 * Runs of words that are under some tag with a probability of `least` or more, told apart where one begins anew; `probability` is the
 * mean of that.
 */
export const runsOf = (
  logits: Float32Array,
  at: number,
  words: number,
  names: readonly string[],
  least: number,
): readonly Tagged[] => {
  const runs: { from: number; to: number; sum: number }[] = [];
  for (let word = 0; word < words; word++) {
    const shares = softmax(logits, at + word * names.length, names.length);
    const under = 1 - (shares[0] ?? 1);
    if (under < least) continue;
    const open = runs.at(-1);
    if (open !== undefined && open.to === word && (shares[1] ?? 0) < 0.5) {
      open.to = word + 1;
      open.sum += under;
    } else runs.push({ from: word, to: word + 1, sum: under });
  }
  return runs.map(({ from, to, sum }) => ({ from, to, label: '', probability: sum / (to - from) }));
};

/** Words that a content leaves out in its midst, at most, where nothing else is known to stand there: a tag that slipped. */
const SLIP = 3;

/**
 * The pieces of a content, mended: pieces that only a slipped tag or two part are one again, and scraps are left out, which are
 * short, unsure and apart from all that is near the cue.
 * @param taken spans of cue and source: where they part a content, it is in pieces
 */
export const mended = (
  pieces: readonly Tagged[],
  taken: readonly Pick<Tagged, 'from' | 'to'>[],
): readonly Tagged[] => {
  const joined: Tagged[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const gap = before === undefined ? Number.POSITIVE_INFINITY : piece.from - before.to;
    const parted = taken.some(({ from, to }) => before !== undefined && from < piece.from && to > before.to);
    if (before === undefined || gap > SLIP || parted) joined.push(piece);
    else joined[joined.length - 1] = { ...before, to: piece.to, probability: meanOf(before, piece) };
  }
  const longest = Math.max(...joined.map(widthOf));
  return joined.filter(
    (piece) =>
      widthOf(piece) === longest ||
      piece.probability >= 0.8 ||
      (widthOf(piece) > 4 && piece.probability >= 0.6),
  );
};

/** "[Niger] ’ [s military rulers]": pieces under one label that only an apostrophe parts are one. */
export const rejoined = (pieces: readonly Tagged[], written: (word: number) => string): readonly Tagged[] => {
  const joined: Tagged[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const one =
      before !== undefined &&
      before.label === piece.label &&
      piece.from - before.to <= 1 &&
      (piece.from > before.to ? /^['’]$/.test(written(before.to)) : /^(?:['’]|s)$/.test(written(piece.from)));
    if (one) joined[joined.length - 1] = { ...before, to: piece.to, probability: meanOf(before, piece) };
    else joined.push(piece);
  }
  return joined;
};

const widthOf = ({ from, to }: Tagged): number => to - from;

const meanOf = (a: Tagged, b: Tagged): number =>
  (a.probability * widthOf(a) + b.probability * widthOf(b)) / (widthOf(a) + widthOf(b));
