/** Numbers as news writes them: "12", "1,200", "2.5", "2 1/2", "twenty-five", "two hundred", "a", "several". */
import { CARDINALS, DECADE_NAMES, ORDINALS, SCALES } from './vocabulary.js';
import { after, lowerAt, past, type Word, wordAt } from './words.js';

export interface Quantity {
  /** Index after the last word read. */
  readonly end: number;
  /** Null where no number is named: "several", "a few", "many". */
  readonly count: number | null;
  /** True for "a", "an": with no other sign of time, too little to go by. */
  readonly article: boolean;
}

const quantity = (end: number, count: number | null, article = false): Quantity => ({ end, count, article });

const digits = (words: readonly Word[], at: number): Quantity | null => {
  const head = wordAt(words, at);
  if (head.kind !== 'digits' || head.text.length > 9) return null;
  let count = Number(head.text);
  let end = at + 1;
  while (
    lowerAt(words, end) === ',' &&
    /^\d{3}$/.test(lowerAt(words, end + 1)) &&
    !wordAt(words, end + 1).spaced
  ) {
    count = count * 1000 + Number(lowerAt(words, end + 1));
    end += 2;
  }
  const dot = wordAt(words, end);
  const fraction = wordAt(words, end + 1);
  if (
    dot.lower === '.' &&
    !dot.spaced &&
    fraction.kind === 'digits' &&
    !fraction.spaced &&
    fraction.text.length < 6
  ) {
    return quantity(end + 2, Number(`${count}.${fraction.text}`));
  }
  const half = after(words, end, '1', '/', '2') ?? after(words, end, '-', '1', '/', '2');
  if (half !== null) return quantity(half, count + 0.5);
  if (lowerAt(words, end) === '½') return quantity(end + 1, count + 0.5);
  const scale = SCALES.get(lowerAt(words, end));
  return scale === undefined ? quantity(end, count) : quantity(end + 1, count * scale);
};

const spelled = (words: readonly Word[], at: number): Quantity | null => {
  let end = at;
  let total = 0;
  let current = 0;
  let read = false;
  for (;;) {
    const hyphen = read && lowerAt(words, end) === '-' && !wordAt(words, end).spaced ? 1 : 0;
    const lower = lowerAt(words, end + hyphen);
    const cardinal = CARDINALS.get(lower);
    const scale = SCALES.get(lower);
    if (
      cardinal !== undefined &&
      (!read || (current % 100 >= 20 && current % 10 === 0 && cardinal < 10) || current % 100 === 0)
    ) {
      current += cardinal;
    } else if (scale !== undefined && read && current > 0) {
      if (scale === 100) current *= 100;
      else {
        total += current * scale;
        current = 0;
      }
    } else if (
      lower === 'and' &&
      read &&
      current % 100 === 0 &&
      CARDINALS.has(lowerAt(words, end + 1)) &&
      SCALES.has(lowerAt(words, end - 1))
    ) {
      end += 1;
      continue;
    } else break;
    end += 1 + hyphen;
    read = true;
  }
  return read ? quantity(end, total + current) : null;
};

const VAGUE = new Set([
  'several',
  'few',
  'many',
  'numerous',
  'countless',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'some',
  'various',
]);

const vague = (words: readonly Word[], at: number): Quantity | null => {
  const article = lowerAt(words, at) === 'a' ? 1 : 0;
  const lower = lowerAt(words, at + article);
  if (lower === 'couple') return quantity(past(words, at + article + 1, 'of'), 2);
  if (lower === 'dozen') return quantity(at + article + 1, 12);
  if (lower === 'hundred' && article === 1) return quantity(at + 2, 100);
  if (lower === 'thousand' && article === 1) return quantity(at + 2, 1000);
  if (lower === 'number' && article === 1 && lowerAt(words, at + 2) === 'of') return quantity(at + 3, null);
  if (!VAGUE.has(lower)) return null;
  if (article === 1 && lower !== 'few') return null;
  return quantity(past(words, at + article + 1, 'of'), null);
};

/** "half a", "half an": the quantity before "an hour". */
const half = (words: readonly Word[], at: number): Quantity | null => {
  const end = after(words, at, 'half', 'a') ?? after(words, at, 'half', 'an');
  return end === null ? null : quantity(end, 0.5);
};

const single = (words: readonly Word[], at: number): Quantity | null => {
  const number = digits(words, at) ?? vague(words, at) ?? half(words, at) ?? spelled(words, at);
  if (number !== null) return number;
  const lower = lowerAt(words, at);
  return lower === 'a' || lower === 'an' ? quantity(at + 1, 1, true) : null;
};

