/**
 * The desk's views over a large archive: 100,000 events in 10,000 articles by default, made up (`desk-archive.ts`). Each view is
 * asked as analysts ask it, with other parties, days and words each time; what is printed is how long its JSON takes, by the
 * clock and in processor time (of all threads: the clock takes less where nobody else is at work).
 *
 *   npx tsx bench/desk.ts <archive.duckdb> [--events 100000] [--times 12]
 */
import { existsSync } from 'node:fs';
import { type Archive, openArchive } from '../src/archive/index.js';
import type { View } from '../src/server/view.js';
import { actorView } from '../src/server/views/actor.js';
import { actorsView } from '../src/server/views/actors.js';
import { mapView } from '../src/server/views/map.js';
import { networkView } from '../src/server/views/network.js';
import { relationView } from '../src/server/views/relations.js';
import { timelineView } from '../src/server/views/timeline.js';
import { todayView } from '../src/server/views/today.js';
import { COUNTRIES, drawn, fillDeskArchive, OUTLETS, PEOPLE } from './desk-archive.js';
import { createDice, numberOf, printRows } from './shared.js';

const path = process.argv[2];
if (path === undefined || path.startsWith('--')) {
  process.stderr.write('usage: npx tsx bench/desk.ts <archive.duckdb> [--events 100000] [--times 12]\n');
  process.exit(2);
}
const times = numberOf('times', 12);
if (!existsSync(path)) await fillDeskArchive(path, numberOf('events', 100_000));

type Question = Readonly<Record<string, string>>;

const dice = createDice(7);
const pick = <T>(from: readonly T[], fallback: T): T => from[Math.floor(dice() * from.length)] ?? fallback;
const MUCH = ['USA', 'RUS', 'CHN', 'PRK', 'KOR', 'UKR', 'IRN', 'ISR', 'TUR', 'DEU', 'FRA', 'JPN'];
const country = (): string =>
  dice() < 0.6 ? pick(MUCH, 'USA') : (pick(COUNTRIES, COUNTRIES[0])?.country ?? 'USA');
const two = (): string => `${pick(MUCH.slice(0, 6), 'USA')},${pick(MUCH.slice(6), 'FRA')}`;
const person = (): string => pick(PEOPLE, PEOPLE[0])?.name ?? '';
const days = (): Question => {
  const year = 2015 + Math.floor(dice() * 5);
  const month = 1 + Math.floor(dice() * 9);
  return { since: `${year}-0${month}`, until: `${year}-0${Math.min(9, month + Math.floor(dice() * 4))}` };
};
/** What is set in the bar of filters, or brushed. */
const FILTERS: readonly (() => Question)[] = [
  () => ({}),
  () => ({ party: country() }),
  () => ({ pair: two() }),
  () => ({ party: person() }),
  () => ({ event: pick(['CONSULT', 'ASSAULT', 'AGREE,SUPPORT'], 'CONSULT') }),
  days,
  () => ({ party: country(), ...days() }),
  () => ({ quad: 'material conflict', origins: '2' }),
  () => ({ outlet: pick(OUTLETS, '') }),
  () => ({ status: 'actual', confidence: '0.7' }),
  () => ({ q: drawn(dice) }),
  () => ({ q: `"${drawn(dice)} ${drawn(dice)}"` }),
  () => ({ nature: 'plan,possibility' }),
];
const VIEWS: readonly (readonly [string, View, readonly (() => Question)[]])[] = [
  ['today', todayView, [() => ({}), () => ({ since: '9950' }), () => ({ party: country() })]],
  ['timeline', timelineView, FILTERS],
  [
    'relation',
    relationView,
    [() => ({ pair: two() }), () => ({ pair: two(), by: 'month' }), () => ({ pair: two(), ...days() })],
  ],
  [
    'network',
    networkView,
    [() => ({}), days, () => ({ party: country() }), () => ({ quad: 'material conflict' })],
  ],
  ['map', mapView, [() => ({}), days, () => ({ party: country() }), () => ({ q: drawn(dice) })]],
  ['actors', actorsView, [() => ({}), () => ({ q: person().slice(0, 4) }), () => ({ kind: 'person' }), days]],
  [
    'actor',
    actorView,
    [() => ({ actor: country() }), () => ({ actor: person() }), () => ({ actor: country(), ...days() })],
  ],
];

const archive = await openArchive(path, { readonly: true });
const [size] = await archive.rows<{ readonly events: number; readonly incidents: number }>(
  'SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM incidents) AS incidents',
);
const rows: [string, string][] = [
  ['events', String(size?.events)],
  ['incidents', String(size?.incidents)],
];
const every: Spent[] = [];
for (const [name, view, questions] of VIEWS) {
  const spent = await measure(archive, view, questions);
  every.push(...spent);
  rows.push(...told(name, spent));
}
rows.push(...told('all views', every));
await archive.close();
printRows(rows);

interface Spent {
  readonly clock: number;
  readonly processor: number;
}

async function measure(asked: Archive, view: View, questions: readonly (() => Question)[]): Promise<Spent[]> {
  const ask = async (question: Question): Promise<void> => {
    JSON.stringify(await view.read(asked, view.query.parse(question), new AbortController().signal));
  };
  for (const question of questions) await ask(question());
  const spent: Spent[] = [];
  for (let n = 0; n < times; n += 1) {
    for (const question of questions) {
      const [began, used] = [performance.now(), process.cpuUsage()];
      await ask(question());
      const { user, system } = process.cpuUsage(used);
      spent.push({ clock: performance.now() - began, processor: (user + system) / 1000 });
    }
  }
  return spent;
}

function told(name: string, spent: readonly Spent[]): [string, string][] {
  const both = (of: keyof Spent): string => {
    const values = spent.map((it) => it[of]);
    return `${quantile(values, 0.5)} ${quantile(values, 0.95)}`;
  };
  return [
    [`${name}, median and 95th percentile ms`, both('clock')],
    [`${name}, the same of processor time`, both('processor')],
  ];
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
}
