/**
 * An archive as a desk of analysts has it after five years, made up: things happen between countries and people, some of
 * them often told, and articles of ten sentences tell them, with words of their own drawn as language draws them (few often,
 * many seldom). What the analysis would find in it is known from the making, so it is put there without looking for it.
 */
import { type Archive, openArchive } from '../src/archive/index.js';
import { readTable } from '../src/lexicon/tables.js';
import { CATEGORIES, category } from '../src/ontology/index.js';
import {
  type AgendaItem,
  type ChanceryRecord,
  type Entity,
  type EventCategory,
  type EventStatus,
  type PloverEvent,
  SCHEMA_ID,
  type Statement,
} from '../src/record/index.js';
import { createDice } from './shared.js';

const BATCH = 256;
const EVENTS_AN_ARTICLE = 10;
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAYS = 1826;
const DAY = 86_400_000;
/** The words of an article's paragraph behind its event. */
const TAIL_WORDS = 40;

type Dice = ReturnType<typeof createDice>;

interface Actor {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly kind: 'state' | 'person';
  readonly role: string | null;
}

interface Happening {
  readonly number: number;
  readonly day: number;
  readonly category: EventCategory;
  readonly status: EventStatus;
  readonly actors: readonly Actor[];
  readonly recipients: readonly Actor[];
  readonly place: Actor | null;
  readonly reports: number;
}

interface Report {
  readonly of: Happening;
  /** Day of print, with a share of the day that puts it among others. */
  readonly printed: number;
}

export const COUNTRIES: readonly Actor[] = readTable('states.tsv')
  .flatMap(([id = '', country = '', , , name = '']): Actor[] =>
    country === '' ? [] : [{ id, name, country, kind: 'state', role: null }],
  )
  .filter(({ country }, index, all) => all.findIndex((it) => it.country === country) === index);
/** Those that are much in the news first. */
const NEWSWORTHY = [
  ...[
    'USA',
    'RUS',
    'CHN',
    'PRK',
    'KOR',
    'UKR',
    'IRN',
    'ISR',
    'SYR',
    'TUR',
    'GBR',
    'DEU',
    'FRA',
    'JPN',
    'SAU',
    'IND',
    'PAK',
  ],
  ...COUNTRIES.map(({ country }) => country),
].flatMap((code) => COUNTRIES.find(({ country }) => country === code) ?? []);
export const OUTLETS: readonly string[] = Array.from(
  { length: 40 },
  (_, n) => `The ${invented(n + 500)} Post`,
);
const ROLES = ['president', 'foreign minister', 'prime minister', 'spokesman', 'defence minister', 'envoy'];
export const PEOPLE: readonly Actor[] = Array.from({ length: 600 }, (_, n) => ({
  id: `p${n}`,
  name: `${invented(n)} ${invented(n * 7 + 3)}`,
  country: NEWSWORTHY[n % 90]?.country ?? 'USA',
  kind: 'person',
  role: ROLES[n % ROLES.length] ?? null,
}));
const TRIGGERS: Readonly<Record<string, string>> = {
  CONSULT: 'met',
  ASSAULT: 'shelled',
  AGREE: 'agreed with',
};

export async function fillDeskArchive(path: string, events: number): Promise<void> {
  const archive = await openArchive(path);
  const dice = createDice(20191231);
  const happenings = happen(events, dice);
  const articles = inArticles(happenings, dice);
  const run = await archive.beginRun('bench', 'bench');
  const told: { document: number; event: string; of: Happening; sentence: string }[] = [];
  for (let at = 0; at < articles.length; at += BATCH) {
    const made = articles.slice(at, at + BATCH).map((reports, n) => recordOf(at + n, reports, dice));
    const { each } = await archive.store(
      run,
      made.map((record) => ({ record, address: record.document.id, origin: 'record', model: 'bench' })),
    );
    for (const [n, stored] of each.entries()) {
      if (stored.state === 'refused') throw stored.error;
      articles[at + n]?.forEach(({ of }, e) => {
        told.push({ document: stored.document, event: `e${e}`, of, sentence: `${of.number}` });
      });
    }
  }
  await archive.endRun(run, { documents: articles.length, failures: 0 });
  await derive(archive, told);
  await archive.close();
}

