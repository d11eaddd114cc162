/**
 * The event between a given actor and recipient, by rule. Triggers are found as in whole articles; what counts here is how
 * well each of them ties the two together: the actor on the subject's side, the recipient after the trigger, few
 * verbs between, the passive turned round. Where no trigger stands, the words of the sentence vote by the patterns
 * they occur in, and at the least each category keeps a small share, so there is always an answer.
 */
import type { Lexicon } from '../../lexicon/types.js';
import { EVENT_CATEGORIES, type EventCategory, type Span } from '../../record/index.js';
import type { DraftSentence, Token, VerbGroup } from '../draft.js';
import { createSentencesStage } from '../sentences/index.js';
import { draftOfText } from '../start.js';
import { settled } from './classify-modality.js';
import { createTriggerMatcher, loadAssociations, loadDictionary, type Trigger } from './triggers/index.js';

interface Question {
  readonly text: string;
  readonly actor: Span;
  readonly recipient: Span;
}

/** The share of each category in what the rules see; they sum to 1. */
export type Shares = Readonly<Record<EventCategory, number>>;

/** First and last token, inclusive. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Share that a category keeps where nothing speaks for it. */
const FLOOR = 0.01;

/** Evidence below this leaves the word to the other words of the sentence. */
const WEAK = 0.15;

/** Loads tagger and dictionary; one classifier serves any number of pairs. */
export function createRuleClassifier(
  lexicon: Pick<Lexicon, 'splitRunTogether'>,
): (input: Question) => Shares {
  const sentencesStage = createSentencesStage(lexicon);
  const dictionary = loadDictionary();
  const matchTriggers = createTriggerMatcher(dictionary);
  const associations = loadAssociations(dictionary);
  return ({ text, actor, recipient }) => {
    const start = draftOfText(text);
    const reading = { ...start, ...sentencesStage.run(start) };
    const a = rangeOf(reading.tokens, actor);
    const r = rangeOf(reading.tokens, recipient);
    const evidence = emptyScores();
    for (const sentence of reading.sentences) {
      if (!touches(sentence, a) && !touches(sentence, r) && reading.sentences.length > 1) continue;
      for (const trigger of matchTriggers(reading, sentence)) {
        const event = settled(trigger, sentence, reading.tokens);
        const score = trigger.weight * tie(trigger, sentence, a, r);
        // The best trigger decides; others of the same category only confirm it.
        evidence[event] = Math.max(evidence[event], score) + Math.min(evidence[event], score) * 0.15;
      }
    }
    if (Math.max(...Object.values(evidence)) < WEAK) {
      for (const token of reading.tokens) {
        if (within(token.index, a) || within(token.index, r)) continue;
        const bases = dictionary.bases.get(token.lower) ?? [token.lower];
        for (const base of bases)
          for (const [event, share] of associations.get(base) ?? [])
            evidence[event] += (WEAK * share) / bases.length;
      }
    }
    return sharesOf(evidence);
  };
}

function sharesOf(evidence: Readonly<Record<EventCategory, number>>): Shares {
  const scores = emptyScores();
  let total = 0;
  for (const name of EVENT_CATEGORIES) {
    scores[name] = FLOOR + evidence[name] ** 2;
    total += scores[name];
  }
  for (const name of EVENT_CATEGORIES) scores[name] /= total;
  return scores;
}

/** How well a trigger ties actor to recipient, 0 to 1. */
function tie(trigger: Trigger, sentence: DraftSentence, actor: Range, recipient: Range): number {
  const { head } = trigger;
  if (within(head, actor) || within(head, recipient)) return 0.2;
  const passive = groupAt(sentence, head)?.passive ?? false;
  const [left, right] = actor.first <= recipient.first ? [actor, recipient] : [recipient, actor];
  const reversed = left === recipient;
  if (head > left.last && head < right.first) {
    const verbs = sentence.verbs.filter((v) => v.head > left.last && v.head < head && !chained(v)).length;
    const group = groupAt(sentence, head);
    // "the delegation visiting Oslo criticized": a bare participle belongs to the noun before it.
    const loose = trigger.pos === 'verb' && group !== undefined && isLoose(group) && verbs === 0 ? 0.75 : 1;
    const subject = trigger.pos === 'verb' ? 0.75 ** verbs : 0.85 ** (verbs + 1);
    const reach = 0.985 ** Math.max(0, right.first - trigger.last - 1);
    const direction = trigger.frame.reciprocal || reversed === passive ? 1 : 0.6;
    return loose * subject * reach * direction;
  }
  if (head > right.last) {
    const near = 0.97 ** (head - right.last);
    const both = trigger.frame.reciprocal && right.first - left.last <= 3;
    return (both ? 0.9 : 0.45) * near;
  }
  const near = 0.97 ** (left.first - head);
  return (trigger.pos === 'noun' ? 0.6 : 0.35) * near;
}

/** "agreed to meet", "began bombing": the second verb has the subject of the first. */
function chained(verb: VerbGroup): boolean {
  return verb.form === 'infinitive';
}

function isLoose({ form, passive, progressive }: VerbGroup): boolean {
  return (form === 'gerund' || form === 'participle') && !passive && !progressive;
}

function groupAt(sentence: DraftSentence, head: number): VerbGroup | undefined {
  return sentence.verbs.find(({ first, last }) => first <= head && head <= last);
}

function within(index: number, { first, last }: Range): boolean {
  return index >= first && index <= last;
}

function touches(sentence: DraftSentence, range: Range): boolean {
  return range.first <= sentence.last && range.last >= sentence.first;
}

/** The tokens that a span covers; the nearest one where it covers none. */
function rangeOf(tokens: readonly Token[], span: Span): Range {
  let first = tokens.findIndex(({ end }) => end > span.start);
  if (first < 0) first = Math.max(0, tokens.length - 1);
  let last = first;
  while ((tokens[last + 1]?.start ?? Number.POSITIVE_INFINITY) < span.end) last++;
  return { first, last };
}

function emptyScores(): Record<EventCategory, number> {
  return Object.fromEntries(EVENT_CATEGORIES.map((name) => [name, 0])) as Record<EventCategory, number>;
}