/** A number or an indefinite amount; of a range ("two to three", "12-18") the first. */
export const readQuantity = (words: readonly Word[], at: number): Quantity | null => {
  const first = single(words, at);
  if (first === null || first.article) return first;
  const halved = after(words, first.end, 'and', 'a', 'half') ?? after(words, first.end, 'and', 'one', 'half');
  if (halved !== null && first.count !== null) return quantity(halved, first.count + 0.5);
  const joint = lowerAt(words, first.end);
  if (joint !== 'to' && joint !== 'or' && joint !== '-') return first;
  const second = digits(words, first.end + 1) ?? spelled(words, first.end + 1);
  return second === null || first.count === null ? first : quantity(second.end, first.count);
};

/** "first", "3rd", "21st", "twenty-first". */
export const readOrdinal = (words: readonly Word[], at: number): { end: number; value: number } | null => {
  const head = wordAt(words, at);
  const suffix = wordAt(words, at + 1);
  if (
    head.kind === 'digits' &&
    head.text.length <= 2 &&
    /^(?:st|nd|rd|th)$/.test(suffix.lower) &&
    !suffix.spaced
  ) {
    return { end: at + 2, value: Number(head.text) };
  }
  const ordinal = ORDINALS.get(head.lower);
  if (ordinal !== undefined) return { end: at + 1, value: ordinal };
  const tens = CARDINALS.get(head.lower);
  const unit = ORDINALS.get(lowerAt(words, at + 2));
  if (tens !== undefined && tens >= 20 && lowerAt(words, at + 1) === '-' && unit !== undefined && unit < 10) {
    return { end: at + 3, value: tens + unit };
  }
  return null;
};

/** A year in four digits, or spoken: "nineteen ninety-six", "two thousand five". Bare digits need more to be one. */
export const readYear = (
  words: readonly Word[],
  at: number,
): { end: number; year: number; spelled: boolean } | null => {
  const head = wordAt(words, at);
  if (head.kind === 'digits') {
    const year = Number(head.text);
    const glued = wordAt(words, at + 1);
    if (head.text.length !== 4 || year < 1000 || year > 2199) return null;
    if (
      !glued.spaced &&
      (glued.kind === 'letters' ||
        (/^[.,:]$/.test(glued.lower) &&
          wordAt(words, at + 2).kind === 'digits' &&
          !wordAt(words, at + 2).spaced))
    )
      return null;
    return { end: at + 1, year, spelled: false };
  }
  const century = CARDINALS.get(head.lower);
  if (century !== undefined && century >= 16 && century <= 20 && century !== 20) {
    const rest = spelled(words, at + 1);
    if (rest?.count !== null && rest !== null && rest.count >= 10 && rest.count <= 99) {
      return { end: rest.end, year: century * 100 + rest.count, spelled: true };
    }
  }
  if (head.lower === 'two' && lowerAt(words, at + 1) === 'thousand') {
    const rest = spelled(words, past(words, at + 2, 'and'));
    if (rest === null && lowerAt(words, at - 1) === 'year') return { end: at + 2, year: 2000, spelled: true };
    const year = rest?.count ?? null;
    return year !== null && rest !== null && year < 100
      ? { end: rest.end, year: 2000 + year, spelled: true }
      : null;
  }
  return null;
};

/** "1950s", "'80s", "the nineties": the decade as TempEval-3 writes it, three digits. */
export const readDecade = (words: readonly Word[], at: number): { end: number; value: string } | null => {
  const named = DECADE_NAMES.get(lowerAt(words, at));
  if (named !== undefined) return { end: at + 1, value: `19${named}` };
  const start = lowerAt(words, at) === "'" ? at + 1 : at;
  const head = wordAt(words, start);
  const plain = lowerAt(words, start + 1) === "'" ? start + 2 : start + 1;
  const s = wordAt(words, plain);
  if (head.kind !== 'digits' || s.lower !== 's' || s.spaced || !head.text.endsWith('0')) return null;
  if (head.text.length === 4 && Number(head.text) >= 1000 && Number(head.text) < 2200) {
    return { end: plain + 1, value: head.text.slice(0, 3) };
  }
  // "the 90s" and "'90s", but a temperature in the 90s has no apostrophe: it must have one, or "the" before it.
  const introduced = start > at || lowerAt(words, at - 1) === 'the';
  if (head.text.length !== 2 || Number(head.text) < 20 || !introduced) return null;
  return { end: plain + 1, value: `19${head.text.charAt(0)}` };
};
