/**
 * Engagements told by nouns and participles: "Bello's visit next week", "a vote set for Friday", "a summit, to be held on June 3,", "put off a vote until
 * Tuesday", "is expected in Cairo on May 22", "the upcoming summit", "is considering a trip to Peru".
 *
 * Refused: nouns dated before the article, engagements called off, undated ones without a party, first halves of
 * compounds ("summit venue").
 */
import type { Draft, DraftSentence, VerbGroup } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { PlacedTime, TimeIndex } from '../times/anchor.js';
import { isEngagement } from './acts.js';
import { type Coming, comingDay, isBare } from './coming.js';
import type { Found } from './found.js';
import { partyOf } from './party.js';
import { clauseStart, phraseAround } from './what.js';

const SET_FOR = new Set(['set', 'schedule', 'slate', 'plan', 'due', 'expect', 'book']);
const PUT_OFF = new Set(['postpone', 'delay', 'defer', 'adjourn', 'put']);
const COMING = new Set(['upcoming', 'forthcoming', 'planned', 'scheduled', 'coming', 'impending']);
const OPEN = new Set(['possible', 'potential', 'likely', 'proposed', 'eventual']);
const WEIGHING = new Set([
  'consider',
  'weigh',
  'mull',
  'contemplate',
  'propose',
  'offer',
  'suggest',
  'urge',
  'seek',
]);
/** What is only wished of someone: "urged Togo to hold elections in June". */
const WISHING = new Set([
  'urge',
  'hope',
  'want',
  'seek',
  'ask',
  'demand',
  'wish',
  'call',
  'try',
  'press',
  'consider',
]);
const OFF = new Set(['cancel', 'scrap', 'scrub', 'reject', 'refuse', 'oppose', 'abandon', 'decline']);
/** Who stays away does not call it off: "will not attend next week's summit". */
const JOINING = new Set(['attend', 'join', 'send', 'go', 'say', 'know']);
/** "after the talks", "despite a meeting on Tuesday": behind us. */
const PAST_LEADS = new Set(['after', 'despite', 'following', 'since']);
/** Told in the past, they put an engagement ahead: "announced a summit on Friday". */
const ANNOUNCING = new Set([
  'announce',
  'call',
  'schedule',
  'set',
  'plan',
  'agree',
  'demand',
  'confirm',
  'arrange',
  'organize',
  'prepare',
  'await',
]);
const REACH = 9;

export const findNominal = (
  draft: Draft,
  sentence: DraftSentence,
  times: TimeIndex,
  mentions: MentionIndex,
): readonly Found[] => {
  const placed = times.bySentence.get(sentence.index) ?? [];
  const found: Found[] = appointed(draft, sentence, placed);
  for (let t = sentence.first; t <= sentence.last; t++) {
    if (!isEngagement(draft, t)) continue;
    const phrase = sentence.phrases.find(({ first, last }) => first <= t && t <= last);
    if (phrase === undefined || phrase.head !== t) continue;
    const governor = sentence.verbs.findLast(({ last }) => last < phrase.first);
    if (governor !== undefined && isOff(governor)) continue;
    if (PAST_LEADS.has(draft.tokens[phrase.first - 1]?.lower ?? '')) continue;
    const words = draft.tokens.slice(phrase.first, t).map(({ lower }) => lower);
    if (words.includes('no')) continue;
    const open = words.some((word) => OPEN.has(word)) || isWeighed(governor, phrase.first);
    const coming = words.some((word) => COMING.has(word));
    const day = dayOfNoun(draft, sentence, placed, phrase.first, t, governor, coming);
    const first = actStart(draft, sentence, mentions, phrase.first, governor);
    const through = Math.max(t, day?.last ?? t);
    const next = sentence.verbs.find((verb) => verb.first > through);
    const span = phraseAround(draft, sentence, first, through, next?.first);
    const kind =
      open || isConditional(sentence, t) || isWished(draft, sentence, governor) ? 'possible' : 'planned';
    if (day !== null) found.push({ kind, date: day.value, at: t, ...span });
    else if (named(mentions, span)) {
      const told = governor?.tense === 'past';
      if (coming || (open && !told && isWeighed(governor, phrase.first)))
        found.push({ kind, date: null, at: t, ...span });
    }
  }
  return found;
};

/** "is expected in Cairo on May 22", "is due in Oslo", "are scheduled for Monday": no other verb says the act. */
const appointed = (draft: Draft, sentence: DraftSentence, placed: readonly PlacedTime[]): Found[] =>
  sentence.verbs.flatMap((verb) => {
    if (verb.negated || verb.form !== 'finite' || verb.tense === 'past') return [];
    const next = draft.tokens[verb.last + 1];
    const due = verb.lemma === 'be' && (next?.lower === 'due' || next?.lower === 'set');
    if (!due && !(verb.passive && SET_FOR.has(verb.lemma))) return [];
    const link = draft.tokens[verb.last + (due ? 2 : 1)];
    if (link === undefined || link.pos === 'PART' || link.lower === 'by') return [];
    const time = placed.find(({ first }) => first > verb.last && first <= verb.last + REACH);
    const day = time === undefined ? null : comingDay(draft, time, true);
    if (day === null || sentence.verbs.some(({ first }) => first > verb.last && first < day.first)) return [];
    if (link.pos !== 'ADP' && link.index !== day.first) return [];
    const from = clauseStart(draft, sentence, verb.first);
    if (/^(?:no|neither|nothing)$/.test(draft.tokens[from]?.lower ?? '')) return [];
    return [
      {
        kind: 'planned' as const,
        date: day.value,
        at: verb.head,
        ...phraseAround(draft, sentence, from, day.last),
      },
    ];
  });

