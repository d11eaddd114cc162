/**
 * Log-odds that two reports are of one incident: what the words say (`likeness`, learned) and what the record says: days,
 * parties, kind of act, place. The second part is naive Bayes in form (Fellegi and Sunter 1969): a weight for each
 * agreement and each contradiction, set by hand, since ECB+ has no record to learn them from; data/agreement.json
 * holds them.
 */
import { readFileSync } from 'node:fs';
import { createLikeness, GREATEST_LIKENESS } from './likeness.js';
import type { Traits } from './traits.js';

interface Agreement {
  readonly bias: number;
  readonly likenessShare: number;
  readonly floor: number;
  readonly sameDay: number;
  readonly nextDay: number;
  readonly days: number;
  readonly daysWeight: number;
  readonly lateWeight: number;
  readonly inRange: number;
  readonly printedTogether: number;
  readonly longAgo: number;
  readonly notYet: number;
  readonly farthest: number;
  readonly partiesSame: number;
  readonly partiesSome: number;
  readonly partiesOther: number;
  readonly partiesNone: number;
  readonly partiesUnknown: number;
  readonly sameActor: number;
  readonly category: number;
  readonly quad: number;
  readonly opposed: number;
  readonly toldApart: number;
  readonly nature: number;
  readonly place: number;
  readonly otherPlace: number;
  readonly sameSentence: number;
}

const A = (
  JSON.parse(readFileSync(new URL('./data/agreement.json', import.meta.url), 'utf8')) as {
    readonly weights: Agreement;
  }
).weights;
/** How long before it was printed most news lies, in days. */
const RECENT = 7;
/** Log-odds of a pair that was not compared; worse ones are not told apart. */
export const ABSENT = -3;
const GREATEST_WORDS = A.likenessShare * GREATEST_LIKENESS;
/** So that a bound holds whatever the last digits are. */
const ROUNDING = 1e-9;

/** Scores one report with many others. */
export interface Scorer {
  /**
   * @param least where the score is not above this, it need not be known
   * @returns the score, ABSENT at least; or, where that is not above `least`, any number that is not and that it does not exceed
   */
  score(own: Traits, other: Traits, least: number): number;
  /** What `score` does not exceed, without a look at the sentences and articles. */
  atMost(own: Traits, other: Traits): number;
  /** As reports are to be given to it. */
  prepared(traits: Traits): Traits;
}

export function createScorer(): Scorer {
  const likeness = createLikeness();
  let present: Traits | null = null;

  function set(own: Traits): void {
    if (own === present) return;
    present = own;
    likeness.set(own.wording);
  }

  function bound(record: number, other: Traits): number {
    // Words that have nothing in common are no proof against: two papers may tell one thing without a shared word.
    return record + Math.max(A.floor, A.likenessShare * likeness.atMost(other.wording)) + ROUNDING;
  }

  return {
    score(own, other, least) {
      if (isOne(own, other)) return A.sameSentence;
      const record = recordOf(own, other);
      if (record + GREATEST_WORDS + ROUNDING <= least) return Math.max(ABSENT, record + GREATEST_WORDS);
      set(own);
      const most = bound(record, other);
      if (most <= least) return Math.max(ABSENT, most);
      const words = Math.max(A.floor, A.likenessShare * likeness.to(other.wording));
      return Math.max(ABSENT, record + words);
    },
    atMost(own, other) {
      if (isOne(own, other)) return A.sameSentence;
      const record = recordOf(own, other);
      if (record + GREATEST_WORDS + ROUNDING <= ABSENT) return ABSENT;
      set(own);
      return Math.max(ABSENT, bound(record, other));
    },
    prepared: (traits) => ({
      ...traits,
      wording: { ...traits.wording, trigger: likeness.one(traits.wording.trigger) },
    }),
  };
}

function isOne(a: Traits, b: Traits): boolean {
  return a.document === b.document && a.at === b.at;
}

function recordOf(a: Traits, b: Traits): number {
  return A.bias + days(a, b) + parties(a, b) + kind(a, b) + place(a, b);
}

