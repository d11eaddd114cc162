/**
 * A press of any size, made from nothing but this file: stories (who did what to whom, where and when), told by as many
 * articles as stories are in the news (few are told by hundreds, most by one), printed again by other papers, retold, and
 * mentioned in passing for months; each article with the record that a reader would have made of it. Words are drawn as
 * language draws them (Zipf): a few thousand make up most of the text, and every article has some that no other has.
 * Seeded: the same each time, and article n does not depend on how many are asked for.
 */
import { stateOf } from '../src/analysis/testing.js';
import { quadOf, scaleOf } from '../src/ontology/index.js';
import {
  type ChanceryRecord,
  type EventCategory,
  type PloverEvent,
  SCHEMA_ID,
  type Span,
} from '../src/record/index.js';
import { createDice } from './shared.js';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2015, 0, 1);
/** Articles of a day. */
const A_DAY = 50;
const OUTLETS = 80;
const AGENCIES = ['Meridian', 'Eastgate', 'Northline', 'Halden', 'Corvo', 'Pelican'];
/** Countries by how much is in the news of them. */
const COUNTRIES = [
  ...[
    'USA',
    'CHN',
    'RUS',
    'GBR',
    'FRA',
    'DEU',
    'ISR',
    'IRN',
    'UKR',
    'TUR',
    'IND',
    'JPN',
    'PAK',
    'PRK',
    'KOR',
  ],
  ...[
    'SAU',
    'EGY',
    'SYR',
    'IRQ',
    'AFG',
    'POL',
    'ITA',
    'ESP',
    'BRA',
    'MEX',
    'VEN',
    'CUB',
    'COL',
    'ARG',
    'CHL',
  ],
  ...[
    'NGA',
    'ETH',
    'KEN',
    'SDN',
    'SSD',
    'ZAF',
    'MLI',
    'LBY',
    'DZA',
    'MAR',
    'TUN',
    'JOR',
    'LBN',
    'YEM',
    'QAT',
  ],
  ...[
    'VNM',
    'THA',
    'MMR',
    'IDN',
    'PHL',
    'AUS',
    'NZL',
    'CAN',
    'NOR',
    'SWE',
    'FIN',
    'GRC',
    'CYP',
    'SRB',
    'ARM',
    'AZE',
  ],
];
const VERBS: readonly (readonly [EventCategory, readonly string[]])[] = [
  ['CONSULT', ['met', 'received', 'visited', 'conferred with', 'held talks with', 'telephoned']],
  ['AGREE', ['agreed with', 'promised', 'signed a treaty with', 'pledged to help', 'accepted terms of']],
  ['SUPPORT', ['praised', 'backed', 'endorsed', 'congratulated', 'thanked']],
  ['COOPERATE', ['traded with', 'trained beside', 'shared data with', 'worked with']],
  ['AID', ['sent grain to', 'lent money to', 'delivered medicine to', 'armed']],
  ['REQUEST', ['asked', 'urged', 'appealed to', 'called on', 'demanded of']],
  ['ACCUSE', ['accused', 'blamed', 'condemned', 'denounced', 'criticised']],
  ['REJECT', ['rejected terms of', 'refused', 'vetoed a motion of', 'rebuffed', 'turned down']],
  ['THREATEN', ['threatened', 'warned', 'menaced']],
  ['SANCTION', ['imposed tariffs on', 'froze assets of', 'expelled diplomats of', 'embargoed']],
  ['MOBILIZE', ['massed troops near', 'put fleets to sea against', 'alerted forces facing']],
  ['COERCE', ['arrested citizens of', 'seized a ship of', 'raided offices of', 'deported nationals of']],
  ['ASSAULT', ['shelled', 'bombed', 'attacked', 'ambushed soldiers of', 'fired at']],
];
const FUNCTION_WORDS =
  'the the the the of of of to to and and in in a a for on that with at by from as is was it its has had be which after before not but this their who while'.split(
    ' ',
  );
const KNOWN = 30_000;
const TITLES = ['president', 'minister', 'envoy', 'general', 'spokesman', 'ambassador'];
const SIGNS = [
  'wor',
  'ta',
  'lin',
  'me',
  'rok',
  'sha',
  'pel',
  'vor',
  'ni',
  'gra',
  'du',
  'sem',
  'ko',
  'fir',
  'ba',
  'tu',
];

