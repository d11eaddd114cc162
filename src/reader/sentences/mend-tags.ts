/**
 * Tags as news needs them. The tagger takes many third-person verbs for plural nouns ("Kim reports that", "Iran
 * plans to") and lower-case participles before nouns for verbs; a few rules over neighbours set that right.
 * Refused: "news reports that he left were false" (a noun stands before), "the plans", "arms talks".
 */
import type { Pos } from '../draft.js';

export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  readonly pos: Pos;
  readonly spaced: boolean;
}

/** Forms that are noun plurals and verbs alike, frequent in news about politics. */
const VERB_OR_PLURAL = new Set(
  (
    'reports says summons claims plans talks visits warns calls demands urges threatens attacks strikes protests supports backs welcomes ' +
    'rejects offers pledges promises vows accuses blames denies meets hosts aims seeks hopes fears wants needs hits kills moves ' +
    'cuts lifts signs sends holds raises launches tests fires orders bans limits challenges questions doubts answers reveals ' +
    'remains marks faces votes leads heads steps pulls pushes presses weighs eyes mulls cozies engages releases arrests detains ' +
    'notes states comments adds shows suggests signals hints sees views ends begins starts stops opens closes works rises falls'
  ).split(' '),
);
const BASE_OR_NOUN = new Set(
  (
    'say claim plan report visit warn call demand urge threaten attack strike protest support back welcome reject offer pledge ' +
    'promise vow accuse blame deny meet host aim seek hope fear want need hit kill move cut lift sign send hold raise launch test ' +
    'fire order ban limit challenge question doubt answer reveal remain mark face vote lead step pull push press weigh show ' +
    'release arrest detain note comment suggest signal see view end begin start stop open close work rise fall talk'
  ).split(' '),
);
const REPORTING = new Set([
  'reports',
  'says',
  'claims',
  'warns',
  'denies',
  'rejects',
  'urges',
  'vows',
  'accuses',
]);
const AFTER_VERB = new Set(
  'that it he she they we you i the a an his her its their to no any this these those more new him them on in at with for'.split(
    ' ',
  ),
);

interface Mended {
  readonly pos: Pos;
  readonly lemma: string;
}

type Mender = (
  word: Word,
  before: Word | undefined,
  after: Word | undefined,
  words: readonly Word[],
  i: number,
) => Mended | null;

/** @returns the tag and lemma that stand, for the word at `i`. The first rule that has an opinion wins. */
export function mendTag(words: readonly Word[], i: number): Mended {
  const word = words[i];
  if (!word) return { pos: 'X', lemma: '' };
  for (const mend of MENDERS) {
    const mended = mend(word, words[i - 1], words[i + 1], words, i);
    if (mended) return mended;
  }
  return { pos: word.pos, lemma: word.lemma };
}

const ING_BASES: Readonly<Record<string, string>> = { striking: 'strike' };

const isCapital = (word: Word): boolean => /^\p{Lu}/u.test(word.text);

