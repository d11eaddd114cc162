/**
 * The trigger dictionary's pattern language, read from `data/*.tsv`.
 *
 * A row is: mode, part of speech (v n a), frame, operator, weight, patterns joined with ";". The file's name is the
 * event; `none.tsv` holds look-alikes ("meet a deadline") that take their words away from every other pattern, and
 * `operators.tsv` words that say nothing without the act they work on ("start", "stop").
 *
 * A pattern is a row of elements over base forms, the first of which is matched against the token itself:
 *   word           that word, in any of its forms
 *   a|b|c          any of these; `@name` is a word class from `classes.tsv`; `carry_out` is two words among single ones
 *   ~              a gap of up to eight words such as stand inside a noun phrase ("impose ~ sanctions")
 *   ~~             a gap of up to twelve words without a stop: an object ("shoot ~~ down")
 *   *word          the head, where it is not the verb or the last noun
 *
 * A frame is `actor>recipient`, or `actor+recipient` where both act; s o p c stand for subject, object, possessor
 * and complement, other slots are prepositions: `s>on,against`, `p+with,between`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type EventCategory, isEventCategory } from '../../../record/index.js';
import { loadIrregularVerbs, verbForms, withS } from './inflection.js';
import type { Frame, Operator, Slot, TriggerPos } from './types.js';

type Gap = 'none' | 'phrase' | 'object';

export interface Element {
  /** Number of its word set; elements with the same words share it. */
  readonly id: number;
  readonly words: ReadonlySet<string>;
  /** What may stand between the element before and this one. */
  readonly gap: Gap;
  /** Nothing but prepositions and the like. */
  readonly small: boolean;
  /** What it adds to the size of its pattern. */
  readonly size: number;
}

export interface Pattern {
  readonly source: string;
  /** Null for look-alikes, and for operators that say nothing without the act they work on. */
  readonly event: EventCategory | null;
  readonly mode: string | null;
  readonly pos: TriggerPos;
  readonly frame: Frame;
  readonly operator: Operator | null;
  readonly weight: number;
  readonly elements: readonly Element[];
  /** Ids of the word sets behind the first, the rarer before the commoner: what a sentence must hold. */
  readonly needs: readonly number[];
  /** Index into `elements` of the head. */
  readonly head: number;
  /** How much it says: its words, small ones ("on", "to") counting for less. The larger pattern wins. */
  readonly size: number;
  /** Index of the verb's object noun, for the passive ("sanctions were imposed"), or -1. */
  readonly object: number;
}

export interface Dictionary {
  /** Patterns by each word that may begin them. */
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>;
  /** Ids of the word sets that a base form belongs to. */
  readonly setsOf: ReadonlyMap<string, readonly number[]>;
  /** How many word sets there are; ids run below it. */
  readonly setCount: number;
  /** The base forms of a written word, itself among them where it is one. */
  readonly bases: ReadonlyMap<string, readonly string[]>;
  /** Written words that may be a form of a verb other than its gerund, with their bases. */
  readonly verbs: ReadonlyMap<string, readonly string[]>;
  readonly participles: ReadonlySet<string>;
}

const SLOTS: Readonly<Record<string, Slot>> = { s: 'subject', o: 'object', p: 'possessor', c: 'complement' };
const POS: Readonly<Record<string, TriggerPos>> = { v: 'verb', n: 'noun', a: 'adjective' };
const SMALL = new Set([
  '-',
  'to',
  'of',
  'on',
  'with',
  'for',
  'from',
  'in',
  'into',
  'at',
  'by',
  'against',
  'over',
  'between',
  'about',
  'that',
  'off',
  'up',
  'down',
  'out',
  'away',
]);

function parseFrame(text: string): Frame {
  const reciprocal = text.includes('+');
  const [actor = '', recipient = ''] = text.split(/[>+]/);
  return { actor: parseSlots(actor), recipient: parseSlots(recipient), reciprocal };
}

function parseSlots(text: string): readonly Slot[] {
  return text === '' ? [] : text.split(',').map((slot) => SLOTS[slot] ?? (slot as Slot));
}