function happen(events: number, dice: Dice): readonly Happening[] {
  const happenings: Happening[] = [];
  for (let left = events; left > 0; ) {
    // Most is told once or twice, a little by everybody.
    const reports = Math.min(left, Math.floor(dice() < 0.98 ? 1 + 2 * dice() ** 3 : 4 + 26 * dice()));
    const kind = weighted(CATEGORIES, dice).name;
    const [one, third] = [frequent(dice), frequent(dice)];
    let other = frequent(dice);
    while (other === one) other = frequent(dice);
    const mutual = kind === 'CONSULT' && dice() < 0.6;
    const fate = dice();
    happenings.push({
      number: happenings.length + 1,
      // What is planned may lie beyond the last day of print.
      day: Math.floor(DAYS * dice()) + (fate >= 0.86 && fate < 0.94 ? Math.floor(40 * dice()) : 0),
      category: kind,
      status:
        fate < 0.8
          ? 'actual'
          : fate < 0.86
            ? 'historical'
            : fate < 0.94
              ? 'future'
              : fate < 0.97
                ? 'hypothetical'
                : 'negated',
      actors: mutual ? [voiceOf(one, dice), voiceOf(other, dice)] : [voiceOf(one, dice)],
      recipients: mutual || dice() < 0.1 ? [] : [voiceOf(other, dice)],
      place: dice() < 0.4 ? third : null,
      reports,
    });
    left -= reports;
  }
  // As the analysis numbers them, those that are told first come first.
  return happenings.sort((a, b) => a.day - b.day).map((it, n) => ({ ...it, number: n + 1 }));
}

/** Ten reports an article, of nearly the same days. */
function inArticles(happenings: readonly Happening[], dice: Dice): readonly (readonly Report[])[] {
  const reports = happenings
    .flatMap((of) =>
      Array.from({ length: of.reports }, (): Report => {
        const early = of.status === 'future' ? 20 * dice() : -4 * dice() ** 2;
        return { of, printed: Math.min(DAYS, Math.max(0, of.day - early + dice())) };
      }),
    )
    .sort((a, b) => a.printed - b.printed);
  return Array.from({ length: Math.ceil(reports.length / EVENTS_AN_ARTICLE) }, (_, n) =>
    reports.slice(n * EVENTS_AN_ARTICLE, (n + 1) * EVENTS_AN_ARTICLE),
  );
}

