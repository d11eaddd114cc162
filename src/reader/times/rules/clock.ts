/**
 * Accepts "9 a.m.", "9:30 p.m. EST Tuesday", "14:30 GMT", "noon Thursday", "midnight Friday", "Tuesday morning",
 * "the morning of April 5", "April 5 at 9 a.m.", "4 in the morning", "9 o'clock", "mid-afternoon yesterday".
 * Refuses scores ("2:1"), ratios, verses ("3:16") and race times without a zone, "a.m." alone, "nights" in plural.
 */
import { clockValue } from '../calendar.js';
import type { Meaning, Reading, Rule } from '../meaning.js';
import { readQuantity } from '../numbers.js';
import { CLOCK_WORDS, DAY_PARTS, ZONES } from '../vocabulary.js';
import { after, lowerAt, past, type Word, wordAt } from '../words.js';
import { readCalendarDate } from './calendar-date.js';
import { readNearDay } from './near-day.js';
import { readNumericDate } from './numeric-date.js';
import { readWeekday } from './weekday.js';

const readDay = (words: readonly Word[], at: number): Reading | null => {
  const day =
    readNumericDate(words, at) ??
    longer(readCalendarDate(words, at), readWeekday(words, at)) ??
    readNearDay(words, at);
  if (day === null || day.meaning.kind === 'clock') return null;
  return day.meaning.kind === 'date' && day.meaning.day === null ? null : day;
};

const longer = (a: Reading | null, b: Reading | null): Reading | null =>
  a === null || (b !== null && b.end > a.end) ? b : a;

interface Hour {
  readonly end: number;
  readonly time: string;
}

/** "a.m.", "pm", "AM": the hours it adds. */
const readHalf = (words: readonly Word[], at: number): { end: number; afternoon: boolean } | null => {
  const word = lowerAt(words, at);
  if (word === 'am' || word === 'pm') return { end: at + 1, afternoon: word === 'pm' };
  if ((word !== 'a' && word !== 'p') || lowerAt(words, at + 1) !== '.' || lowerAt(words, at + 2) !== 'm')
    return null;
  return { end: past(words, at + 3, '.'), afternoon: word === 'p' };
};

const pastZone = (words: readonly Word[], at: number): number => {
  const start = lowerAt(words, at) === '(' ? at + 1 : at;
  if (ZONES.has(lowerAt(words, start)) && /^[A-Z]+$/.test(wordAt(words, start).text)) {
    return start > at ? past(words, start + 1, ')') : start + 1;
  }
  return after(words, at, 'local', 'time') ?? after(words, at, 'eastern', 'time') ?? at;
};

const readHour = (words: readonly Word[], at: number): Hour | null => {
  const named = CLOCK_WORDS.get(lowerAt(words, at));
  if (named !== undefined) return { end: at + 1, time: clockValue(named, 0) };
  const head = wordAt(words, at);
  const number = head.kind === 'digits' ? Number(head.text) : (readQuantity(words, at)?.count ?? null);
  if (
    number === null ||
    number > 24 ||
    head.lower === 'a' ||
    head.lower === 'an' ||
    !Number.isInteger(number)
  )
    return null;
  let end = head.kind === 'digits' ? at + 1 : (readQuantity(words, at)?.end ?? at + 1);
  let minute: number | null = null;
  const mark = wordAt(words, end);
  const minutes = wordAt(words, end + 1);
  if (
    (mark.lower === ':' || mark.lower === '.') &&
    !mark.spaced &&
    minutes.kind === 'digits' &&
    minutes.text.length === 2 &&
    !minutes.spaced &&
    Number(minutes.text) < 60
  ) {
    minute = Number(minutes.text);
    end += 2;
  }
  const half = readHalf(words, end);
  if (half !== null && number <= 12) {
    const hour = (number % 12) + (half.afternoon ? 12 : 0);
    return { end: pastZone(words, half.end), time: clockValue(hour, minute ?? 0) };
  }
  const oclock = after(words, end, 'o', "'", 'clock');
  if (oclock !== null && number <= 12) return { end: oclock, time: clockValue(number, 0) };
  const part =
    lowerAt(words, end) === 'in' && lowerAt(words, end + 1) === 'the'
      ? DAY_PARTS.get(lowerAt(words, end + 2))
      : undefined;
  if (part !== undefined && number >= 1 && number <= 12) {
    const hour = part === 'MO' ? number % 12 : (number % 12) + 12;
    return { end: end + 3, time: clockValue(hour, minute ?? 0) };
  }
  const zoned = pastZone(words, end);
  if (zoned > end && minute !== null && number < 24) return { end: zoned, time: clockValue(number, minute) };
  return lowerAt(words, at - 1) === 'at' && minute !== null && mark.lower === ':' && number < 24
    ? { end, time: clockValue(number, minute) }
    : null;
};

const onDay = (end: number, day: Meaning | null, time: string): Reading => ({
  end,
  meaning: { kind: 'clock', day, time },
});

/** "9 a.m. EST on Tuesday", "noon". */
const hourFirst = (words: readonly Word[], at: number): Reading | null => {
  const hour = readHour(words, past(words, at, 'at'));
  if (hour === null) return null;
  const day = readDay(words, past(words, past(words, hour.end, ','), 'on'));
  return day === null ? onDay(hour.end, null, hour.time) : onDay(day.end, day.meaning, hour.time);
};

/** "Tuesday morning", "Tuesday at 9 a.m.". */
const dayFirst = (words: readonly Word[], at: number): Reading | null => {
  const day = readDay(words, at);
  if (day === null) return null;
  const part = DAY_PARTS.get(lowerAt(words, past(words, day.end, '-')));
  if (part !== undefined && !/s$/.test(lowerAt(words, day.end)))
    return onDay(past(words, day.end, '-') + 1, day.meaning, `T${part}`);
  const hour = readHour(words, past(words, past(words, day.end, ','), 'at'));
  return hour === null ? null : onDay(hour.end, day.meaning, hour.time);
};

/** "the morning of April 5", "that evening", "mid-afternoon yesterday", "the next morning". */
const partFirst = (words: readonly Word[], at: number): Reading | null => {
  const start = past(words, past(words, past(words, at, 'the'), 'mid'), '-');
  const part = DAY_PARTS.get(lowerAt(words, start));
  if (part !== undefined && !/s$/.test(lowerAt(words, start))) {
    const day = readDay(words, past(words, past(words, start + 1, 'of'), 'on'));
    return day === null ? null : onDay(day.end, day.meaning, `T${part}`);
  }
  const turn = lowerAt(words, start);
  const moved = DAY_PARTS.get(lowerAt(words, start + 1));
  if (moved === undefined || /s$/.test(lowerAt(words, start + 1))) return null;
  const amount =
    turn === 'next' || turn === 'following'
      ? 1
      : turn === 'that' || turn === 'same'
        ? 0
        : turn === 'previous'
          ? -1
          : null;
  if (amount === null) return null;
  return onDay(
    start + 2,
    { kind: 'shift', unit: 'day', amount, from: 'mention', keepsGrain: false },
    `T${moved}`,
  );
};

export const readClock = (words: readonly Word[], at: number): Reading | null =>
  hourFirst(words, at) ?? dayFirst(words, at) ?? partFirst(words, at);

export const clock: Rule = { name: 'time of day', read: readClock };