function days(a: Traits, b: Traits): number {
  const [leftTells, rightTells] = [!Number.isNaN(a.from), !Number.isNaN(b.from)];
  if (!leftTells && !rightTells) return printed(a, b);
  if (!leftTells) return undated(a, b);
  if (!rightTells) return undated(b, a);
  if (a.assumed || b.assumed) return assumed(a, b);
  const apart = Math.max(0, a.from - b.to, b.from - a.to);
  if (a.from === b.from && a.to === b.to) return A.sameDay;
  const wide = Math.max(a.to - a.from, b.to - b.from) > 3;
  if (apart === 0) return wide ? A.inRange : A.sameDay;
  if (apart <= 1) return A.nextDay;
  return Math.max(A.farthest, -A.daysWeight * Math.min(apart, A.days));
}

/**
 * The day of print stands for that of the act, which lies before it, mostly by a day or two. So a day that is told may
 * lie some days before such a one and not after it, and of two such neither says more than that both are news.
 */
function assumed(a: Traits, b: Traits): number {
  const late = a.assumed && b.assumed ? Math.abs(a.from - b.from) : a.assumed ? a.from - b.to : b.from - a.to;
  const early = a.assumed && b.assumed ? 0 : a.assumed ? b.from - a.to : a.from - b.to;
  if (early > 0) return early <= 1 ? 0 : Math.max(A.farthest, -A.daysWeight * Math.min(early, A.days));
  if (late <= 0) return A.sameDay;
  if (late === 1) return A.nextDay;
  return Math.max(A.farthest, A.nextDay - A.lateWeight * Math.min(late - 1, A.days));
}

/** Neither tells a day: what is printed in one week is likelier of one week. */
function printed(a: Traits, b: Traits): number {
  const apart = Math.abs(a.published - b.published);
  if (apart <= 1) return A.printedTogether;
  if (apart <= RECENT) return A.inRange;
  return apart <= 3 * RECENT ? 0 : A.longAgo;
}

/** One tells no day. It may speak of anything that went before, but most news is of the week. */
function undated(without: Traits, dated: Traits): number {
  const day = without.published;
  if (Number.isNaN(day)) return 0;
  if (without.nature !== 'happening' || dated.nature !== 'happening')
    return day <= dated.to ? A.inRange : A.longAgo;
  if (day < dated.from - 1) return A.notYet;
  return day <= dated.to + RECENT ? A.inRange : A.longAgo;
}

function parties(a: Traits, b: Traits): number {
  const [left, right] = [a.parties, b.parties];
  if (left.length === 0 || right.length === 0) return A.partiesUnknown;
  let common = 0;
  for (const party of left) if (right.includes(party)) common += 1;
  if (common === 0) return A.partiesNone;
  const all = left.length + right.length - common;
  const actor = a.actors.some((it) => b.actors.includes(it)) ? A.sameActor : 0;
  if (common === 1 && left.length > 1 && right.length > 1) return actor + A.partiesOther;
  // One party in common says little, since a few powers stand in most news; two say much.
  return actor + (common > 1 ? A.partiesSame * (0.5 + common / all / 2) : A.partiesSome / all);
}

function kind(a: Traits, b: Traits): number {
  const nature = a.nature === b.nature || denies(a, b) || denies(b, a) ? 0 : A.nature;
  if (a.category === null || b.category === null) return nature;
  if (a.category === b.category) {
    const other = a.intends !== null && b.intends !== null && a.intends !== b.intends;
    return nature + A.category + (other ? A.quad : 0);
  }
  // One reader, one article and two kinds of act: two acts.
  const apart = a.document === b.document ? A.toldApart : 0;
  return nature + apart + (a.temper === b.temper ? A.quad : A.opposed);
}

/** A denial before the day of a plan is of the plan; after it, it says what came of it. */
function denies(a: Traits, b: Traits): boolean {
  return a.negated && (Number.isNaN(b.from) || a.published < b.from);
}

function place(a: Traits, b: Traits): number {
  if (a.place === null || b.place === null) return 0;
  if (a.place.name === b.place.name) return A.place;
  // A town and its country do not contradict each other.
  return a.place.country !== null && a.place.country === b.place.country ? 0 : A.otherPlace;
}