const MENDERS: readonly Mender[] = [
  // "why Moon is coming", "as Jolly said": a capital inside a sentence is a name, unless every word has one
  (word, before) =>
    /^(?:VERB|ADV|AUX|INTJ)$/.test(word.pos) &&
    isCapital(word) &&
    before !== undefined &&
    /^\p{Ll}/u.test(before.text) &&
    word.text !== word.text.toUpperCase()
      ? { pos: 'PROPN', lemma: word.lemma }
      : null,
  (word, before) =>
    /^sa(?:y|ys|id)$/.test(word.lower) &&
    !/^(?:an?|the|no|final|my|your|his|her|its|our|their)$/.test(before?.lower ?? '')
      ? { pos: 'VERB', lemma: 'say' }
      : null,
  (word, before) =>
    word.lower === 'while' && before?.lower !== 'a' ? { pos: 'SCONJ', lemma: 'while' } : null,
  (word, _before, after) =>
    word.lower === 'that' && word.pos === 'DET' && after?.pos === 'PROPN'
      ? { pos: 'SCONJ', lemma: 'that' }
      : null,
  // "Kim's been hinting", "who's going"
  (word, _before, after) =>
    word.pos === 'PART' &&
    word.lower === "'s" &&
    after !== undefined &&
    /^(?:been|not|likely|going)$/.test(after.lower)
      ? { pos: 'AUX', lemma: after.lower === 'been' ? 'have' : 'be' }
      : null,
  // "acting Defense Secretary", "the visiting minister"
  (word, before, after) =>
    /^(?:acting|visiting|incoming|outgoing|ruling|neighbou?ring|warring)$/.test(word.lower) &&
    (after?.pos === 'PROPN' || after?.pos === 'NOUN') &&
    before?.pos !== 'AUX'
      ? { pos: 'ADJ', lemma: word.lower }
      : null,
  // "after meeting Lund": between a preposition and its object's name an -ing form is a verb
  (word, before, after) =>
    word.pos === 'NOUN' &&
    /^(?:meeting|visiting|hosting|calling|bombing|striking)$/.test(word.lower) &&
    before?.pos === 'ADP' &&
    (after?.pos === 'PROPN' || after?.pos === 'DET')
      ? { pos: 'VERB', lemma: ING_BASES[word.lower] ?? word.lower.slice(0, -3) }
      : null,
  // "a missile launch": after a singular noun a form without -s is no verb
  (word, before, after) =>
    word.pos === 'VERB' &&
    word.lower === word.lemma &&
    BASE_OR_NOUN.has(word.lower) &&
    before?.pos === 'NOUN' &&
    isSingular(before) &&
    !/^(?:people|police|staff|public|media|troops)$/.test(before.lower) &&
    !/^(?:who|that|which)$/.test(after?.lower ?? '')
      ? { pos: 'NOUN', lemma: word.lower }
      : null,
  // "South Korea's military said": no adjective where no noun follows
  (word, _before, after) =>
    word.pos === 'ADJ' && word.lower === 'military' && /^(?:VERB|AUX|ADP|PUNCT)$/.test(after?.pos ?? 'PUNCT')
      ? { pos: 'NOUN', lemma: 'military' }
      : null,
  // "Israeli forces shot a man": after who shoots and before who is shot
  (word, before, after) =>
    word.pos === 'NOUN' &&
    word.lower === 'shot' &&
    (before?.pos === 'NOUN' || before?.pos === 'PROPN') &&
    after !== undefined &&
    (/^(?:DET|NUM|PRON|PROPN)$/.test(after.pos) || /^(?:dead|down|at)$/.test(after.lower))
      ? { pos: 'VERB', lemma: 'shoot' }
      : null,
  // "North Korea cozies up": after a name and before a particle
  (word, before, after) =>
    word.pos === 'NOUN' &&
    !isCapital(word) &&
    /[^s]s$/.test(word.lower) &&
    before?.pos === 'PROPN' &&
    after !== undefined &&
    /^(?:up|off|out|down|back)$/.test(after.lower)
      ? { pos: 'VERB', lemma: thirdPersonBase(word.lower) }
      : null,
  // "have paved the way": after "have" a form in -ed is a participle, not an adjective
  (word, _before, _after, words, i) =>
    word.pos === 'ADJ' &&
    /[^e]ed$/.test(word.lower) &&
    /^(?:have|has|had|having|'ve)$/.test(skipAdverbs(words, i - 1)?.lower ?? '')
      ? { pos: 'VERB', lemma: pastBase(word.lower) }
      : null,
  // "the ministers' talks"
  (word, before, after) =>
    /^['’]$/.test(word.text) &&
    !word.spaced &&
    before?.lower.endsWith('s') &&
    (before.pos === 'NOUN' || before.pos === 'PROPN') &&
    after?.spaced === true &&
    (after.pos === 'NOUN' || after.pos === 'PROPN' || after.pos === 'ADJ')
      ? { pos: 'PART', lemma: "'" }
      : null,
  clauseOpener,
  thirdPersonVerb,
  baseFormVerb,
  // "to" before a verb is the infinitive's particle whatever the tagger said
  (word, before, after) =>
    word.lower === 'to' &&
    word.pos === 'ADP' &&
    before?.lower !== 'according' &&
    after !== undefined &&
    (after.pos === 'VERB' || after.lower === 'be' || after.lower === 'have') &&
    !/ing$/.test(after.lower)
      ? { pos: 'PART', lemma: 'to' }
      : null,
];

/** "after Russia invaded Georgia", "even as Egypt pressed both": before a noun phrase with its own verb, a conjunction. */
function clauseOpener(
  word: Word,
  _before: Word | undefined,
  _after: Word | undefined,
  words: readonly Word[],
  i: number,
): Mended | null {
  if (word.pos !== 'ADP' || !/^(?:after|before|since|until|till|as)$/.test(word.lower)) return null;
  let named = false;
  for (let k = i + 1; k < words.length && k <= i + LONGEST_SUBJECT; k++) {
    const next = words[k];
    if (!next) return null;
    if (next.pos === 'AUX' || next.pos === 'VERB') {
      const finite =
        next.pos === 'AUX' ? !/^(?:be|been|being|having)$/.test(next.lower) : !/ing$/.test(next.lower);
      const modifies = next.pos === 'VERB' && /^(?:NOUN|PROPN|ADJ)$/.test(words[k + 1]?.pos ?? '') && !named;
      const passive = next.pos === 'VERB' && words[k + 1]?.lower === 'by';
      return named && finite && !modifies && !passive ? { pos: 'SCONJ', lemma: word.lower } : null;
    }
    if (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'PRON') named = true;
    else if (!/^(?:DET|ADJ|NUM|CCONJ|PART|ADV)$/.test(next.pos) && !/^[-‐]$/.test(next.text)) return null;
  }
  return null;
}

/** Words between a conjunction and its clause's verb, at most. */
const LONGEST_SUBJECT = 9;

/** "Kim reports that", "the ministry plans to": after a name or singular noun and before what follows a verb. */
function thirdPersonVerb(
  word: Word,
  before: Word | undefined,
  after: Word | undefined,
  words: readonly Word[],
  i: number,
): Mended | null {
  if (word.pos !== 'NOUN' || !VERB_OR_PLURAL.has(word.lower) || !before || !after) return null;
  const subject =
    before.pos === 'PROPN' || before.pos === 'PRON' || (before.pos === 'NOUN' && isSingular(before));
  const follows =
    AFTER_VERB.has(after.lower) || after.pos === 'PROPN' || after.pos === 'PRON' || after.pos === 'DET';
  if (!subject || !follows || hasFiniteNear(words, i)) return null;
  const strong =
    before.pos === 'PRON' ||
    (before.pos === 'PROPN' && REPORTING.has(word.lower)) ||
    /^(?:that|to)$/.test(after.lower) ||
    after.pos === 'DET' ||
    after.pos === 'PRON';
  const compound = /^(?:on|with|for|in)$/.test(after.lower);
  return strong || !compound ? { pos: 'VERB', lemma: thirdPersonBase(word.lower) } : null;
}

/** "will visit", "to attack", "officials warn that": a base form that a modal, "to" or a plural subject makes a verb. */
function baseFormVerb(
  word: Word,
  before: Word | undefined,
  after: Word | undefined,
  words: readonly Word[],
  i: number,
): Mended | null {
  if (word.pos !== 'NOUN' || !BASE_OR_NOUN.has(word.lower) || !before) return null;
  const governor = skipAdverbs(words, i - 1);
  const modal =
    governor !== undefined &&
    /^(?:will|would|could|can|may|might|should|must|shall|did|does|do|'ll)$/.test(governor.lower);
  const infinitive = before.lower === 'to' && before.pos === 'PART';
  if ((modal && governor.pos === 'AUX') || infinitive) return { pos: 'VERB', lemma: word.lower };
  const plural = before.pos === 'NOUN' && !isSingular(before);
  const pronoun = before.pos === 'PRON' && !/^(?:my|your|his|her|its|our|their|us)$/.test(before.lower);
  const complement = after !== undefined && AFTER_VERB.has(after.lower);
  const reports = /^(?:show|say|suggest|indicate|warn|claim|fear|hope)$/.test(word.lower);
  return complement && (pronoun || (plural && (reports || after.lower === 'that')))
    ? { pos: 'VERB', lemma: word.lower }
    : null;
}

function pastBase(lower: string): string {
  if (lower.endsWith('ied')) return `${lower.slice(0, -3)}y`;
  const stem = lower.slice(0, -2);
  if (/([bdgklmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[aeiou][cgsvz]|[^aeiou]a[tv]|[aiu]r)$/.test(stem) ? `${stem}e` : stem;
}

function thirdPersonBase(lower: string): string {
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  return lower.replace(/(?<=sh|ss|ch|x)es$|s$/, '');
}

function skipAdverbs(words: readonly Word[], from: number): Word | undefined {
  let i = from;
  while (
    words[i]?.pos === 'ADV' ||
    words[i]?.lower === 'likely' ||
    words[i]?.lower === 'not' ||
    words[i]?.lower === "n't"
  )
    i--;
  return words[i];
}

function isSingular(word: Word): boolean {
  return (
    !word.lower.endsWith('s') ||
    word.lower.endsWith('ss') ||
    word.lower.endsWith('us') ||
    word.lower.endsWith('is')
  );
}

/** A finite verb a few words on, in the same clause, says the doubtful word is its subject, not a verb. */
function hasFiniteNear(words: readonly Word[], i: number): boolean {
  for (let k = i + 1; k < words.length && k <= i + 6; k++) {
    const word = words[k];
    if (
      !word ||
      word.pos === 'PUNCT' ||
      word.pos === 'CCONJ' ||
      word.pos === 'SCONJ' ||
      word.lower === 'that'
    )
      return false;
    if (word.lower === 'to' || word.pos === 'PRON') return false;
    if (word.pos === 'AUX' && word.lower !== 'be') return true;
    if (word.pos === 'VERB' && /(?:ed|s)$/.test(word.lower)) return true;
  }
  return false;
}
