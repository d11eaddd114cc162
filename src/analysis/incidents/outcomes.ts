/**
 * What came of what was planned: an act of the kind that was intended, by the same parties, about the day planned for
 * ("took place"); words that it was put off ("postponed") or that it was not ("never", told); or nothing within two
 * weeks after that day, as far as the archive goes ("never", by silence: the press may only have looked away).
 */
import { dayNumber } from './traits.js';
import type { Incident, Outcome, Party, Report } from './types.js';
import { cosine, type Vector } from './words.js';

/** Days before and after the planned ones in which it still counts as it. */
const EARLY = 2;
const LATE = 4;
/** Where no day was named, how long after the last word of the plan its act may come. */
const UNNAMED = 120;
export const SILENCE_DAYS = 14;
const MONTH = 30;
const MOST_MONTHS = 24;
export const MOST_PARTIES = 6;
/** How alike two sentences must be to speak of one plan, where nothing else says so. */
const ALIKE = 0.15;
/** Reports of each of two incidents whose sentences are compared. */
const COMPARED = 6;

/** An incident as far as outcomes hang on it; all incidents of an archive at once are little in this form. */
export interface Matter
  extends Pick<Incident, 'key' | 'nature' | 'category' | 'intends' | 'quad' | 'status' | 'place'> {
  /** Days since 1970. */
  readonly from: number;
  readonly to: number;
  /** The parties' keys, by the alphabet. */
  readonly parties: readonly string[];
  readonly origins: number;
  readonly printed: { readonly first: number; readonly last: number } | null;
  /** Whether some report tells the day. */
  readonly told: boolean;
  readonly turns: readonly { readonly published: number; readonly turn: NonNullable<Report['turn']> }[];
  readonly sentences: readonly Vector[];
}

export function matterOf(incident: Incident): Matter {
  const { key, nature, category, intends, quad, status, place, reports } = incident;
  const printed = reports.flatMap(({ published }) => (published === null ? [] : dayNumber(published)));
  const first = reports[0]?.published ?? null;
  return {
    key,
    nature,
    category,
    intends,
    quad,
    status,
    place,
    from: dayNumber(incident.from ?? first),
    to: dayNumber(incident.to ?? incident.from ?? first),
    parties: partiesOf(incident).slice(0, MOST_PARTIES),
    origins: incident.origins.length,
    printed: printed.length === 0 ? null : { first: Math.min(...printed), last: Math.max(...printed) },
    told: incident.from !== null && reports.some(({ dated }) => dated === 'told'),
    turns: reports.flatMap(({ published, turn }) =>
      turn === null || published === null ? [] : { published: dayNumber(published), turn },
    ),
    sentences: reports.slice(0, COMPARED).map(({ wording }) => wording.sentence),
  };
}

/** Keys of everybody on either side, by the alphabet. */
export function partiesOf({
  actors,
  recipients,
}: Pick<Incident, 'actors' | 'recipients'>): readonly string[] {
  return [...new Set([...actors, ...recipients].map(({ key }: Party) => key))].sort();
}

/** @param asOf the day up to which the archive knows; where it is null nothing has passed in silence */
export function joinOutcomes(incidents: readonly Incident[], asOf: string | null): readonly Incident[] {
  const matters = incidents.map(matterOf);
  const nearTo = createMatters(matters);
  return incidents.map((incident, at) => {
    const plan = matters[at];
    if (plan === undefined || incident.nature === 'happening') return incident;
    return { ...incident, outcome: outcomeOf(plan, nearTo(plan), asOf) };
  });
}

/** @returns for a plan those of the matters that what came of it may be among */
export function createMatters(matters: Iterable<Matter>): (plan: Matter) => readonly Matter[] {
  const byMonth = new Map<string, Matter[]>();
  for (const matter of matters) {
    if (Number.isNaN(matter.from)) continue;
    for (const parties of [...matter.parties, ...pairsOf(matter.parties)]) {
      const key = `${Math.floor(matter.from / MONTH)} ${parties}`;
      const list = byMonth.get(key);
      if (list === undefined) byMonth.set(key, [matter]);
      else list.push(matter);
    }
  }
  return (plan) => {
    const window = windowOf(plan);
    if (window === null) return [];
    // it may have begun the month before
    const first = Math.floor(window.from / MONTH) - 1;
    const count = Math.min(MOST_MONTHS, Math.floor(window.to / MONTH) - first + 1);
    const shared = plan.parties.length > 1 ? pairsOf(plan.parties) : plan.parties;
    const near = Array.from({ length: count }, (_, n) => first + n).flatMap((month) =>
      shared.flatMap((parties) => byMonth.get(`${month} ${parties}`) ?? []),
    );
    return [...new Set(near)];
  };
}

