/**
 * The written forms of the dictionary's words: verbs by rule and by the table of irregular ones, nouns by rule.
 * Generating the forms beats asking the tagger for a lemma: where it takes "strikes" for a noun or "condemned"
 * for an adjective, its lemma is wrong as well.
 */
import { readFileSync } from 'node:fs';

export interface VerbForms {
  readonly base: string;
  readonly third: string;
  readonly past: readonly string[];
  readonly participle: readonly string[];
  readonly gerund: string;
}

const VOWEL = /[aeiou]/;

/** Verbs of more than one syllable that double their last letter: stress falls on the end. */
const DOUBLING = new Set([
  'admit',
  'allot',
  'commit',
  'compel',
  'concur',
  'confer',
  'cancel',
  'control',
  'defer',
  'deter',
  'dispel',
  'equip',
  'expel',
  'format',
  'impel',
  'incur',
  'infer',
  'kidnap',
  'label',
  'occur',
  'omit',
  'patrol',
  'permit',
  'prefer',
  'propel',
  'rebel',
  'rebut',
  'refer',
  'regret',
  'repel',
  'submit',
  'transfer',
  'transmit',
  'unplug',
  'worship',
  'quarrel',
  'counsel',
  'shovel',
  'travel',
  'signal',
  'model',
  'fuel',
  'duel',
  'total',
  'handicap',
  'outwit',
  'abhor',
  'cooccur',
  'emit',
  'forbid',
  'begin',
  'upset',
  'reset',
]);

function doubles(verb: string): boolean {
  if (!/[^aeiou][aeiou][bdgklmnprtv]$/.test(verb)) return false;
  const oneSyllable = (verb.match(/[aeiouy]+/g) ?? []).length === 1;
  return oneSyllable || DOUBLING.has(verb);
}

/** "sanction" → "sanctions", "ally" → "allies". Also the third person of verbs. */
export function withS(word: string): string {
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(^|[^o])go$|^do$|^veto$|^embargo$/.test(word)) return `${word}es`;
  return `${word}s`;
}

function withEd(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

function withIng(verb: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb) && verb !== 'be') return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}

export type IrregularVerbs = ReadonlyMap<
  string,
  { readonly past: readonly string[]; readonly participle: readonly string[] }
>;

/** Rows of base, past, participle; spelling variants are joined with "/". */
export function loadIrregularVerbs(): IrregularVerbs {
  const text = readFileSync(new URL('./data/irregular-verbs.tsv', import.meta.url), 'utf8');
  const verbs = new Map<string, { past: string[]; participle: string[] }>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [base = '', past = '', participle = ''] = line.split('\t');
    verbs.set(base, { past: past.split('/'), participle: participle.split('/') });
  }
  return verbs;
}

export function verbForms(base: string, irregular: IrregularVerbs): VerbForms {
  const table = irregular.get(base);
  const regular = [withEd(base)];
  // "cancelled" and "canceled", "travelling" and "traveling": both are written.
  if (/[aeiou]l$/.test(base) && VOWEL.test(base.slice(0, -2))) regular.push(`${base}ed`, `${base}led`);
  return {
    base,
    third: base === 'have' ? 'has' : base === 'be' ? 'is' : withS(base),
    past: table?.past ?? regular,
    participle: table?.participle ?? regular,
    gerund: withIng(base),
  };
}
