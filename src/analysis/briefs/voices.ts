/** Who says what, in their own words; and what they hold to be likely, as they put it. */
import type { Evidence } from '../evidence.js';
import { likelihoodWordsIn } from './probability.js';
import { type Piece, plain, quoted, Sentence } from './sentence.js';
import type { Paragraph, Voice } from './types.js';
import { capitalised, dayInWords, listed, named, quotedClause } from './wording.js';

interface Told {
  readonly voice: Voice;
  /** The same words elsewhere. */
  readonly copies: readonly Evidence[];
}

/** Of the same words in several articles one voice. Speakers in order of their first word; the quoted before the rest where room is short. */
export function paragraphsOfVoices(
  voices: readonly Voice[],
  nameOf: (code: string) => string,
  limit: number,
): readonly Paragraph[] {
  const chosen = folded(voices)
    .map((one, index) => ({ one, index, weight: weightOf(one) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, limit)
    .sort((a, b) => a.index - b.index);
  const groups = new Map<string, Sentence[]>();
  for (const { one } of chosen) {
    const { country } = one.voice;
    const label = country === null ? 'Others' : nameOf(country);
    groups.set(label, [...(groups.get(label) ?? []), sentenceOf(one)]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === 'Others') - Number(b === 'Others'))
    .map(([label, list]) => ({ label, lines: true, sentences: list }));
}

/** With the scale beside the word. @param voices those that weigh a likelihood (`weighsLikelihood`) */
export function paragraphsOfLikelihood(voices: readonly Voice[], limit: number): readonly Paragraph[] {
  return folded(voices)
    .slice(0, limit)
    .map((one) => ({ label: null, sentences: [sentenceOf(one), scaleOf(one.voice)] }));
}

export const weighsLikelihood = ({ evidence }: Voice): boolean =>
  likelihoodWordsIn(evidence.words).length > 0;

/** One sentence of one voice. */
function sentenceOf({ voice, copies }: Told): Sentence {
  return Sentence.of([voice.evidence, ...copies], ...sayingOf(voice));
}

/**
 * In the article's words from the cue on, where the words said stand behind it (Ri Yong-ho “denied that …”, 1 Mar 2019);
 * else the words alone, which are the speaker's where they were quoted (Ri Yong-ho, 1 Mar 2019: “…”).
 */
export function sayingOf(voice: Voice, lead = ''): readonly Piece[] {
  const { speaker, anonymous, via, stance, direct, cued, evidence } = voice;
  const who = [
    ...(speaker === null ? [plain('someone not named')] : named(speaker)),
    ...(anonymous && speaker !== null ? [plain(' (not named)')] : []),
    ...(via.length === 0 ? [] : [plain(', through '), ...listed(via)]),
  ];
  const day = evidence.published === null ? '' : dayInWords(evidence.published);
  const first = lead === '' ? capitalised(who) : [plain(lead), ...who];
  if (cued) {
    const after = day === '' ? '' : ` (${day})`;
    return [...first, plain(via.length === 0 ? ' ' : ', '), quotedClause(evidence.words), plain(after)];
  }
  const manner = [day, stance === null ? '' : MANNER[stance], direct ? '' : 'as reported'];
  const shown = manner.filter((part) => part !== '').map((part) => `, ${part}`);
  return [...first, plain(`${shown.join('')}: `), quotedClause(evidence.words)];
}

const MANNER = { denies: 'denying', disputes: 'disputing', confirms: 'confirming' } as const;

function scaleOf({ evidence }: Voice): Sentence {
  const words = likelihoodWordsIn(evidence.words);
  return Sentence.of(
    [evidence],
    ...words.flatMap((word, index) => [
      plain(index === 0 ? 'On the scale of ICD-203 ' : ', and '),
      quoted(word.words),
      plain(` stands for ${word.from} to ${word.to} per cent`),
    ]),
    plain('; whether the speaker meant that scale is not said.'),
  );
}

/** Wire copies are edited: of one speaker, words that are nearly the same are the same. */
const SAME = 0.75;
/** Fewer words ("it", "all") say nothing out of their sentence. */
const FEWEST_WORDS = 4;

function folded(voices: readonly Voice[]): readonly Told[] {
  const bySpeaker = new Map<
    string,
    { readonly voice: Voice; readonly words: ReadonlySet<string>; readonly copies: Evidence[] }[]
  >();
  const inOrder: Told[] = [];
  for (const voice of voices) {
    const words = new Set(voice.evidence.words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    if (words.size < FEWEST_WORDS) continue;
    const key = voice.speaker ?? '';
    const known = bySpeaker.get(key) ?? [];
    const twin = known.find((one) => likeness(one.words, words) >= SAME);
    if (twin !== undefined) {
      twin.copies.push(voice.evidence);
      continue;
    }
    const fresh = { voice, words, copies: [] };
    bySpeaker.set(key, [...known, fresh]);
    inOrder.push(fresh);
  }
  return inOrder;
}

/** Jaccard's index of the two sets of words. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / (one.size + other.size - shared);
}

function weightOf({ voice, copies }: Told): number {
  const named = voice.speaker !== null && !voice.anonymous ? 2 : 0;
  return (voice.direct ? 3 : 0) + named + (voice.stance === null ? 0 : 2) + Math.min(2, copies.length);
}
