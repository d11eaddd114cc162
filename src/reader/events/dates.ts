/**
 * When an event happened, and how we know.
 *
 *   time       an expression in its own clause: "met on Monday"; "marks a year since the signing" counts back
 *   inherited  the same event is dated elsewhere in the article (`merge.ts` hands the date over)
 *   document   nothing dates it: news of the day, so the day of publication where it is told as done, else unknown
 */
import type { EventStatus, TimeExpression } from '../../record/index.js';
import type { Draft } from '../draft.js';
import {
  isFuture,
  isNounsOwn,
  opensRelative,
  startOf,
  type TimeIndex,
  timeOfTrigger,
} from '../times/anchor.js';
import type { Trigger } from './triggers/types.js';

export interface EventDate {
  readonly value: string | null;
  readonly basis: 'time' | 'document' | 'inherited';
}

export interface Dated {
  readonly value: string;
  readonly basis: 'time' | 'inherited';
}

/**
 * @param carrier token index of the verb that carries a noun's event ("talks [took place] last week"), or -1.
 */
export const timeOf = (draft: Draft, times: TimeIndex, trigger: Trigger, carrier: number): Dated | null => {
  const counted = countedBack(draft, times, trigger.embeds?.head ?? trigger.head);
  if (counted !== null) return { value: counted, basis: 'time' };
  const then = timeBeforeWhen(draft, times, trigger.head);
  if (then !== null) return { value: then, basis: 'time' };
  const heads: number[] = [];
  for (let at: Trigger | null = trigger; at !== null; at = at.embeds) heads.push(at.head);
  if (carrier >= 0) heads.push(carrier);
  for (const head of heads) {
    const value = stated(draft, times, head);
    if (value !== null) return { value, basis: 'time' };
  }
  const borrowed = fromMainClause(draft, times, trigger.head);
  return borrowed === null ? null : { value: borrowed, basis: 'inherited' };
};

/** "since 1974, [when] its troops invaded": the time that "when" takes up. */
const timeBeforeWhen = (draft: Draft, times: TimeIndex, head: number): string | null => {
  const { tokens } = draft;
  const sentence = draft.sentences[tokens[head]?.sentence ?? -1];
  if (sentence === undefined) return null;
  for (let t = head - 1; t > sentence.first && t > head - WHEN_REACH; t--) {
    if (tokens[t]?.text === ',' || tokens[t]?.text === ';') return null;
    if (tokens[t]?.lower !== 'when') continue;
    const last = tokens[t - 1]?.text === ',' ? t - 2 : t - 1;
    const named = (times.bySentence.get(sentence.index) ?? []).find((time) => time.last === last);
    return named !== undefined && named.time.type === 'DATE' && /^\d{4}/.test(named.time.value)
      ? named.time.value.replace(/T.*$/, '')
      : null;
  }
  return null;
};

/** Words between "when" and the verb of its clause, at most. */
const WHEN_REACH = 12;

const stated = (draft: Draft, times: TimeIndex, head: number): string | null => {
  const time = timeOfTrigger(draft, times, head) ?? following(draft, times, head);
  if (time === null || time.value === 'PRESENT_REF' || time.value === 'FUTURE_REF') return null;
  if (isOpenEnded(draft, head, time.start)) return null;
  if (time.end <= (draft.tokens[head]?.start ?? 0) && isParted(draft, time.end, head)) return null;
  return time.value.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');
};

/** "fought a war [in 2020] that ended …": the next date, where no other verb stands between. */
const following = (draft: Draft, times: TimeIndex, head: number): TimeExpression | null => {
  const sentence = draft.sentences[draft.tokens[head]?.sentence ?? -1];
  if (sentence === undefined) return null;
  const wall =
    sentence.verbs.find(({ first, last }) => first > head && last > head)?.first ?? sentence.last + 1;
  const next = (times.bySentence.get(sentence.index) ?? []).find(
    ({ time, first, last }) => time.type === 'DATE' && first > head && !isNounsOwn(draft, time, last, head),
  );
  return next !== undefined && next.first < wall && !opensRelative(draft, head, next.first)
    ? next.time
    : null;
};

