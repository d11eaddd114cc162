/** The reports of one incident → what they say of it together. Votes weigh each origin once, so that copies do not outvote. */
import { DAY, dayOf } from '../../archive/days.js';
import { sourceKey } from '../provenance/index.js';
import { disagreementsOf } from './disagreements.js';
import type { Member } from './members.js';
import type { Incident, Party, Report } from './types.js';

/** Ranges up to this long say when something happened; longer ones say only about when. */
const NARROW_DAYS = 7;
/** Days by which a date may differ from the middle one and still be of the same thing. */
const SPREAD_DAYS = 4;
/** A party that fewer of the reports name than this share is left out. */
const NAMED_BY = 1 / 3;

/**
 * @param reports at least one, in order
 * @param sourceOf the source that a report's sentence names, else whose reporting its document is
 */
export function describe(reports: readonly Report[], sourceOf: (report: Report) => string): Incident {
  const sources = sourcesOf(reports, sourceOf);
  const originOf = (report: Report): Source => sources.get(report) ?? { key: '', name: '' };
  const weights = weigh(reports, originOf);
  const vote = <T>(valueIn: (report: Report) => T | null, keyOf: (value: T) => string = String): T | null =>
    elect(reports, weights, valueIn, keyOf);
  const category = vote((report) => report.category);
  const ofCategory = reports.filter((report) => report.category === category);
  const news = reports.filter(({ status }) => status !== 'historical');
  return {
    key: reports[0]?.key ?? '',
    nature: vote((report) => report.nature) ?? 'happening',
    category,
    mode: elect(ofCategory, weights, (report) => report.mode, String),
    intends: vote((report) => report.intends),
    quad: elect(ofCategory, weights, (report) => report.quad, String),
    scale: median(ofCategory.flatMap(({ scale }) => scale ?? [])),
    status: vote((report) => report.status) ?? 'actual',
    ...datesOf(reports),
    place: vote(
      (report) => report.place,
      (party) => party.name,
    ),
    ...sidesOf(reports, weights),
    reports,
    origins: originsOf(reports, originOf),
    newsOrigins: originsOf(news, originOf),
    disagreements: disagreementsOf(reports),
    outcome: null,
  };
}

/** As `describe`, of members, which know whose reporting they are. */
export function describeMembers(members: readonly Member[]): Incident {
  const origins = new Map(members.map(({ report, origin }) => [report, report.through ?? origin]));
  return describe(
    members.map(({ report }) => report),
    (report) => origins.get(report) ?? '',
  );
}

interface Source {
  /** What it is known by: an agency has many names. */
  readonly key: string;
  readonly name: string;
}

/** What an article goes on to tell, once it has named its source for a thing, is that source's; what it told before is its own. */
function sourcesOf(
  reports: readonly Report[],
  sourceOf: (report: Report) => string,
): ReadonlyMap<Report, Source> {
  const named = new Map<string, string>();
  const sources = new Map<Report, Source>();
  for (const report of [...reports].sort((a, b) => a.trigger.start - b.trigger.start)) {
    if (report.through !== null) named.set(report.document, sourceOf(report));
    const name = named.get(report.document) ?? sourceOf(report);
    sources.set(report, { key: sourceKey(name), name });
  }
  return sources;
}

/** Each source once, by its longest name. */
function originsOf(reports: readonly Report[], originOf: (report: Report) => Source): readonly string[] {
  const names = new Map<string, string>();
  for (const report of reports) {
    const { key, name } = originOf(report);
    const known = names.get(key);
    if (known === undefined || name.length > known.length || (name.length === known.length && name < known))
      names.set(key, name);
  }
  return [...names.values()].sort();
}

type Weights = ReadonlyMap<Report, number>;

function weigh(reports: readonly Report[], originOf: (report: Report) => Source): Weights {
  const counts = new Map<string, number>();
  for (const report of reports) {
    const { key } = originOf(report);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map(
    reports.map((report) => [report, report.confidence / (counts.get(originOf(report).key) ?? 1)]),
  );
}

/** What most of the reports say; of two as frequent, the first by the alphabet. */
function elect<T>(
  reports: readonly Report[],
  weights: Weights,
  valueIn: (report: Report) => T | null,
  keyOf: (value: T) => string,
): T | null {
  const votes = new Map<string, { readonly value: T; readonly weight: number }>();
  for (const report of reports) {
    const value = valueIn(report);
    if (value === null) continue;
    const key = keyOf(value);
    const weight = (votes.get(key)?.weight ?? 0) + (weights.get(report) ?? 0);
    votes.set(key, { value: votes.get(key)?.value ?? value, weight });
  }
  const ranked = [...votes].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  return ranked[0]?.[1].value ?? null;
}

function datesOf(reports: readonly Report[]): Pick<Incident, 'from' | 'to'> {
  const ranges = reports.flatMap(({ from, to, dated }) =>
    from === null || to === null ? [] : { from: Date.parse(from), to: Date.parse(to), dated },
  );
  const narrow = ranges.filter(({ from, to }) => to - from <= NARROW_DAYS * DAY);
  const told = narrow.filter(({ dated }) => dated === 'told');
  const used = [told, narrow, ranges].find((list) => list.length > 0) ?? [];
  const middle = median(used.map(({ from }) => from));
  if (middle === null) return { from: null, to: null };
  const near = used.filter(
    ({ from, to }) => from <= middle + SPREAD_DAYS * DAY && to >= middle - SPREAD_DAYS * DAY,
  );
  const kept = near.length > 0 ? near : used.slice(0, 1);
  return {
    from: dayOf(Math.min(...kept.map(({ from }) => from))),
    to: dayOf(Math.max(...kept.map(({ to }) => to))),
  };
}

function sidesOf(reports: readonly Report[], weights: Weights): Pick<Incident, 'actors' | 'recipients'> {
  const tally = new Map<string, { readonly party: Party; acts: number; receives: number }>();
  let whole = 0;
  for (const report of reports) {
    const weight = weights.get(report) ?? 0;
    if (report.actors.length + report.recipients.length > 0) whole += weight;
    const add = (parties: readonly Party[], side: 'acts' | 'receives'): void => {
      for (const party of new Map(parties.map((it) => [it.key, it])).values()) {
        const entry = tally.get(party.key) ?? { party, acts: 0, receives: 0 };
        entry[side] += weight;
        tally.set(party.key, entry);
      }
    };
    add(report.actors, 'acts');
    add(report.recipients, 'receives');
  }
  const named = [...tally.values()]
    .filter(({ acts, receives }) => acts + receives >= whole * NAMED_BY)
    .sort((a, b) => b.acts + b.receives - a.acts - a.receives || (a.party.key < b.party.key ? -1 : 1));
  return {
    actors: named.filter(({ acts, receives }) => acts >= receives).map(({ party }) => party),
    recipients: named.filter(({ acts, receives }) => acts < receives).map(({ party }) => party),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