interface Story {
  readonly number: number;
  readonly category: EventCategory;
  readonly verbs: readonly string[];
  readonly actor: string;
  readonly recipient: string;
  readonly place: string;
  /** Day of it, counted from the first. */
  readonly day: number;
  readonly topic: readonly string[];
  readonly count: number;
  /** How many articles tell it besides copies. */
  readonly weight: number;
  readonly planned: boolean;
}

/** Story n, by itself: articles find those of their days by number. */
function storyAt(n: number): Story {
  const dice = diceOf(n, 1);
  const [category, verbs] = VERBS[Math.floor(dice() ** 1.3 * VERBS.length)] ?? ['CONSULT', ['met']];
  const actor = drawn(COUNTRIES, dice);
  const other = drawn(COUNTRIES, dice);
  return {
    number: n,
    category,
    verbs,
    actor,
    recipient:
      other === actor ? (COUNTRIES[(COUNTRIES.indexOf(actor) + 7) % COUNTRIES.length] ?? 'USA') : other,
    place: wordAt(200 + Math.floor(dice() * 600)),
    day: n / STORIES_A_DAY,
    topic: Array.from({ length: 9 }, () => wordAt(300 + Math.floor(dice() ** 2 * (KNOWN - 300)))),
    count: 2 + Math.floor(dice() * 60),
    weight: Math.min(300, Math.floor((1 - dice()) ** -0.9)),
    planned: category === 'CONSULT' && dice() < 0.6,
  };
}

/** So that an article's own story is told by about three others. */
const STORIES_A_DAY = 30;

/** Article n, from 0, in the order of the days. */
export function madeArticle(n: number): ChanceryRecord {
  const dice = diceOf(n, 2);
  // a third are prints of one of the last two days' articles
  const back = 1 + Math.floor(dice() * Math.min(n, 2 * A_DAY));
  if (n > 0 && dice() < 0.33) return printed(madeOriginal(originalOf(n - back)), n, dice);
  return madeOriginal(n);
}

/** What a print is of: itself, where it is one of nobody. */
function originalOf(n: number): number {
  const dice = diceOf(n, 2);
  const back = 1 + Math.floor(dice() * Math.min(n, 2 * A_DAY));
  return n > 0 && dice() < 0.33 ? originalOf(n - back) : n;
}

function madeOriginal(n: number): ChanceryRecord {
  const dice = diceOf(n, 3);
  const day = n / A_DAY;
  const page = createPage(n, day, dice);
  const main = storyNear(day, dice);
  page.dateline(main);
  page.tell(main, 'lead');
  for (let count = 0; count < 3; count += 1) page.fill(main);
  page.tell(main, 'again');
  page.say(main);
  const others = 3 + Math.floor(dice() * 3);
  for (let count = 0; count < others; count += 1) {
    // known from before: of the last weeks, or of long ago and much told
    page.tell(storyNear(day - 2 - Math.floor(40 * dice() ** 2), dice), 'background');
    for (let filler = 0; filler < 3; filler += 1) page.fill(main);
  }
  for (const lone of [0, 1]) page.tell(lonelyStory(2 * n + lone, day), 'lead');
  page.fill(main);
  page.say(main);
  return page.done();
}

/** One of the stories of about a day, the much told ones oftener. */
function storyNear(day: number, dice: () => number): Story {
  const last = Math.max(0, Math.floor(day * STORIES_A_DAY));
  const stories = Array.from({ length: 3 * STORIES_A_DAY }, (_, at) => storyAt(Math.max(0, last - at)));
  let left = dice() * stories.reduce((sum, { weight }) => sum + weight, 0);
  for (const story of stories) {
    left -= story.weight;
    if (left < 0) return story;
  }
  return storyAt(last);
}

/** What only one article tells. */
function lonelyStory(n: number, day: number): Story {
  return { ...storyAt(1_000_000_000 + n), day: day - 1 };
}

