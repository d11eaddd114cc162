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
    'reports says claims plans talks visits warns calls demands urges threatens attacks strikes protests supports backs welcomes ' +
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
const AFTER_VERB = new Set(
  'that it he she they we you i the a an his her its their to no any this these those more new him them on in at with for'.split(
    ' ',
  ),
);
const TO_LEMMA: Readonly<Record<string, string>> = { cozies: 'cozy', denies: 'deny' };

/** @returns the tag and lemma that stand, for the word at `i`. */
export function mendTag(words: readonly Word[], i: number): { readonly pos: Pos; readonly lemma: string } {
  const word = words[i];
  if (!word) return { pos: 'X', lemma: '' };
  const before = words[i - 1];
  const after = words[i + 1];
  const keep = { pos: word.pos, lemma: word.lemma };

  // "Kim reports in", "the ministry plans to": after a name or noun and before what follows a verb
  if (word.pos === 'NOUN' && VERB_OR_PLURAL.has(word.lower) && before && after) {
    const subject =
      before.pos === 'PROPN' || before.pos === 'PRON' || (before.pos === 'NOUN' && isSingular(before));
    const follows =
      AFTER_VERB.has(after.lower) || after.pos === 'PROPN' || after.pos === 'PRON' || after.pos === 'DET';
    const strong =
      after.lower === 'that' ||
      after.lower === 'to' ||
      after.pos === 'DET' ||
      after.pos === 'PRON' ||
      before.pos === 'PRON';
    const compound =
      before.pos !== 'PRON' &&
      (after.lower === 'on' || after.lower === 'with' || after.lower === 'for' || after.lower === 'in');
    if (subject && follows && (strong || !compound) && !hasFiniteNear(words, i)) {
      return { pos: 'VERB', lemma: TO_LEMMA[word.lower] ?? word.lower.replace(/(?<=sh|ss|ch|x)es$|s$/, '') };
    }
  }
  // "will visit", "to attack", "could strike": after a modal or "to" the base form is a verb
  if (word.pos === 'NOUN' && BASE_OR_NOUN.has(word.lower) && before) {
    const modal =
      before.pos === 'AUX' &&
      /^(?:will|would|could|can|may|might|should|must|shall|did|does|do|'ll|’ll)$/.test(before.lower);
    const negated = before.lower === 'not' || before.lower === "n't";
    const infinitive = before.lower === 'to' && before.pos === 'PART';
    if (modal || infinitive || (negated && words[i - 2]?.pos === 'AUX'))
      return { pos: 'VERB', lemma: word.lower };
    // "officials say", "they warn": plural subject and a following complement
    if (
      (before.lower.endsWith('s') || before.pos === 'PRON') &&
      before.pos !== 'PROPN' &&
      after &&
      AFTER_VERB.has(after.lower) &&
      before.pos !== 'DET' &&
      !/^(?:his|its|us)$/.test(before.lower) &&
      (after.lower === 'that' || before.pos === 'PRON')
    ) {
      return { pos: 'VERB', lemma: word.lower };
    }
  }
  // "to" before a verb is the infinitive's particle whatever the tagger said
  if (
    word.lower === 'to' &&
    word.pos === 'ADP' &&
    after &&
    (after.pos === 'VERB' || after.lower === 'be' || after.lower === 'have') &&
    !/ing$/.test(after.lower)
  ) {
    return { pos: 'PART', lemma: 'to' };
  }
  return keep;
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
