/**
 * What came of what was planned: an act of the kind that was intended, by the same parties, about the day planned for
 * ("took place"); words that it was put off ("postponed") or that it was not ("never", told); or nothing within two
 * weeks after that day, as far as the archive goes ("never", by silence: the press may only have looked away).
 */
import { monthsBetween } from '../calendar.js';
import type { Incident, Outcome, Party } from './types.js';
import { cosine } from './words.js';

const DAY = 86_400_000;
/** Days before and after the planned ones in which it still counts as it. */
const EARLY = 2;
const LATE = 4;
/** Where no day was named, how long after the last word of the plan its act may come. */
const UNNAMED = 120;
export const SILENCE_DAYS = 14;
const MOST_MONTHS = 24;
const MOST_PARTIES = 6;
/** Reports of each of two incidents whose sentences are compared. */
const COMPARED = 6;
/** How alike two sentences must be to speak of one plan, where nothing else says so. */
const ALIKE = 0.15;

/** @param asOf the day up to which the archive knows; where it is null nothing has passed in silence */
export function joinOutcomes(incidents: readonly Incident[], asOf: string | null): readonly Incident[] {
  const byMonth = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const month = dayOf(incident)?.slice(0, 7);
    if (month === undefined) continue;
    for (const parties of partiesOf(incident, 1).concat(partiesOf(incident, 2))) {
      const key = `${month} ${parties}`;
      const list = byMonth.get(key);
      if (list === undefined) byMonth.set(key, [incident]);
      else list.push(incident);
    }
  }
  return incidents.map((plan) => {
    if (plan.nature === 'happening') return plan;
    const window = windowOf(plan);
    const months = window === null ? [] : monthsBetween(window.from, window.to, MOST_MONTHS);
    const parties = partiesOf(plan, Math.min(2, keysOf(plan).size));
    const near = months.flatMap((month) => parties.flatMap((it) => byMonth.get(`${month} ${it}`) ?? []));
    return { ...plan, outcome: outcomeOf(plan, [...new Set(near)], asOf) };
  });
}

/** Each of the parties alone, or each two of them: what must be shared for two incidents to be of one matter. */
function partiesOf(incident: Incident, count: number): readonly string[] {
  const keys = [...keysOf(incident)].sort().slice(0, MOST_PARTIES);
  if (count < 2) return keys.slice(0, count * keys.length);
  return keys.flatMap((one, at) => keys.slice(at + 1).map((other) => `${one}&${other}`));
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly named: boolean;
  /** The first word of the plan. */
  readonly since: number;
}

function windowOf(plan: Incident): Window | null {
  const printed = plan.reports.flatMap(({ published }) => (published === null ? [] : Date.parse(published)));
  const told = plan.reports.filter(({ dated }) => dated === 'told');
  const from = Date.parse(plan.from ?? '');
  const to = Date.parse(plan.to ?? '');
  const since = Math.min(...printed, ...(Number.isNaN(from) ? [] : [from]));
  if (told.length > 0 && !Number.isNaN(from) && !Number.isNaN(to))
    return { from: from - EARLY * DAY, to: to + LATE * DAY, named: true, since };
  if (printed.length === 0) return null;
  return { from: since + DAY, to: Math.max(...printed) + UNNAMED * DAY, named: false, since };
}

/** @param near incidents about the plan's days; those that share too few parties are passed over */
export function outcomeOf(plan: Incident, near: readonly Incident[], asOf: string | null): Outcome {
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
  const passed = asOf !== null && Date.parse(asOf) > window.to + (SILENCE_DAYS - LATE) * DAY;
  if (plan.nature === 'plan' && window.named && passed)
    return { what: 'never', basis: 'silence', incident: null };
  return { what: 'open', basis: null, incident: null };
}

function nearest(plan: Incident, among: readonly Incident[]): Incident | undefined {
  if (among.length < 2) return among[0];
  return among
    .map((other) => ({ other, nearness: nearness(plan, other) }))
    .sort((a, b) => b.nearness - a.nearness || (a.other.key < b.other.key ? -1 : 1))[0]?.other;
}

function turnOf(other: Incident, window: Window) {
  const told = other.reports.find(({ turn, published }) => {
    const day = Date.parse(published ?? '');
    return turn !== null && day >= window.since && day <= window.to;
  });
  return told?.turn ?? null;
}

/** An announced visit is kept by a visit; where the plan does not say which act, by any of its temper. */
function isIntended(plan: Incident, other: Incident): boolean {
  const intended = plan.intends ?? plan.category;
  if (other.category === intended) return true;
  return plan.nature === 'plan' && plan.intends === null && other.quad !== null && other.quad === plan.quad;
}

function within(other: Incident, window: Window): boolean {
  const from = Date.parse(dayOf(other) ?? '');
  const to = Date.parse(other.to ?? dayOf(other) ?? '');
  return to >= window.from && from <= window.to;
}

/** All of the plan's parties, or two of them. */
function sharesParties(plan: Incident, other: Incident): boolean {
  const ours = keysOf(plan);
  const theirs = keysOf(other);
  const common = [...ours].filter((key) => theirs.has(key)).length;
  return common > 0 && common >= Math.min(2, ours.size);
}

function keysOf({ actors, recipients }: Incident): ReadonlySet<string> {
  return new Set([...actors, ...recipients].map(({ key }: Party) => key));
}

function nearness(plan: Incident, other: Incident): number {
  const theirs = keysOf(other);
  const parties = [...keysOf(plan)].filter((key) => theirs.has(key)).length;
  const place = plan.place !== null && plan.place.name === other.place?.name ? 1 : 0;
  return parties + place + likest(plan, other) + other.origins.length / 100;
}

function alike(plan: Incident, other: Incident): boolean {
  return likest(plan, other) >= ALIKE;
}

/** The nearest two sentences of some of the reports. */
function likest(a: Incident, b: Incident): number {
  let best = 0;
  for (const x of a.reports.slice(0, COMPARED))
    for (const y of b.reports.slice(0, COMPARED))
      best = Math.max(best, cosine(x.wording.sentence, y.wording.sentence));
  return best;
}

function dayOf(incident: Incident): string | null {
  return incident.from ?? incident.reports[0]?.published ?? null;
}