/** The same under another head, cut from the end, with a word changed here and there as editors do. */
function printed(original: ChanceryRecord, n: number, dice: () => number): ChanceryRecord {
  const whole = original.document;
  const keep = 0.6 + dice() * 0.4;
  const cut = original.sentences.filter(({ end }) => end <= whole.text.length * keep);
  const until = cut.at(-1)?.end ?? whole.text.length;
  const within = ({ start, end }: Span): boolean => start < until && end <= until;
  const day = n / A_DAY;
  return {
    ...original,
    document: {
      ...whole,
      id: `made-${n}`,
      url: `https://made.example/${n}`,
      title: titleOf([wordAt(400 + Math.floor(dice() * 2000)), wordAt(400 + Math.floor(dice() * 2000))]),
      outlet: outletAt(Math.floor(dice() * OUTLETS)),
      text: whole.text.slice(0, until),
      published: dateOf(day),
    },
    sentences: cut,
    mentions: original.mentions.filter(within),
    times: original.times.filter(within),
    statements: original.statements.filter(({ content }) => content.every(within)),
    events: original.events.filter(({ trigger }) => within(trigger)),
    agenda: [],
    disputes: [],
  };
}

type Telling = 'lead' | 'again' | 'background';

function createPage(n: number, day: number, dice: () => number) {
  let text = '';
  const sentences: { start: number; end: number; paragraph: number }[] = [];
  const entities = new Map<string, ChanceryRecord['entities'][number]>();
  const mentions: { id: string; start: number; end: number; entity: string }[] = [];
  const times: ChanceryRecord['times'][number][] = [];
  const statements: ChanceryRecord['statements'][number][] = [];
  const events: PloverEvent[] = [];
  let paragraph = 0;

  function party(code: string): string {
    const id = `n-${code}`;
    entities.set(id, stateOf(code, id));
    return id;
  }

  function place(name: string): string {
    const id = `n-${name}`;
    entities.set(id, {
      id,
      name: titleOf([name]),
      kind: 'place',
      country: null,
      sector: null,
      role: null,
      wikidata: null,
      basis: 'model',
    });
    return id;
  }

  function write(words: string): Span {
    const start = text.length;
    text += words;
    return { start, end: text.length };
  }

  function named(code: string): string {
    const entity = party(code);
    const { start, end } = write(code);
    mentions.push({ id: `m${mentions.length + 1}`, start, end, entity });
    return entity;
  }

  function close(start: number): void {
    write('.');
    sentences.push({ start, end: text.length, paragraph });
    if (dice() < 0.4) {
      write('\n\n');
      paragraph += 1;
    } else write(' ');
  }

  function some(story: Story, count: number, share = 0.4): string {
    const words = Array.from({ length: count }, () =>
      dice() < share ? (story.topic[Math.floor(dice() * story.topic.length)] ?? '') : anyWord(dice),
    );
    return words.join(' ');
  }

  function tell(story: Story, how: Telling): void {
    const start = text.length;
    // one reader in ten tells it of another kind, or loses a side
    const slip = dice();
    const [category, verbs] =
      slip < 0.1
        ? (VERBS[Math.floor(dice() * VERBS.length)] ?? VERBS[0] ?? ['CONSULT', []])
        : [story.category, story.verbs];
    const ahead = story.planned && how === 'lead' && dice() < 0.3;
    const actor = named(story.actor);
    if (ahead) write(' will');
    write(' ');
    const trigger = write(ahead ? 'meet' : (verbs[Math.floor(dice() * verbs.length)] ?? 'met'));
    write(' ');
    const recipient = named(story.recipient);
    write(` over ${some(story, 4)} in `);
    const where = place(story.place);
    write(titleOf([story.place]));
    const value = dateOf(story.day);
    const dated = how !== 'again' && dice() < 0.6;
    if (dated) {
      write(' on ');
      times.push({ id: `t${times.length + 1}`, type: 'DATE', value, ...write(value) });
    }
    write(
      `, where ${dice() < 0.7 ? story.count : story.count + 3} ${story.topic[0]} were counted, ${some(story, 6)}`,
    );
    events.push({
      id: `e${events.length + 1}`,
      event: ahead ? 'AGREE' : category,
      mode: null,
      intends: ahead ? 'CONSULT' : null,
      context: ['diplomatic'],
      quad: quadOf(ahead ? 'AGREE' : category),
      scale: scaleOf(ahead ? 'AGREE' : category, null),
      status: ahead ? 'future' : how === 'background' ? 'historical' : 'actual',
      actor: [actor],
      recipient: slip > 0.9 ? [] : [recipient],
      date: dated
        ? { value, basis: 'time' }
        : { value: how === 'background' ? null : dateOf(day), basis: 'document' },
      place: dice() < 0.5 ? where : null,
      trigger,
      sentence: sentences.length,
      statement: null,
      confidence: 0.3 + dice() * 0.7,
    });
    close(start);
  }

  return {
    tell,
    dateline(story: Story): void {
      const agency = AGENCIES[Math.floor(dice() * AGENCIES.length)];
      if (dice() < 0.3) write(`${story.place.toUpperCase()} (${agency}) — `);
      else if (dice() < 0.2) {
        const start = text.length;
        write(`${outletAt(Math.floor(dice() * OUTLETS))} reported on ${some(story, 8)}`);
        close(start);
      }
    },
    fill(story: Story): void {
      const start = text.length;
      write(titleOf([some(story, 14 + Math.floor(dice() * 10), 0.08)]));
      if (dice() < 0.2) write(` ${rareWord(dice)}`);
      close(start);
    },
    say(story: Story): void {
      const start = text.length;
      const speaker = party(story.actor);
      write(`The ${TITLES[Math.floor(dice() * TITLES.length)]} of `);
      named(story.actor);
      write(' ');
      const cue = write('said');
      write(' ');
      const content = write(some(story, 12));
      statements.push({
        id: `s${statements.length + 1}`,
        content: [content],
        cue,
        source: { start, end: cue.start - 1 },
        speaker,
        anonymous: false,
        directness: 'indirect',
        via: [],
        parent: null,
        time: null,
        stance: null,
        of: null,
      });
      close(start);
    },
    done: (): ChanceryRecord => ({
      schema: SCHEMA_ID,
      document: {
        id: `made-${n}`,
        title: titleOf([
          anyWord(dice),
          wordAt(500 + Math.floor(dice() * 3000)),
          wordAt(500 + Math.floor(dice() * 3000)),
        ]),
        text: text.trimEnd(),
        outlet: outletAt(Math.floor(dice() * OUTLETS)),
        author: null,
        url: `https://made.example/${n}`,
        language: 'en',
        published: dateOf(day),
        publishedBasis: 'given',
      },
      sentences,
      entities: [...entities.values()],
      mentions,
      times,
      statements,
      events,
      agenda: [],
      disputes: [],
      sources: [],
    }),
  };
}

