/**
 * Who does what a verb says: the noun phrases that are its subject on the surface (in the passive, its patient).
 *
 *   Finite verbs      "Lavrov, the minister, [met]", "a delegation that [visited]", "launched rockets or [tested] bombs"
 *   Infinitives       under control: "Seoul vowed to [destroy]", "urged Iran to [stop]", "Trump's decision to [walk]"
 *   Participles       "with Washington refusing", "…, [accusing] Iran of [arming] rebels", "After [meeting] Xi, Modi said"
 *
 * Each answer says how sure the path is; it refuses (null) rather than reach over a clause that has its own subject.
 */
import {
  type ClauseView,
  headLemma,
  isClauseWord,
  isRelativeWord,
  isStop,
  phraseAt,
  verbAt,
  wordAt,
} from './clauses.js';
import { leftOf, listUpTo, rightOf } from './lists.js';
import { objectsOf } from './objects.js';
import { takesClause } from './reporting.js';

export interface Found {
  /** Indices of phrase chunks. */
  readonly heads: readonly number[];
  /** 0 to 1. */
  readonly certainty: number;
  /** The verb chunk whose auxiliaries count for this one as well, where the subject was carried over from it. */
  readonly carriedFrom: number | null;
}

const DEPTH = 6;

/** After these, the object does what the infinitive says: "urged Iran to stop". */
const OBJECT_CONTROL = new Set([
  'urge',
  'ask',
  'tell',
  'order',
  'force',
  'press',
  'pressure',
  'push',
  'call',
  'appeal',
  'invite',
  'encourage',
  'allow',
  'permit',
  'enable',
  'persuade',
  'convince',
  'require',
  'want',
  'expect',
  'help',
  'warn',
  'authorize',
  'authorise',
  'instruct',
  'request',
  'compel',
  'direct',
  'lead',
  'cause',
  'oblige',
  'task',
  'advise',
  'challenge',
  'lobby',
  'beg',
  'get',
  'implore',
  'command',
  'entice',
  'inspire',
  'motivate',
  'prompt',
  'need',
  'like',
  'love',
]);

/** "accused Iran of arming", "barred him from entering": the object does what the gerund says. */
const GERUND_CONTROL = new Set([
  'accuse',
  'suspect',
  'blame',
  'condemn',
  'criticize',
  'criticise',
  'praise',
  'thank',
  'fine',
  'convict',
  'charge',
  'prevent',
  'stop',
  'ban',
  'bar',
  'block',
  'dissuade',
  'discourage',
  'deter',
  'keep',
  'denounce',
  'punish',
  'sanction',
]);

/** Nouns whose possessor does what the infinitive after them says: "Trump's decision to walk away". */
const CONTROL_NOUNS = new Set([
  'decision',
  'plan',
  'effort',
  'refusal',
  'bid',
  'attempt',
  'move',
  'pledge',
  'offer',
  'promise',
  'threat',
  'intention',
  'willingness',
  'readiness',
  'failure',
  'vow',
  'commitment',
  'desire',
  'right',
  'ability',
  'reluctance',
  'proposal',
  'step',
  'agreement',
  'campaign',
  'capacity',
  'obligation',
  'duty',
  'resolve',
  'determination',
  'choice',
  'deal',
  'mission',
  'operation',
  'visit',
  'trip',
  'scheme',
  'plot',
  'push',
]);

/**
 * True for a past form that is a participle in disguise: "free a tanker [detained] in Malta". It stands on the object of
 * another verb, and a preposition follows where its own object would.
 */
export const isReduced = (view: ClauseView, i: number): boolean => {
  const verb = verbAt(view, i);
  if (verb === undefined || verb.form !== 'finite' || verb.tense !== 'past' || verb.first !== verb.last)
    return false;
  if (phraseAt(view, i - 1) === undefined || phraseAt(view, i - 1)?.time === true) return false;
  const next = view.chunks[i + 1];
  if (next?.kind !== 'word' || !/^(?:by|in|at|on|from|near|during|under)$/.test(next.token.lower))
    return false;
  const governor = verbAt(view, listUpTo(view, i - 1).before);
  if (governor === undefined || takesClause(governor.lemma)) return false;
  return next.token.lower === 'by' || governor.form === 'infinitive' || governor.form === 'gerund';
};

export const subjectOf = (view: ClauseView, i: number, depth = 0): Found | null => {
  const verb = verbAt(view, i);
  if (verb === undefined || depth > DEPTH) return null;
  if (verb.form === 'infinitive') return infinitiveSubject(view, i, depth);
  if (verb.form === 'finite') return finiteSubject(view, i, depth);
  return participleSubject(view, i, depth);
};