function* rows(name: string): Generator<readonly string[]> {
  const text = readFileSync(new URL(`./data/${name}.tsv`, import.meta.url), 'utf8');
  for (const line of text.split('\n')) if (line !== '' && !line.startsWith('#')) yield line.split('\t');
}

function loadClasses(): ReadonlyMap<string, string> {
  const classes = new Map<string, string>();
  for (const [name = '', words = ''] of rows('classes'))
    classes.set(name, words.split('|').map(withSplit).join('|'));
  return classes;
}

/** "launch|carry_out ~ raid" is two patterns: "launch ~ raid" and "carry out ~ raid". */
function spelledOut(source: string): readonly string[] {
  if (!source.includes('_')) return [source];
  const parts = source.split(' ');
  const at = parts.findIndex((part) => part.includes('_'));
  const choices = new Map<string, string[]>();
  for (const word of (parts[at] ?? '').split('|')) {
    const [first = '', ...rest] = word.split('_');
    push(choices, rest.join(' '), first);
  }
  return [...choices].flatMap(([rest, firsts]) =>
    spelledOut(
      [...parts.slice(0, at), `${firsts.join('|')} ${rest}`.trim(), ...parts.slice(at + 1)].join(' '),
    ),
  );
}

/** Classes spelled out, and "cease-fire" also as the three tokens that the tokenizer makes of it. */
function hyphensSplit(source: string, classes: ReadonlyMap<string, string>): string {
  if (!source.includes('@') && !source.includes('-')) return source;
  const part = (text: string): string =>
    text
      .split('|')
      .map((word) => (word.startsWith('@') ? memberList(word.slice(1), classes) : withSplit(word)))
      .join('|');
  return source.split(' ').map(part).join(' ');
}

function withSplit(word: string): string {
  return /\w-\w/.test(word) ? `${word}|${word.replaceAll('-', '_-_')}` : word;
}

function memberList(name: string, classes: ReadonlyMap<string, string>): string {
  const members = classes.get(name);
  if (members === undefined) throw new Error(`no such word class: @${name}`);
  return members;
}

interface Shape {
  readonly elements: readonly Element[];
  readonly needs: readonly number[];
  readonly head: number;
  readonly object: number;
  readonly size: number;
}

/** Word sets by their text: classes recur in hundreds of patterns, and sets are what loading costs. */
type WordSet = Omit<Element, 'gap'>;
type WordSets = Map<string, WordSet>;

function wordsOf(part: string, sets: WordSets): WordSet {
  const known = sets.get(part);
  if (known !== undefined) return known;
  const list = part.replace(/^\*/, '').split('|');
  const size = list.includes('-') ? 0 : list.some((word) => SMALL.has(word)) ? 0.4 : 1;
  const made = {
    id: sets.size,
    words: new Set(list),
    small: size > 0 && list.every((word) => SMALL.has(word)),
    size,
  };
  sets.set(part, made);
  return made;
}

function parsePattern(source: string, pos: TriggerPos, sets: WordSets): Shape {
  const elements: Element[] = [];
  let gap: Gap = 'none';
  let head = -1;
  let object = -1;
  for (const part of source.split(' ')) {
    if (part === '~' || part === '~~') {
      gap = part === '~' ? 'phrase' : 'object';
      continue;
    }
    if (part.startsWith('*')) head = elements.length;
    if (gap === 'phrase' && object < 0 && pos === 'verb') object = elements.length;
    const { id, words, small, size } = wordsOf(part, sets);
    elements.push({ id, words, gap, small, size });
    gap = 'none';
  }
  if (head < 0) head = pos === 'noun' ? elements.findLastIndex(({ size }) => size === 1) : 0;
  const size = elements.reduce((sum, element) => sum + element.size, 0);
  return { elements, needs: needsOf(elements), head: Math.max(head, 0), object, size };
}

function needsOf(elements: readonly Element[]): readonly number[] {
  if (elements.length < 3) return elements.slice(1).map(({ id }) => id);
  const rarity = ({ small, words }: Element): number => (small ? 1000 : words.size);
  return elements
    .slice(1)
    .sort((a, b) => rarity(a) - rarity(b))
    .map(({ id }) => id);
}