/** Every two of the parties. */
export function pairsOf(parties: readonly string[]): readonly string[] {
  return parties.flatMap((one, at) => parties.slice(at + 1).map((other) => `${one}&${other}`));
}

/** Days since 1970 on which what came of a plan may lie. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** Whether the plan names its day. */
  readonly named: boolean;
  /** The first word of the plan. */
  readonly since: number;
}

export function windowOf({ from, to, told, printed }: Matter): Window | null {
  const since = Math.min(
    printed?.first ?? Number.POSITIVE_INFINITY,
    Number.isNaN(from) ? Number.POSITIVE_INFINITY : from,
  );
  if (told && !Number.isNaN(from) && !Number.isNaN(to))
    return { from: from - EARLY, to: to + LATE, named: true, since };
  if (printed === null) return null;
  return { from: since + 1, to: printed.last + UNNAMED, named: false, since };
}

/** The last day of a plan's window after which silence speaks. */
export function silentUntil(asOf: string): number {
  return dayNumber(asOf) - (SILENCE_DAYS - LATE);
}

/** @param near incidents about the plan's days; those that share too few parties are passed over */
export function outcomeOf(plan: Matter, near: readonly Matter[], asOf: string | null): Outcome {
  const window = windowOf(plan);
  if (window === null) return { what: 'open', basis: null, incident: null };
  const related = near.filter((other) => other.key !== plan.key && sharesParties(plan, other));
  const intended = related.filter((other) => isIntended(plan, other) && within(other, window));
  const came = nearest(
    plan,
    intended.filter(
      (other) =>
        other.nature === 'happening' &&
        other.status !== 'negated' &&
        ((window.named && plan.intends !== null) || alike(plan, other)),
    ),
  );
  if (came !== undefined) return { what: 'took place', basis: 'told', incident: came.key };
  const turned = related.filter((other) => turnOf(other, window) !== null && alike(plan, other));
  const ended = turnOf(plan, window) === null ? nearest(plan, turned) : plan;
  if (ended !== undefined) {
    const what = turnOf(ended, window) === 'postponed' ? 'postponed' : 'never';
    return { what, basis: 'told', incident: ended.key === plan.key ? null : ended.key };
  }
  const denied = intended.filter((other) => other.status === 'negated' && alike(plan, other));
  const refused = related.filter(
    (other) =>
      other.category === 'REJECT' &&
      within(other, { ...window, from: window.since }) &&
      likest(plan, other) >= 2 * ALIKE,
  );
  const against = nearest(plan, denied) ?? nearest(plan, refused);
  if (against !== undefined) return { what: 'never', basis: 'told', incident: against.key };
  if (plan.nature === 'plan' && window.named && asOf !== null && window.to < silentUntil(asOf))
    return { what: 'never', basis: 'silence', incident: null };
  return { what: 'open', basis: null, incident: null };
}

function nearest(plan: Matter, among: readonly Matter[]): Matter | undefined {
  if (among.length < 2) return among[0];
  return among
    .map((other) => ({ other, nearness: nearness(plan, other) }))
    .sort((a, b) => b.nearness - a.nearness || (a.other.key < b.other.key ? -1 : 1))[0]?.other;
}

function turnOf(other: Matter, window: Window) {
  return (
    other.turns.find(({ published }) => published >= window.since && published <= window.to)?.turn ?? null
  );
}

/** Kinds of acts that may say what came of it. */
export function answersTo(plan: Matter): readonly string[] {
  return [...new Set([plan.intends ?? plan.category ?? 'CONSULT', 'REJECT'])];
}

/** An announced visit is kept by a visit; where the plan does not say which act, by any of its temper. */
function isIntended(plan: Matter, other: Matter): boolean {
  const intended = plan.intends ?? plan.category;
  if (other.category === intended) return true;
  return plan.nature === 'plan' && plan.intends === null && other.quad !== null && other.quad === plan.quad;
}

function within(other: Matter, window: Window): boolean {
  return other.to >= window.from && other.from <= window.to;
}

/** All of the plan's parties, or two of them. */
function sharesParties(plan: Matter, other: Matter): boolean {
  const common = commonOf(plan, other);
  return common > 0 && common >= Math.min(2, plan.parties.length);
}

function commonOf(plan: Matter, other: Matter): number {
  return plan.parties.filter((key) => other.parties.includes(key)).length;
}

function nearness(plan: Matter, other: Matter): number {
  const place = plan.place !== null && plan.place.name === other.place?.name ? 1 : 0;
  return commonOf(plan, other) + place + likest(plan, other) + other.origins / 100;
}

function alike(plan: Matter, other: Matter): boolean {
  return likest(plan, other) >= ALIKE;
}

/** The nearest two sentences of some of the reports. */
function likest(a: Matter, b: Matter): number {
  let best = 0;
  for (const x of a.sentences) for (const y of b.sentences) best = Math.max(best, cosine(x, y));
  return best;
}