const found = (heads: readonly number[], certainty: number, carriedFrom: number | null = null): Found => ({
  heads,
  certainty,
  carriedFrom,
});

const weaken = (subject: Found | null, by: number, carriedFrom: number | null): Found | null =>
  subject === null ? null : found(subject.heads, subject.certainty * by, carriedFrom);

const isJoiner = (word: string): boolean =>
  word === 'and' || word === 'or' || word === 'but' || word === 'nor' || word === 'then';

const finiteSubject = (view: ClauseView, i: number, depth: number): Found | null => {
  const j = leftOf(view, i);
  const chunk = view.chunks[j];
  if (chunk === undefined) return null;
  if (chunk.kind === 'verb') return null;
  if (chunk.kind === 'phrase') return subjectEndingAt(view, j);
  const word = chunk.token.lower;
  if (isRelativeWord(word)) return antecedent(view, j);
  if (isJoiner(word)) return carried(view, i, j, depth);
  if (word === ',') return acrossComma(view, j) ?? carried(view, i, j, depth);
  if (chunk.token.pos === 'ADP') {
    // A particle or "of Monday" that the tagger split off: look one further.
    const further = leftOf(view, j);
    return phraseAt(view, further) === undefined ? null : subjectEndingAt(view, further);
  }
  return null;
};

/** The phrase that ends before a verb may be the tail of the subject: "[the leader] of the party [met]". */
const subjectEndingAt = (view: ClauseView, j: number): Found | null => {
  let tail = j;
  let certainty = 1;
  for (let guard = 0; guard < 6; guard++) {
    const row = listUpTo(view, tail);
    const before = view.chunks[row.before];
    const time = phraseAt(view, tail)?.time === true;
    if (time) {
      const at = before?.kind === 'word' && before.token.pos === 'ADP' ? row.before - 1 : row.before;
      const outside = beforeRelative(view, at);
      if (outside !== null) {
        tail = outside;
        certainty *= 0.9;
        continue;
      }
      // "Chad, which in June recalled its envoy"
      if (isRelativeWord(wordAt(view, at))) return antecedent(view, at);
      if (phraseAt(view, at) === undefined) return wordAt(view, at) === ',' ? acrossComma(view, at) : null;
      tail = at;
      continue;
    }
    if (before?.kind === 'word' && (before.token.pos === 'ADP' || before.token.lower === 'to')) {
      const governor = row.before - 1;
      const left = view.chunks[governor];
      if (left?.kind === 'phrase') {
        tail = governor;
        certainty *= 0.95;
        continue;
      }
      const outer = left?.kind === 'verb' ? beforeRelative(view, governor) : null;
      if (outer !== null) {
        tail = outer;
        certainty *= 0.9;
        continue;
      }
      if (left?.kind === 'verb') {
        // "officials involved in the talks [met]" goes on; "met with Russia and China [left]" is a new clause.
        if (left.verb.form === 'finite' || left.verb.form === 'infinitive') {
          return row.heads.length > 1 ? found([tail], 0.8) : null;
        }
        const noun = leftOf(view, governor);
        if (phraseAt(view, noun) === undefined) return null;
        tail = noun;
        certainty *= 0.85;
        continue;
      }
      return null;
    }
    const outer = before?.kind === 'verb' ? beforeRelative(view, row.before) : null;
    if (outer !== null) {
      tail = outer;
      certainty *= 0.9;
      continue;
    }
    if (row.heads.length > 1 && before?.kind === 'verb' && !takesClause(before.verb.lemma)) {
      return found([tail], 0.8);
    }
    if (before?.kind === 'verb' && (before.verb.form === 'participle' || before.verb.form === 'gerund')) {
      const noun = leftOf(view, row.before);
      if (phraseAt(view, noun) !== undefined && !takesClause(before.verb.lemma)) {
        tail = noun;
        certainty *= 0.8;
        continue;
      }
    }
    return found(row.heads, certainty);
  }
  return found([tail], 0.6);
};

/** "[a team] that visited Lima [signed]": where the verb at `k` belongs to a relative clause, what it is about. */
const beforeRelative = (view: ClauseView, k: number): number | null => {
  if (verbAt(view, k)?.form !== 'finite') return null;
  const word = leftOf(view, k);
  if (!isRelativeWord(wordAt(view, word)) || wordAt(view, word - 1) === ',') return null;
  return phraseAt(view, word - 1) === undefined || phraseAt(view, word - 1)?.time === true ? null : word - 1;
};