/** A lone noun ("attack") says less than a phrase ("attack on"): it may be background or a name. */
function weighed(weight: number, pos: TriggerPos, shape: Shape): Shape & { readonly weight: number } {
  return { ...shape, weight: pos === 'noun' && shape.elements.length === 1 ? weight * 0.75 : weight };
}

/** Reads every data file once; a few milliseconds. Make one dictionary and keep it. */
export function loadDictionary(): Dictionary {
  const classes = loadClasses();
  const patterns: Pattern[] = [];
  const sets: WordSets = new Map();
  const reserved = new Set(['classes', 'irregular-verbs']);
  const files = readdirSync(new URL('./data/', import.meta.url))
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.slice(0, -'.tsv'.length))
    .filter((name) => !reserved.has(name))
    .sort();
  for (const name of files) {
    const category = name.toUpperCase();
    const event = isEventCategory(category) ? category : null;
    for (const [mode = '-', pos = 'v', frame = '', operator = '-', weight = '1', list = ''] of rows(name)) {
      const row = {
        event,
        mode: mode === '-' ? null : mode,
        pos: POS[pos] ?? 'verb',
        frame: parseFrame(frame),
        operator: operator === '-' ? null : (operator as Operator),
      };
      for (const written of list.split(';')) {
        for (const source of spelledOut(hyphensSplit(written.trim(), classes))) {
          if (source === '') continue;
          patterns.push({
            source,
            ...row,
            ...weighed(Number(weight), row.pos, parsePattern(source, row.pos, sets)),
          });
        }
      }
    }
  }
  return index(patterns);
}

function index(patterns: readonly Pattern[]): Dictionary {
  const irregular = loadIrregularVerbs();
  const byWord = new Map<string, Pattern[]>();
  const bases = new Map<string, string[]>();
  const setsOf = new Map<string, number[]>();
  let setCount = 0;
  const verbs = new Map<string, string[]>();
  const participles = new Set<string>();
  const known = new Set<ReadonlySet<string>>();
  const conjugated = new Set<string>();
  for (const pattern of patterns) {
    pattern.elements.forEach(({ id, words }, i) => {
      const seen = known.has(words);
      known.add(words);
      setCount = Math.max(setCount, id + 1);
      if (seen && i > 0) return;
      for (const word of words) {
        if (i === 0) push(byWord, word, pattern);
        if (!seen) {
          if (!setsOf.has(word)) {
            add(bases, word, word);
            add(bases, withS(word), word);
          }
          push(setsOf, word, id);
        }
        if (i > 0 || pattern.pos !== 'verb' || conjugated.has(word)) continue;
        conjugated.add(word);
        const forms = verbForms(word, irregular);
        for (const form of [forms.base, forms.third, ...forms.past, ...forms.participle, forms.gerund]) {
          add(bases, form, word);
          add(verbs, form, word);
        }
        for (const form of forms.participle) participles.add(form);
      }
    });
  }
  return { byWord, setsOf, setCount, bases, verbs, participles };
}

/** Which events a word speaks for by the patterns it occurs in, as shares that sum to 1. Small words have none. */
export function loadAssociations(
  dictionary: Dictionary,
): ReadonlyMap<string, ReadonlyMap<EventCategory, number>> {
  const counts = new Map<string, Map<EventCategory, number>>();
  for (const pattern of new Set([...dictionary.byWord.values()].flat())) {
    if (pattern.event === null) continue;
    for (const { words } of pattern.elements) {
      for (const word of words) {
        if (SMALL.has(word)) continue;
        const row = counts.get(word) ?? new Map<EventCategory, number>();
        row.set(pattern.event, (row.get(pattern.event) ?? 0) + 1 / words.size);
        counts.set(word, row);
      }
    }
  }
  return new Map(
    [...counts].map(([word, row]) => {
      const total = [...row.values()].reduce((sum, count) => sum + count, 0);
      return [word, new Map([...row].map(([event, count]) => [event, count / total]))];
    }),
  );
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
