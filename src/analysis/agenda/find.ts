/**
 * Items of many records' agendas → entries. Items that belong to one incident are one entry; others are one where kind,
 * parties and days agree and they share words. What came of an entry is what came of its incident, or an incident of its
 * parties on its days told in like words; where neither is found and the days lie well back, it passed without a report.
 */
import { readFileSync } from 'node:fs';
import { DAY, daysOf } from '../../archive/days.js';
import { stemsOf } from '../../archive/search/stems.js';
import type { ChanceryRecord } from '../../record/index.js';
import { monthsBetween } from '../calendar.js';
import { compare } from '../compare.js';
import { type IncidentSummary, SILENCE_DAYS } from '../incidents/index.js';
import { partyOf } from '../incidents/reports.js';
import type { AgendaEntry, AgendaMention, AgendaState } from './types.js';

/** Share of words in common from which two items without an incident are one. */
const ALIKE = 0.4;
const MOST_MONTHS = 13;

export function mentionsOf(
  record: ChanceryRecord,
  document: string = record.document.id,
): readonly AgendaMention[] {
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const published = record.document.published?.slice(0, 10) ?? null;
  return record.agenda.map((item) => {
    const days = daysOf(item.date);
    return {
      key: `${document}:${item.id}`,
      document,
      item: item.id,
      published,
      kind: item.kind,
      what: item.what,
      date: item.date,
      from: days?.from ?? null,
      to: days?.to ?? null,
      parties: item.entities.flatMap((id) => {
        const entity = entities.get(id);
        return entity === undefined ? [] : [partyOf(entity)];
      }),
      event: item.event,
      start: item.start,
      end: item.end,
    };
  });
}

/** What the agenda asks of an incident: a stored one is as good as one just made. */
export type AgendaIncident = IncidentSummary & {
  readonly reports: readonly { readonly document: string | number; readonly event: string }[];
};

/** @param asOf the day up to which the articles know */
export function findAgenda(
  mentions: readonly AgendaMention[],
  incidents: readonly AgendaIncident[],
  asOf: string | null,
): readonly AgendaEntry[] {
  const incidentAt = new Map(
    incidents.flatMap((incident) =>
      incident.reports.map(({ document, event }) => [`${document}:${event}`, incident] as const),
    ),
  );
  const groups: { readonly incident: AgendaIncident | null; readonly mentions: AgendaMention[] }[] = [];
  const blocks = new Map<string, number[]>();
  for (const mention of [...mentions].sort(inOrder)) {
    const incident = incidentAt.get(`${mention.document}:${mention.event}`) ?? null;
    const keys = incident === null ? blockKeys(mention) : [`incident ${incident.key}`];
    const near = [...new Set(keys.flatMap((key) => blocks.get(key) ?? []))].sort((a, b) => a - b);
    const found = near.find(
      (at) => incident !== null || groups[at]?.mentions.some((it) => isSame(it, mention)),
    );
    const at = found ?? groups.length;
    if (found === undefined) groups.push({ incident, mentions: [mention] });
    else groups[found]?.mentions.push(mention);
    for (const key of keys) add(blocks, key, at);
  }
  const byDay = indexByMonth(incidents);
  return groups
    .flatMap(({ incident, mentions: inside }) => entryOf(incident, inside, byDay, asOf) ?? [])
    .sort((a, b) => compare(a.from ?? '9', b.from ?? '9') || compare(a.key, b.key));
}

function entryOf(
  incident: AgendaIncident | null,
  mentions: readonly AgendaMention[],
  byMonth: ReadonlyMap<string, readonly AgendaIncident[]>,
  asOf: string | null,
): AgendaEntry | null {
  const first = mentions[0];
  const latest = mentions.at(-1);
  if (first === undefined || latest === undefined) return null;
  // The latest that names a day is the plan as it stands; of the same day the narrower telling.
  const dated = [...mentions].reverse().find(({ from }) => from !== null) ?? latest;
  const parties = [
    ...new Map(mentions.flatMap((it) => it.parties.map((party) => [party.key, party]))).values(),
  ];
  const entry = {
    key: first.key,
    kind: latest.kind,
    what: ([...mentions].reverse().find(({ what }) => !PRONOUN.test(what)) ?? latest).what,
    date: dated.date,
    from: dated.from,
    to: dated.to,
    parties,
    mentions,
    incident: incident?.key ?? null,
  };
  const told = incident?.outcome;
  if (told !== null && told !== undefined && told.basis === 'told' && told.what !== 'open')
    return { ...entry, state: told.what, came: told.incident };
  const came = cameOf(entry, byMonth);
  if (came !== null) return { ...entry, state: 'took place', came: came.key };
  return { ...entry, state: stateOf(dated, asOf), came: null };
}