/** The day within or right after the noun's own words, with prepositional phrases between at most. */
const dayOfNoun = (
  draft: Draft,
  sentence: DraftSentence,
  placed: readonly PlacedTime[],
  first: number,
  noun: number,
  governor: VerbGroup | undefined,
  coming: boolean,
): Coming | null => {
  const owning = sentence.phrases.find((phrase) => phrase.possessive && phrase.last === first - 1);
  const from = owning?.first ?? first;
  const owner = placed.find((each) => each.first >= from && each.last < noun);
  if (owner !== undefined) {
    return isBehind(draft, sentence, owner, noun, governor) ? null : ahead(comingDay(draft, owner, false));
  }
  const off = governor !== undefined && PUT_OFF.has(governor.lemma);
  for (const each of placed) {
    if (each.first <= noun || each.first > noun + REACH) continue;
    const between = sentence.verbs.filter((verb) => verb.first > noun && verb.first < each.first);
    const [sole] = between;
    const set =
      between.length === 1 &&
      sole?.passive === true &&
      (SET_FOR.has(sole.lemma) || sole.form === 'infinitive');
    if (between.length > 0 && !set) return null;
    if (
      set !== true &&
      /[,;:—–"“”]/.test(draft.document.text.slice(draft.tokens[noun]?.end ?? 0, each.time.start))
    )
      return null;
    const before = draft.tokens[each.first - 1]?.lower;
    if (before === 'until') return off ? comingDay(draft, each, true) : null;
    if (before === 'since' || before === 'after' || before === 'before' || before === 'by') return null;
    if (coming) return comingDay(draft, each, true);
    if (set !== true && isBehind(draft, sentence, each, noun, governor)) return null;
    if (/^\d{4}$/.test(each.time.value) && before !== 'in') return null;
    return set === true ? comingDay(draft, each, true) : ahead(comingDay(draft, each, false));
  }
  return null;
};

const ahead = (day: Coming | null): Coming | null => (day?.after === true ? day : null);

const isOff = (governor: VerbGroup): boolean =>
  OFF.has(governor.lemma) || (governor.negated && !JOINING.has(governor.lemma));

/** "held talks on Friday" is behind us, however Friday was read: a bare weekday or month needs a verb that looks ahead. */
const isBehind = (
  draft: Draft,
  sentence: DraftSentence,
  placed: PlacedTime,
  noun: number,
  governor: VerbGroup | undefined,
): boolean => {
  if (!isBare(draft, placed) || governor === undefined || governor.tense !== 'past') return false;
  if (ANNOUNCING.has(governor.lemma) || PUT_OFF.has(governor.lemma)) return false;
  const next = sentence.verbs.find(({ first }) => first > noun);
  return !(next !== undefined && (next.tense === 'future' || next.modal === 'would'));
};

const isWished = (draft: Draft, sentence: DraftSentence, governor: VerbGroup | undefined): boolean => {
  if (governor === undefined || governor.form === 'finite') return false;
  const matrix = sentence.verbs.findLast(({ last }) => last < governor.first);
  if (matrix === undefined || !WISHING.has(matrix.lemma)) return false;
  return !draft.tokens.slice(matrix.last + 1, governor.first).some(({ lower }) => lower === 'and');
};

const isWeighed = (governor: VerbGroup | undefined, first: number): boolean =>
  governor !== undefined && WEIGHING.has(governor.lemma) && governor.last === first - 1;

const isConditional = (sentence: DraftSentence, token: number): boolean =>
  sentence.verbs.some(
    ({ modal, last, first }) =>
      (modal === 'may' || modal === 'might' || modal === 'could') &&
      Math.min(Math.abs(first - token), Math.abs(token - last)) <= 3,
  );

/** Where the evidence begins: "Ghana hopes to hold [a summit]", "Bello's | visit", else the noun's own phrase. */
const actStart = (
  draft: Draft,
  sentence: DraftSentence,
  mentions: MentionIndex,
  first: number,
  governor: VerbGroup | undefined,
): number => {
  if (governor !== undefined && governor.last >= first - 2) {
    const matrix = sentence.verbs.findLast(({ last }) => last < governor.first);
    const chain = governor.form === 'finite' ? governor : (matrix ?? governor);
    const party = partyOf(draft, sentence, mentions, chain.first);
    if (party?.kind && first - party.first <= LEAD) return party.first;
  }
  return sentence.phrases.find((phrase) => phrase.possessive && phrase.last === first - 1)?.first ?? first;
};

const LEAD = 10;

const named = (mentions: MentionIndex, { start, end }: { start: number; end: number }): boolean =>
  mentions.within(start, end).length > 0;
