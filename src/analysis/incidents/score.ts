/**
 * Log-odds that two reports are of one incident: what the words say (`likeness`, learned) and what the record says: days,
 * parties, kind of act, place. The second part is naive Bayes in form (Fellegi and Sunter 1969): a weight for each
 * agreement and each contradiction, set by hand, since ECB+ has no record to learn them from; data/agreement.json
 * holds them.
 */
import { readFileSync } from 'node:fs';
import { likeness } from './likeness.js';
import type { Party, Report } from './types.js';

interface Agreement {
  readonly bias: number;
  readonly likenessShare: number;
  readonly floor: number;
  readonly sameDay: number;
  readonly nextDay: number;
  readonly days: number;
  readonly daysWeight: number;
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
const DAY = 86_400_000;
/** How long before it was printed most news lies, in days. */
const RECENT = 7;

export function scorePair(a: Report, b: Report): number {
  if (a.document === b.document && a.trigger.start === b.trigger.start) return A.sameSentence;
  // Words that have nothing in common are no proof against: two papers may tell one thing without a shared word.
  const words = Math.max(A.floor, A.likenessShare * likeness(a.wording, b.wording));
  return A.bias + words + days(a, b) + parties(a, b) + kind(a, b) + place(a, b);
}

function days(a: Report, b: Report): number {
  const [left, right] = [rangeOf(a), rangeOf(b)];
  if (left === null || right === null) return left === right ? printed(a, b) : undated(a, b);
  const apart = Math.max(0, left.from - right.to, right.from - left.to) / DAY;
  const wide = Math.max(left.to - left.from, right.to - right.from) / DAY > 3;
  if (apart === 0) return wide ? A.inRange : A.sameDay;
  if (apart <= 1) return A.nextDay;
  return Math.max(A.farthest, -A.daysWeight * Math.min(apart, A.days));
}

function rangeOf({ from, to }: Report) {
  return from === null || to === null ? null : { from: Date.parse(from), to: Date.parse(to) };
}

/** Neither tells a day: what is printed in one week is likelier of one week. */
function printed(a: Report, b: Report): number {
  const apart = Math.abs(Date.parse(a.published ?? '') - Date.parse(b.published ?? '')) / DAY;
  if (apart <= 1) return A.printedTogether;
  if (apart <= RECENT) return A.inRange;
  return apart <= 3 * RECENT ? 0 : A.longAgo;
}

/** One tells no day. It may speak of anything that went before, but most news is of the week. */
function undated(a: Report, b: Report): number {
  const dated = rangeOf(a) ?? rangeOf(b);
  const day = Date.parse((a.from === null ? a : b).published ?? '');
  if (dated === null || Number.isNaN(day)) return 0;
  if (a.nature !== 'happening' || b.nature !== 'happening') return day <= dated.to ? A.inRange : A.longAgo;
  if (day < dated.from - DAY) return A.notYet;
  return day <= dated.to + RECENT * DAY ? A.inRange : A.longAgo;
}

function parties(a: Report, b: Report): number {
  const left = keysOf([...a.actors, ...a.recipients]);
  const right = keysOf([...b.actors, ...b.recipients]);
  if (left.size === 0 || right.size === 0) return A.partiesUnknown;
  const common = [...left].filter((key) => right.has(key)).length;
  if (common === 0) return A.partiesNone;
  const all = left.size + right.size - common;
  const first = keysOf(a.actors);
  const actor = b.actors.some(({ key }) => first.has(key)) ? A.sameActor : 0;
  if (common === 1 && left.size > 1 && right.size > 1) return actor + A.partiesOther;
  // One party in common says little, since a few powers stand in most news; two say much.
  return actor + (common > 1 ? A.partiesSame * (0.5 + common / all / 2) : A.partiesSome / all);
}

function keysOf(parties: readonly Party[]): ReadonlySet<string> {
  return new Set(parties.map(({ key }) => key));
}

function kind(a: Report, b: Report): number {
  const nature = a.nature === b.nature || denies(a, b) || denies(b, a) ? 0 : A.nature;
  if (a.category === null || b.category === null) return nature;
  if (a.category === b.category) {
    const other = a.intends !== null && b.intends !== null && a.intends !== b.intends;
    return nature + A.category + (other ? A.quad : 0);
  }
  // One reader, one article and two kinds of act: two acts.
  const apart = a.document === b.document ? A.toldApart : 0;
  const temper = a.quad?.split(' ')[1] === b.quad?.split(' ')[1];
  return nature + apart + (temper ? A.quad : A.opposed);
}

/** A denial before the day of a plan is of the plan; after it, it says what came of it. */
function denies(a: Report, b: Report): boolean {
  return a.status === 'negated' && (b.from === null || (a.published ?? '') < b.from);
}

function place(a: Report, b: Report): number {
  if (a.place === null || b.place === null) return 0;
  if (a.place.name === b.place.name) return A.place;
  // A town and its country do not contradict each other.
  return a.place.country !== null && a.place.country === b.place.country ? 0 : A.otherPlace;
}
