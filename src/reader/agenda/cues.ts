/**
 * How a verb group looks ahead: "will meet", "are to meet", "is due/expected/set to travel", "plans to hold", "is
 * going to", "would" as told, "may visit". The matrix verb before an infinitive decides.
 *
 * Refused: negated and doubted groups, "could have", conditions themselves ("if it meets"), what is told as wished or tried
 * ("wants to meet"), and "was to meet" without a day still ahead.
 */
import type { Draft, DraftSentence, VerbGroup } from '../draft.js';

export interface Cue {
  readonly kind: 'planned' | 'possible';
  /** Token index at which the chain of verbs begins: "is" in "is expected to fly". */
  readonly first: number;
  /** True where the words alone put the act ahead; otherwise a day after the article's must. */
  readonly sure: boolean;
}

const DUE = new Set(['due', 'set', 'slated', 'scheduled', 'poised', 'about', 'ready']);
const APPOINTED = new Set([
  'expect',
  'schedule',
  'set',
  'slate',
  'plan',
  'book',
  'invite',
  'appoint',
  'bind',
]);
const INTENDING = new Set([
  'plan',
  'intend',
  'agree',
  'prepare',
  'arrange',
  'decide',
  'promise',
  'vow',
  'pledge',
]);
const WEIGHING = new Set([
  'consider',
  'weigh',
  'mull',
  'contemplate',
  'ponder',
  'threaten',
  'offer',
  'propose',
]);
const SURMISING = new Set(['hint', 'suggest', 'speculate', 'rumor', 'rumour', 'wonder', 'ask', 'doubt']);
const POSSIBLE = new Set(['may', 'might', 'could']);

/** The cue of the verb group at `index` of the sentence's, or null where it does not look ahead. */
export const cueOf = (draft: Draft, sentence: DraftSentence, index: number): Cue | null => {
  const verb = sentence.verbs[index];
  if (verb === undefined || verb.negated || verb.perfect || inCondition(draft, sentence, verb)) return null;
  const before = sentence.verbs[index - 1];
  if (verb.form === 'finite') {
    if (isDoubted(draft, verb, before)) return null;
    const surmised = before !== undefined && SURMISING.has(before.lemma) && verb.first - before.last <= 8;
    if (verb.tense === 'future') {
      const open = surmised || hasCondition(draft, sentence, verb);
      return { kind: open ? 'possible' : 'planned', first: verb.first, sure: true };
    }
    if (verb.modal !== null && POSSIBLE.has(verb.modal)) {
      return { kind: 'possible', first: verb.first, sure: true };
    }
    if (verb.modal === 'would') {
      const open = surmised || hasCondition(draft, sentence, verb);
      return { kind: open ? 'possible' : 'planned', first: verb.first, sure: false };
    }
    const plain = verb.modal === null && verb.tense === 'present';
    return plain ? { kind: 'planned', first: verb.first, sure: false } : null;
  }
  if (before === undefined || before.negated || inCondition(draft, sentence, before)) return null;
  if (verb.form === 'infinitive') {
    const unreal = before.modal === 'would' && hasCondition(draft, sentence, before);
    return unreal ? null : cueOfMatrix(draft, before, verb);
  }
  if (
    verb.form === 'gerund' &&
    before.form === 'finite' &&
    WEIGHING.has(before.lemma) &&
    verb.first === before.last + 1
  ) {
    return before.tense === 'past' ? null : { kind: 'possible', first: before.first, sure: true };
  }
  return null;
};

const cueOfMatrix = (draft: Draft, matrix: VerbGroup, verb: VerbGroup): Cue | null => {
  if (matrix.form !== 'finite' && matrix.form !== 'participle') return null;
  // "had agreed to meet" looks ahead from a day gone by.
  if (matrix.tense === 'past' && matrix.perfect) return null;
  const between = draft.tokens.slice(matrix.last + 1, verb.first).filter(({ pos }) => pos !== 'ADV');
  const words = between.map(({ lower }) => lower);
  const told = matrix.tense === 'past' || matrix.form === 'participle' || matrix.modal === 'would';
  const { first } = matrix;
  const open = matrix.modal !== null && POSSIBLE.has(matrix.modal);
  const as = (kind: Cue['kind'], sure: boolean): Cue => ({ kind: open ? 'possible' : kind, first, sure });
  if (words.length === 0) {
    if (matrix.lemma === 'be') return as('planned', !told);
    if (matrix.lemma === 'go' && matrix.progressive) return as('planned', !told);
    if (matrix.passive && APPOINTED.has(matrix.lemma)) return as('planned', !told);
    if (!matrix.passive && INTENDING.has(matrix.lemma)) return as('planned', !told && !matrix.perfect);
    if (!matrix.passive && WEIGHING.has(matrix.lemma)) return as('possible', false);
    return null;
  }
  if (words.length > 2) return null;
  const [word = ''] = words;
  if (matrix.lemma === 'be' && words.length === 1) {
    if (DUE.has(word)) return as('planned', !told && word !== 'ready');
    if (word === 'likely') return as('possible', !told);
  }
  return words.at(-1) === 'plans' && matrix.lemma === 'have' ? as('planned', false) : null;
};

/** "does not mean that Togo will sign", "it is unlikely that he will come" */
const isDoubted = (draft: Draft, verb: VerbGroup, before: VerbGroup | undefined): boolean => {
  if (before === undefined || verb.first - before.last > 6) return false;
  const between = draft.tokens.slice(before.last + 1, verb.first).map(({ lower }) => lower);
  return (
    between.includes('that') && (before.negated || between.includes('unlikely') || before.lemma === 'doubt')
  );
};

const CONDITIONS = new Set(['if', 'unless', 'whether', 'should', 'were']);

/** The verb stands in the condition itself: "if it meets", "should talks fail", "whether they will come". */
const inCondition = (draft: Draft, sentence: DraftSentence, verb: VerbGroup): boolean => {
  for (let t = verb.first - 1; t >= sentence.first && t >= verb.first - 8; t--) {
    const token = draft.tokens[t];
    if (token === undefined || /^[,;:—–"“”()]$/.test(token.text)) return false;
    if (token.lower === 'if' || token.lower === 'unless' || token.lower === 'whether') return true;
    if (token.lower === 'should' && t === sentence.first) return true;
  }
  return false;
};

/** Another clause of the sentence makes it hang on something: "will leave if …". */
const hasCondition = (draft: Draft, sentence: DraftSentence, verb: VerbGroup): boolean => {
  for (let t = sentence.first; t <= sentence.last; t++) {
    const lower = draft.tokens[t]?.lower ?? '';
    if (!CONDITIONS.has(lower) || (t >= verb.first && t <= verb.last)) continue;
    if (lower === 'if' || lower === 'unless') return true;
    if (lower !== 'whether' && t === sentence.first) return true;
  }
  return false;
};