function dateOf(day: number): string {
  return new Date(BEGIN + Math.floor(Math.max(0, day)) * DAY).toISOString().slice(0, 10);
}

function outletAt(n: number): string {
  return `${titleOf([wordAt(1000 + n * 7)])} ${['Herald', 'Courier', 'Gazette', 'Tribune'][n % 4]}`;
}

function titleOf(words: readonly string[]): string {
  const line = words.join(' ');
  return line.slice(0, 1).toUpperCase() + line.slice(1);
}

/** Zipf's law, near enough: the rank is spread evenly over its logarithm. */
function drawn<T>(from: readonly T[], dice: () => number): T {
  const it = from[Math.floor((from.length + 1) ** dice()) - 1] ?? from[0];
  if (it === undefined) throw new Error('nothing to draw from');
  return it;
}

/** Of running text nearly half are words that say nothing. */
function anyWord(dice: () => number): string {
  if (dice() < 0.45) return FUNCTION_WORDS[Math.floor(dice() * FUNCTION_WORDS.length)] ?? 'the';
  return wordAt(Math.floor(KNOWN ** dice()));
}

/** A name that no other article has heard. */
function rareWord(dice: () => number): string {
  return titleOf([`${wordAt(Math.floor(dice() * KNOWN))}${wordAt(Math.floor(dice() * KNOWN))}`]);
}

const words = new Map<number, string>();

/** Word n, the same for ever; each n has its own. */
function wordAt(n: number): string {
  const known = words.get(n);
  if (known !== undefined) return known;
  let word = '';
  for (let left = n + SIGNS.length; left > 0; left = Math.floor(left / SIGNS.length))
    word += SIGNS[left % SIGNS.length] ?? '';
  words.set(n, word);
  return word;
}

/** Mulberry32, of which each number and purpose has its own. */
function diceOf(n: number, purpose: number): () => number {
  return createDice(Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca6b));
}