/** "a delegation[,] that/who/which" */
const antecedent = (view: ClauseView, j: number): Found | null => {
  let at = j - 1;
  const afterComma = wordAt(view, at) === ',';
  if (afterComma) at -= 1;
  if (wordAt(view, at) === 'and' || wordAt(view, at) === 'but') {
    // "who visited Moscow and who met": the first relative's antecedent.
    for (let k = at - 1; k >= 0 && k > at - 12; k--) {
      if (isRelativeWord(wordAt(view, k))) return antecedent(view, k);
    }
    return null;
  }
  if (phraseAt(view, at)?.time === true) at -= wordAt(view, at - 1) === '' ? 1 : 2;
  if (phraseAt(view, at) === undefined) return null;
  const row = listUpTo(view, at);
  // "who" is a person: step from "the minister of Russia, who" to the minister.
  if (wordAt(view, j) === 'who' && row.heads.length === 1 && wordAt(view, row.before) === 'of') {
    const head = row.before - 1;
    if (phraseAt(view, head) !== undefined && afterComma) return found([head], 0.8);
  }
  return found(row.heads, 0.9);
};

/** The comma before the verb closes an insertion: "Lavrov, who came on Monday, [met]". */
const acrossComma = (view: ClauseView, close: number): Found | null => {
  let finite = 0;
  for (let k = close - 1; k > 0 && k > close - 30; k--) {
    const chunk = view.chunks[k];
    if (chunk?.kind === 'verb' && chunk.verb.form === 'finite') finite += 1;
    if (chunk?.kind === 'word' && isStop(chunk.token.text)) return null;
    if (wordAt(view, k) !== ',') continue;
    const opens = wordAt(view, k + 1);
    const inserted =
      isRelativeWord(opens) ||
      /^(?:where|as|while|when)$/.test(opens) ||
      view.draft.tokens[view.chunks[k + 1]?.first ?? -1]?.lower === 'whose';
    if (finite > 0 && !inserted) continue;
    const head = leftOf(view, k);
    if (phraseAt(view, head) === undefined || phraseAt(view, head)?.time === true) continue;
    const subject = subjectEndingAt(view, head);
    if (subject !== null) return weaken(subject, 0.95, null);
  }
  return null;
};

/** A verb joined to an earlier one shares its subject: "launched rockets or [tested] bombs". */
const carried = (view: ClauseView, i: number, j: number, depth: number): Found | null => {
  const verb = verbAt(view, i);
  for (let k = j - 1; k >= 0; k--) {
    const chunk = view.chunks[k];
    if (chunk?.kind === 'word' && isStop(chunk.token.text)) return null;
    if (chunk?.kind !== 'verb') continue;
    const other = chunk.verb;
    const bare = verb !== undefined && verb.first === verb.last && verb.tense !== 'past';
    const same = other.form === verb?.form || (other.form === 'infinitive' && bare);
    if (!same) continue;
    // "said it had not fired, and [accused] Oslo": after a comma the list goes on from the verb that reports
    if (wordAt(view, j - 1) === ',' && !takesClause(other.lemma) && reportedBy(view, k)) continue;
    const subject = subjectOf(view, k, depth + 1);
    if (subject !== null) return weaken(subject, 0.92, k);
  }
  return null;
};

/** True for a finite verb inside what an earlier verb of the sentence reports: "said [there had been] no firing". */
const reportedBy = (view: ClauseView, k: number): boolean => {
  for (let at = k - 1; at >= 0 && at > k - 12; at--) {
    if (isStop(wordAt(view, at)) || wordAt(view, at) === ',') return false;
    const verb = verbAt(view, at);
    if (verb?.form === 'finite') return takesClause(verb.lemma);
  }
  return false;
};

const infinitiveSubject = (view: ClauseView, i: number, depth: number): Found | null => {
  let j = leftOf(view, i);
  while (wordAt(view, j) === 'order' || wordAt(view, j) === 'as' || wordAt(view, j) === 'in')
    j = leftOf(view, j);
  const chunk = view.chunks[j];
  if (chunk === undefined) return nextFinite(view, i, depth);
  if (chunk.kind === 'verb') return weaken(subjectOf(view, j, depth + 1), 0.97, null);
  if (chunk.kind === 'phrase') return controller(view, i, j, depth);
  const word = chunk.token.lower;
  if (isJoiner(word) || word === ',') {
    const earlier = carriedInfinitive(view, j, depth);
    if (earlier !== null) return earlier;
  }
  return previousVerb(view, j, depth, 0.85);
};

const carriedInfinitive = (view: ClauseView, j: number, depth: number): Found | null => {
  for (let k = j - 1; k >= 0 && k > j - 14; k--) {
    const verb = verbAt(view, k);
    if (verb?.form === 'infinitive') return weaken(subjectOf(view, k, depth + 1), 0.92, k);
    if (verb?.form === 'finite') return null;
  }
  return null;
};