function recordOf(n: number, reports: readonly Report[], dice: Dice): ChanceryRecord {
  const published = dayOf(reports.at(-1)?.printed ?? 0);
  const entities = new Map<string, Entity>();
  const idOf = (actor: Actor): string => {
    entities.set(actor.id, {
      id: actor.id,
      name: actor.name,
      kind: actor.kind,
      country: actor.country,
      sector: actor.kind === 'person' ? 'GOV' : null,
      role: actor.role,
      wikidata: null,
      basis: 'lexicon',
    });
    return actor.id;
  };
  let text = '';
  const write = (words: string) => {
    const start = text.length;
    text += words;
    return { start, end: text.length };
  };
  const sentences: ChanceryRecord['sentences'][number][] = [];
  const mentions: ChanceryRecord['mentions'][number][] = [];
  const statements: Statement[] = [];
  const events: PloverEvent[] = [];
  const agenda: AgendaItem[] = [];
  for (const [index, { of }] of reports.entries()) {
    const start = text.length;
    const name = (actor: Actor): void => {
      mentions.push({ id: `m${mentions.length}`, ...write(actor.name), entity: idOf(actor) });
    };
    for (const [at, actor] of of.actors.entries()) {
      if (at > 0) write(' and ');
      name(actor);
    }
    write(of.status === 'future' ? ' will have ' : ' ');
    const trigger = write(TRIGGERS[of.category] ?? of.category.toLowerCase());
    for (const actor of of.recipients) {
      write(' ');
      name(actor);
    }
    if (of.place !== null) {
      write(' in ');
      name(of.place);
    }
    write(` over ${drawn(dice)} and ${drawn(dice)}.`);
    const sentence = { start, end: text.length };
    sentences.push({ ...sentence, paragraph: index });
    const day = dayOf(of.day);
    events.push({
      id: `e${index}`,
      event: of.category,
      mode: null,
      intends: null,
      context: [],
      quad: category(of.category).quad,
      scale: category(of.category).scale,
      status: of.status,
      actor: of.actors.map(idOf),
      recipient: of.recipients.map(idOf),
      date: { value: day, basis: day === published ? 'document' : 'time' },
      place: of.place === null ? null : idOf(of.place),
      trigger,
      sentence: index,
      statement: index % 3 === 0 ? `s${statements.length}` : null,
      confidence: 0.3 + 0.7 * dice(),
    });
    if (of.status === 'future') {
      agenda.push({
        id: `a${agenda.length}`,
        kind: 'planned',
        what: text.slice(start, text.length),
        date: day,
        entities: [...of.actors, ...of.recipients].map(idOf),
        event: `e${index}`,
        ...sentence,
      });
    }
    write(' ');
    const tail = write(Array.from({ length: TAIL_WORDS }, () => drawn(dice)).join(' '));
    const speaker = of.actors[0];
    const next = sentences.length;
    if (index % 3 === 0 && speaker !== undefined) {
      const cue = write(' said');
      write(' ');
      const source = write(speaker.name);
      statements.push({
        id: `s${statements.length}`,
        content: [tail],
        cue: { start: cue.start + 1, end: cue.end },
        source,
        speaker: idOf(speaker),
        anonymous: false,
        directness: 'indirect',
        via: [],
        parent: null,
        time: null,
        stance: dice() < 0.03 && statements.length > 0 ? 'denies' : null,
        of: null,
      });
    }
    write('.');
    sentences.push({ start: tail.start, end: text.length, paragraph: index });
    // the event's sentence is the one before its tail
    events[index] = { ...(events[index] as PloverEvent), sentence: next - 1 };
    write('\n\n');
  }
  const denial = statements.find(({ stance }) => stance === 'denies');
  return {
    schema: SCHEMA_ID,
    document: {
      id: `d${n}`,
      title: `${capital(drawn(dice))} ${drawn(dice)} ${drawn(dice)} ${drawn(dice)}`,
      text,
      outlet: weighted(OUTLETS, dice),
      author: null,
      url: `https://press.example/${n}`,
      language: 'en',
      published,
      publishedBasis: 'given',
    },
    sentences,
    entities: [...entities.values()],
    mentions,
    times: [],
    statements,
    events,
    agenda,
    disputes:
      denial === undefined
        ? []
        : [
            {
              id: 'd0',
              claim: 's0',
              challengers: [denial.id],
              start: denial.content[0]?.start ?? 0,
              end: denial.content[0]?.end ?? 0,
            },
          ],
    sources: [],
  };
}

