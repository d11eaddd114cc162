/**
 * The index of names. A key is spelled over consecutive tokens and looked up whole; the first word decides how far it
 * is worth spelling on, so a token that begins no name costs one look-up.
 *
 * Case is told apart: a capital in the written form must be a capital in the text ("Turkey" is no "turkey"), a short
 * abbreviation must stand as written ("WHO" is no "Who"), longer ones may be tamed ("Nato"), and headlines in capitals
 * name whatever is longer than three letters ("NORTH KOREA"). A form marked '=' in the data stands only as written.
 */
import { barePunctuation, isHyphen, nameKey, plainLetters } from './spelling.js';
import type { AliasKind, NameToken } from './types.js';

export interface Alias<Holder> {
  readonly written: string;
  readonly exact: boolean;
  /** True where the name itself ends in 's ("St. George's"): else a clitic ends no name. */
  readonly clitic: boolean;
  readonly kind: AliasKind;
  readonly holder: Holder;
}

export interface NameHit<Holder> {
  readonly aliases: readonly Alias<Holder>[];
  readonly length: number;
}

const CLITIC = /['’]s$/;
const OWNER = /^([^ ]+)['’]s?(?: |$)/;
const POSSESSIVE = /^['’]s?$/i;

export class NameIndex<Holder> {
  readonly #aliases = new Map<string, Alias<Holder>[]>();
  /** First word of a key → length of the longest key that begins with it. */
  readonly #reach = new Map<string, number>();

  add(form: string, kind: AliasKind, holder: Holder): void {
    const exact = form.startsWith('=');
    const name = exact ? form.slice(1) : form;
    const plain = plainLetters(name);
    const key = plain.toLowerCase();
    if (key === '') return;
    const alias = {
      written: exact ? barePunctuation(name) : plain,
      exact,
      clitic: CLITIC.test(name),
      kind,
      holder,
    };
    const known = this.#aliases.get(key);
    if (known === undefined) this.#aliases.set(key, [alias]);
    else if (!known.some((other) => other.holder === holder && other.written === alias.written))
      known.push(alias);
    this.#stretch(key, key.length);
    // Taggers part the clitic: "People | 's | Daily" is entered by "people".
    const owner = OWNER.exec(name)?.[1];
    if (owner !== undefined) this.#stretch(nameKey(owner), key.length);
  }

  #stretch(key: string, length: number): void {
    const space = key.indexOf(' ');
    const head = space < 0 ? key : key.slice(0, space);
    if ((this.#reach.get(head) ?? 0) < length) this.#reach.set(head, length);
  }

  /** All that bear exactly this key, whatever the case. */
  bearers(key: string): readonly Alias<Holder>[] {
    return this.#aliases.get(key) ?? [];
  }

  /** The longest name that begins at `position`, with all who bear it. */
  match(tokens: readonly NameToken[], position: number): NameHit<Holder> | null {
    const first = tokens[position];
    if (first === undefined) return null;
    let key = nameKey(first.text);
    const space = key.indexOf(' ');
    const reach = this.#reach.get(space < 0 ? key : key.slice(0, space));
    if (reach === undefined) return null;
    let hit: NameHit<Holder> | null = null;
    let surface = first.text;
    let last = position;
    while (key.length <= reach) {
      const clitic = POSSESSIVE.test(tokens[last]?.text ?? '');
      const found = this.#aliases.get(key);
      const fitting = found?.filter((alias) => (alias.clitic || !clitic) && fits(alias, surface));
      if (fitting !== undefined && fitting.length > 0)
        hit = { aliases: fitting, length: last - position + 1 };
      const step = nextWord(tokens, last + 1);
      if (step === null) break;
      key += step.joint === '' ? step.key : ` ${step.key}`;
      surface += step.joint + step.text;
      last = step.at;
    }
    return hit;
  }
}

interface Step {
  readonly joint: '' | ' ' | '-';
  readonly text: string;
  readonly key: string;
  readonly at: number;
}

/** The next word and what joins it on: nothing, a space or a hyphen, a comma ("Washington, D.C."). Null: no way on. */
const nextWord = (tokens: readonly NameToken[], from: number): Step | null => {
  const token = tokens[from];
  if (token === undefined) return null;
  const hyphen = isHyphen(token.text);
  const comma = token.text === ',' && !token.spaced;
  const word = hyphen || comma ? tokens[from + 1] : token;
  if (word === undefined || (hyphen && (token.spaced || word.spaced))) return null;
  const key = nameKey(word.text);
  if (key === '') return null;
  return {
    joint: hyphen ? '-' : word.spaced ? ' ' : '',
    text: word.text,
    key,
    at: word === token ? from : from + 1,
  };
};

const isAllCaps = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();

const fits = <Holder>(alias: Alias<Holder>, surface: string): boolean => {
  if (alias.exact) return barePunctuation(surface) === alias.written;
  const text = plainLetters(surface);
  if (text === alias.written) return true;
  if (isAllCaps(text)) return alias.written.length > 3;
  const words = text.split(' ');
  const model = alias.written.split(' ');
  return model.every((word, index) => wordFits(word, words[index] ?? ''));
};

const wordFits = (word: string, text: string): boolean => {
  if (word === text) return true;
  const initial = word.charAt(0);
  if (initial === initial.toLowerCase()) return true;
  // "WHO" is no "Who", but British papers write "Nato", "Asean".
  if (isAllCaps(word)) return word.length > 3 && text.charAt(0) === initial;
  return text.charAt(0) === initial;
};