/** Who does the infinitive after a noun phrase: the phrase, the noun's possessor, or the subject of the verb. */
const controller = (view: ClauseView, i: number, j: number, depth: number): Found | null => {
  const row = listUpTo(view, j);
  if (wordAt(view, row.before) === 'for') return found(row.heads, 0.85);
  const phrase = phraseAt(view, j)?.phrase;
  if (phrase !== undefined && CONTROL_NOUNS.has(headLemma(view, phrase))) {
    const owner = phraseAt(view, j - 1);
    if (owner?.phrase.possessive === true && !owner.time) return found([j - 1], 0.95);
    const own = subjectAsOwner(view, j);
    if (own !== null) return own;
  }
  for (let k = row.before; k >= 0; k--) {
    const verb = verbAt(view, k);
    if (verb === undefined) {
      if (isStop(wordAt(view, k))) return null;
      continue;
    }
    if (OBJECT_CONTROL.has(verb.lemma) && !verb.passive) {
      const { direct, preps } = objectsOf(view, k);
      if (direct.length > 0 && (direct[0] ?? i) < i) return found(direct, 0.95);
      const called = preps.find(
        ({ prep }) => prep === 'on' || prep === 'upon' || prep === 'to' || prep === 'for' || prep === 'with',
      );
      if (called !== undefined) return found(called.heads, 0.9);
    }
    return weaken(subjectOf(view, k, depth + 1), 0.9, null);
  }
  // "Washington's decision to leave" as the whole subject: the possessor; "the U.S. to send troops" in a headline.
  return found(row.heads, 0.6);
};

/** "a decision by Paris to leave": the by-phrase of the noun before the infinitive. */
const subjectAsOwner = (view: ClauseView, j: number): Found | null => {
  const { preps } = objectsOf(view, j);
  const by = preps.find(({ prep }) => prep === 'by');
  return by === undefined ? null : found(by.heads, 0.95);
};

const participleSubject = (view: ClauseView, i: number, depth: number): Found | null => {
  const j = leftOf(view, i);
  const chunk = view.chunks[j];
  if (chunk === undefined) return nextFinite(view, i, depth);
  if (chunk.kind === 'verb') return weaken(subjectOf(view, j, depth + 1), 0.95, null);
  if (chunk.kind === 'phrase') {
    if (chunk.time) return previousVerb(view, j, depth, 0.7);
    const row = listUpTo(view, j);
    return found(row.heads, 0.9);
  }
  const word = chunk.token.lower;
  if (isRelativeWord(word)) return antecedent(view, j);
  if (isJoiner(word)) {
    const verb = verbAt(view, i);
    for (let k = j - 1; k >= 0 && k > j - 14; k--) {
      const other = verbAt(view, k);
      if (other !== undefined && (other.form === verb?.form || other.form === 'finite')) {
        return weaken(subjectOf(view, k, depth + 1), 0.9, other.form === 'finite' ? k : null);
      }
    }
    return null;
  }
  if (chunk.token.pos === 'ADP' || isClauseWord(word)) {
    const controlled = gerundControl(view, j);
    if (controlled !== null) return controlled;
  }
  return previousVerb(view, j, depth, 0.85) ?? nextFinite(view, i, depth);
};

/** "accused Iran of [arming]": the object of the accusing verb; in the passive its subject. */
const gerundControl = (view: ClauseView, j: number): Found | null => {
  for (let k = j - 1; k >= 0 && k > j - 10; k--) {
    const verb = verbAt(view, k);
    if (verb === undefined) continue;
    if (!GERUND_CONTROL.has(verb.lemma)) return null;
    if (verb.passive) return subjectOf(view, k, 2);
    const { direct } = objectsOf(view, k);
    return direct.length > 0 ? found(direct, 0.95) : null;
  }
  return null;
};

/** The subject of the nearest finite verb to the left that is not shut off by a full stop or dash. */
const previousVerb = (view: ClauseView, from: number, depth: number, certainty: number): Found | null => {
  for (let k = from - 1; k >= 0; k--) {
    const chunk = view.chunks[k];
    if (chunk?.kind === 'word' && isStop(chunk.token.text)) return null;
    if (chunk?.kind === 'verb' && chunk.verb.form === 'finite') {
      return weaken(subjectOf(view, k, depth + 1), certainty, null);
    }
  }
  return null;
};

/** "After meeting Xi, Modi [said]": a clause that leads the sentence borrows the main clause's subject. */
const nextFinite = (view: ClauseView, i: number, depth: number): Found | null => {
  let commas = 0;
  for (let k = i + 1; k < view.chunks.length; k++) {
    if (wordAt(view, rightOf(view, k - 1)) === ',') commas += 1;
    const verb = verbAt(view, k);
    if (verb?.form === 'finite' && commas > 0) return weaken(subjectOf(view, k, depth + 1), 0.85, null);
  }
  return null;
};