async function derive(
  archive: Archive,
  told: readonly { document: number; event: string; of: Happening; sentence: string }[],
): Promise<void> {
  const reports = new Map<Happening, { document: number; event: string }[]>();
  for (const { document, event, of } of told)
    reports.set(of, [...(reports.get(of) ?? []), { document, event }]);
  const docs = await archive.rows<{ document: number; reading: number; outlet: string }>(
    'SELECT r.document, r.reading, d.outlet FROM readings r JOIN documents d ON d.document = r.document',
  );
  const outlets = new Map(docs.map(({ document, outlet }) => [document, outlet]));
  const keys = (actors: readonly Actor[]): string[] => [...new Set(actors.map(({ country }) => country))];
  await archive.derive([
    {
      table: 'incidents',
      insert: [...reports].map(([of, list]) => {
        const origins = [...new Set(list.map(({ document }) => outlets.get(document) ?? ''))].sort();
        const nature =
          of.status === 'future' ? 'plan' : of.status === 'hypothetical' ? 'possibility' : 'happening';
        const { quad, scale } = category(of.category);
        const [actors, recipients] = [keys(of.actors), keys(of.recipients)];
        return [
          of.number,
          `${list[0]?.document}:${list[0]?.event}`,
          nature,
          of.category,
          null,
          null,
          quad,
          scale,
          of.status,
          dayOf(of.day),
          dayOf(of.day),
          of.place?.name ?? null,
          of.place?.country ?? null,
          actors,
          actors.map((key) => of.actors.find(({ country }) => country === key)?.name ?? key),
          recipients,
          recipients.map((key) => of.recipients.find(({ country }) => country === key)?.name ?? key),
          origins,
          origins,
          nature === 'plan' ? 'open' : null,
          null,
          null,
        ];
      }),
    },
    {
      table: 'incident_reports',
      insert: [...reports].flatMap(([of, list]) =>
        list.map(({ document, event }, position) => [of.number, document, event, position, `${of.number}`]),
      ),
    },
    {
      table: 'incident_disagreements',
      insert: [...reports]
        .filter(([of, list]) => list.length > 1 && of.number % 50 === 0)
        .flatMap(([of, list]) =>
          list
            .slice(0, 2)
            .map(({ document, event }, n) => [
              of.number,
              'whether at all',
              '',
              `${document}:${event}`,
              n === 0 ? 'asserted' : 'denied',
            ]),
        ),
    },
    {
      table: 'origins',
      insert: docs.map(({ document, outlet }) => [
        document,
        'own',
        outlet,
        outlet.toLowerCase(),
        document,
        null,
        null,
        null,
        null,
      ]),
    },
    {
      table: 'analysed',
      insert: docs.flatMap(({ document, reading }) =>
        ['syndication', 'provenance', 'incidents'].map((subject) => [subject, document, reading, 'bench']),
      ),
    },
  ]);
}

function voiceOf(country: Actor, dice: Dice): Actor {
  if (dice() < 0.5) return country;
  const own = PEOPLE.filter((person) => person.country === country.country);
  return own[Math.floor(dice() * own.length)] ?? country;
}

/** Zipf's law, near enough: the rank is spread evenly over its logarithm. */
function frequent(dice: Dice): Actor {
  return weighted(NEWSWORTHY, dice);
}

function weighted<T>(from: readonly T[], dice: Dice): T {
  const found = from[Math.floor(from.length ** dice()) - 1] ?? from[0];
  if (found === undefined) throw new Error('there is nothing to draw from');
  return found;
}

const VOCABULARY: readonly string[] = [
  ...'talks sanctions border gas grain troops missile treaty summit trade oil prisoners ceasefire fisheries visa election'.split(
    ' ',
  ),
  ...'embassy ambassador delegation tariff pipeline refugees aid nuclear inspectors convoy drone sea air base dam debt loan'.split(
    ' ',
  ),
  ...Array.from({ length: 10_000 }, (_, n) => invented(n).toLowerCase()),
];

export function drawn(dice: Dice): string {
  return weighted(VOCABULARY, dice);
}

function invented(n: number): string {
  const syllables = ['ka', 'ro', 'mi', 'ten', 'lu', 'sha', 'po', 'ver', 'dim', 'ost', 'gra', 'fel'];
  return capital(
    [n % 12, Math.floor(n / 12) % 12, Math.floor(n / 144) % 12, Math.floor(n / 1728) % 12]
      .map((at) => syllables[at] ?? '')
      .join(''),
  );
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

function dayOf(day: number): string {
  return new Date(FIRST_DAY + Math.floor(day) * DAY).toISOString().slice(0, 10);
}