/** "the first visit [since] 1999": the date of another act. */
const isOpenEnded = (draft: Draft, head: number, timeStart: number): boolean => {
  for (let t = head + 1; t < draft.tokens.length; t++) {
    const token = draft.tokens[t];
    if (token === undefined || token.start >= timeStart) return false;
    if (token.lower === 'since') return true;
  }
  return false;
};

/** "meets her next week, days [after] talks in Oslo": a date before such a word is not that of what comes after it. */
const PARTING = new Set(['after', 'before', 'following', 'since', 'despite', 'amid', 'until']);

const isParted = (draft: Draft, timeEnd: number, head: number): boolean => {
  for (let t = head - 1; t >= 0; t--) {
    const token = draft.tokens[t];
    if (token === undefined || token.start < timeEnd) return false;
    if (PARTING.has(token.lower)) return true;
  }
  return false;
};

/** "an invitation brought in May by a team that [visited] Rome": the only date of a sentence, from a relative clause. */
const fromMainClause = (draft: Draft, times: TimeIndex, head: number): string | null => {
  const word = draft.tokens[head - 1]?.lower;
  if (word !== 'that' && word !== 'who' && word !== 'which') return null;
  const dates = (times.bySentence.get(draft.tokens[head]?.sentence ?? -1) ?? []).filter(
    ({ time }) => time.type === 'DATE',
  );
  const [only] = dates;
  if (only === undefined || dates.length > 1 || only.last > head || !/^\d/.test(only.time.value)) return null;
  return only.time.value.replace(/T.*$/, '');
};

/** A time still to come is not that of what is told as done. */
export const dateOf = (dated: Dated | null, status: EventStatus, published: string | null): EventDate => {
  if (dated !== null && !(status === 'actual' && isFuture(dated.value, published))) return dated;
  if (status === 'actual' && published !== null) return { value: published.slice(0, 10), basis: 'document' };
  return { value: null, basis: 'document' };
};

/** "March 3 marks two years since the [ceasefire]": the day, that many years back. */
const countedBack = (draft: Draft, times: TimeIndex, head: number): string | null => {
  const { tokens } = draft;
  const sentence = draft.sentences[tokens[head]?.sentence ?? -1];
  if (sentence === undefined) return null;
  let link = -1;
  for (let t = head - 1; t >= sentence.first && t > head - 8; t--) {
    const word = tokens[t]?.lower;
    if (word === 'since' || (word === 'of' && tokens[t - 1]?.lemma === 'anniversary')) link = t;
    if (tokens[t]?.pos === 'VERB' && tokens[t]?.lemma === 'mark') break;
  }
  if (link < 0) return null;
  const placed = times.bySentence.get(sentence.index) ?? [];
  const date = placed.find(({ time, last }) => last < link && /^\d{4}-\d{2}(-\d{2})?$/.test(time.value));
  const years = yearsBefore(draft, link, sentence.first);
  if (date === undefined || years === null) return null;
  if (years === 0) return null;
  const start = startOf(date.time.value);
  if (start === null) return null;
  return `${Number(date.time.value.slice(0, 4)) - years}${date.time.value.slice(4)}`;
};

const NUMBERS = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, i) => [
    word,
    i + 1,
  ]),
);
const ORDINALS = new Map(
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(
    (word, i) => [word, i + 1],
  ),
);

const yearsBefore = (draft: Draft, link: number, first: number): number | null => {
  for (let t = link - 1; t >= first && t > link - 6; t--) {
    const word = draft.tokens[t]?.lower ?? '';
    const counted = /^(\d{1,3})(st|nd|rd|th)?$/.exec(word.replace(/-?years?$|-year$/, ''));
    if (counted?.[1] !== undefined && draft.tokens[t + 1]?.lemma !== 'month') return Number(counted[1]);
    const spelled = NUMBERS.get(word.replace('-year', '')) ?? ORDINALS.get(word);
    if (spelled !== undefined) return spelled;
    if (word === 'a' && draft.tokens[t + 1]?.lemma === 'year') return 1;
  }
  return null;
};