/** Out of its sentence a pronoun names nobody. */
const PRONOUN = /^(?:he|she|it|they|we|i|you|this|these|those)\b/i;

function stateOf({ from, to, kind }: AgendaMention, asOf: string | null): AgendaState {
  if (from === null || to === null) return 'undated';
  if (asOf === null) return 'coming';
  // An anniversary comes whether or not anyone writes of it.
  const silence = kind === 'anniversary' ? 0 : SILENCE_DAYS;
  return Date.parse(asOf) > Date.parse(to) + silence * DAY ? 'no report' : 'coming';
}

/** Something that its parties did on its days, told in like words; or, of an entry with an incident, the act it intends. */
function cameOf(
  entry: Omit<AgendaEntry, 'state' | 'came'>,
  byMonth: ReadonlyMap<string, readonly AgendaIncident[]>,
): AgendaIncident | null {
  if (entry.from === null || entry.to === null) return null;
  const ours = new Set(entry.parties.map(({ key }) => key));
  const isWanted = (incident: AgendaIncident): boolean => {
    if (incident.nature !== 'happening' || incident.status === 'negated' || incident.from === null)
      return false;
    if (incident.from > (entry.to ?? '') || (incident.to ?? incident.from) < (entry.from ?? '')) return false;
    const common = [...incident.actors, ...incident.recipients].filter(({ key }) => ours.has(key)).length;
    return common >= Math.min(2, ours.size) && common > 0 && isActOf(entry.what, incident);
  };
  for (const month of monthsOf(entry.from, entry.to)) {
    const came = byMonth.get(month)?.find(isWanted);
    if (came !== undefined) return came;
  }
  return null;
}

const ACTS = Object.entries(
  (
    JSON.parse(readFileSync(new URL('./data/acts.json', import.meta.url), 'utf8')) as {
      readonly acts: Readonly<Record<string, readonly string[]>>;
    }
  ).acts,
).map(([act, words]) => ({ act, words: new RegExp(`\\b(?:${words.join('|')})`, 'i') }));

function isActOf(what: string, { category }: IncidentSummary): boolean {
  return ACTS.some(({ act, words }) => act === category && words.test(what));
}

function isSame(a: AgendaMention, b: AgendaMention): boolean {
  if (a.kind !== b.kind && !(PLANS.has(a.kind) && PLANS.has(b.kind))) return false;
  if (a.from !== null && b.from !== null && ((a.to ?? '') < b.from || (b.to ?? '') < a.from)) return false;
  const [left, right] = [new Set(stemsOf(a.what).keys()), new Set(stemsOf(b.what).keys())];
  const common = [...left].filter((stem) => right.has(stem)).length;
  const share = common / (Math.min(left.size, right.size) || 1);
  const parties = a.parties.filter(({ key }) => b.parties.some((party) => party.key === key)).length;
  // The same day and parties leave little that else it could be.
  return share >= (parties > 1 && a.date !== null && a.date === b.date ? ALIKE / 2 : ALIKE);
}

const PLANS: ReadonlySet<string> = new Set(['planned', 'possible']);

function blockKeys({ from, to, parties }: AgendaMention): readonly string[] {
  const months = from === null || to === null ? ['undated'] : monthsOf(from, to);
  const whom = parties.length === 0 ? ['nobody'] : parties.map(({ key }) => key);
  return months.flatMap((month) => whom.map((key) => `${month} ${key}`));
}

function indexByMonth(incidents: readonly AgendaIncident[]): ReadonlyMap<string, readonly AgendaIncident[]> {
  const index = new Map<string, AgendaIncident[]>();
  for (const incident of incidents) {
    if (incident.from === null) continue;
    for (const month of monthsOf(incident.from, incident.to ?? incident.from)) add(index, month, incident);
  }
  return index;
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function monthsOf(from: string, to: string): readonly string[] {
  return monthsBetween(Date.parse(from), Date.parse(to), MOST_MONTHS);
}

function inOrder(a: AgendaMention, b: AgendaMention): number {
  return (
    compare(a.published ?? '', b.published ?? '') ||
    a.start - b.start ||
    compare(a.what, b.what) ||
    compare(a.key, b.key)
  );
}
