/**
 * Pronouns, where it can be told whom they mean. "he" and "she" are the person named last of that gender; a subject
 * goes before others, and outside quotation marks so do people named outside them. "it" and "they" are told only where
 * the subject of the same or the last sentence can be meant; "its" of the last one only where it opens a sentence with somebody who acts for it.
 *
 * Refuses: "it" of weather and clauses ("it is difficult to"), "I" and "we" (their speaker is the statement's).
 */
import type { DraftSentence, NounPhrase, Token } from '../draft.js';
import type { Figure, Naming } from './cast.js';
import { isRoleNoun } from './role-nouns.js';
import { name, quotationOf, type Scene } from './scene.js';
import type { Gender } from './word-lists.js';

const HE = /^(?:he|him|his|himself)$/;
const SHE = /^(?:she|her|hers|herself)$/;
const IT = /^(?:it|its|itself)$/;
const THEY = /^(?:they|their|them|themselves)$/;
const SPEECH =
  /^(?:say|tell|add|note|explain|warn|argue|write|announce|state|insist|claim|declare|suggest|ask|reply|continue|comment|conclude|stress|reiterate)$/;
const TO_SOMEBODY = /^(?:tell|warn|ask|advise|remind|assure)$/;
/** How many phrases may hang on each other: "the king of the islands of …". */
const CHAIN = 6;
/** How many sentences back "he" may reach. */
const REACH = 4;

interface Heard {
  readonly figure: Figure;
  readonly token: number;
  readonly sentence: number;
  readonly quoted: number;
  readonly subject: boolean;
  /** Whose the subject is: "Russia's conduct". */
  readonly owner: boolean;
  /** A people by its name: "the Palestinians". */
  readonly people: boolean;
}

export const resolvePronouns = (scene: Scene): void => {
  const byFirst = [...scene.namings].sort((a, b) => a.first - b.first || b.last - a.last);
  const heard: Heard[] = [];
  let next = 0;
  for (const sentence of scene.draft.sentences) {
    if (sentence.heading) continue;
    const subjects = subjectsOf(scene.tokens, sentence);
    for (let i = sentence.first; i <= sentence.last; i++) {
      const token = scene.tokens[i];
      if (token === undefined) continue;
      while ((byFirst[next]?.first ?? Number.POSITIVE_INFINITY) <= i) {
        const naming = byFirst[next++];
        if (naming !== undefined && (isOwn(naming) || isPlural(scene, naming)))
          heard.push(hear(scene, naming, subjects));
      }
      if (token.pos !== 'PRON' && token.pos !== 'DET' && !HE.test(token.lower) && !SHE.test(token.lower))
        continue;
      const figure = meantBy(scene, sentence, token, heard);
      if (figure === null) continue;
      const naming = name(scene, i, i, figure, 'pronoun');
      heard.push(hear(scene, naming, subjects));
    }
  }
};

const isOwn = (naming: Naming): boolean => naming.how !== 'demonym' && naming.how !== 'place';

/** "the Palestinians said": a people, which "they" may mean and "it" may not. */
const isPlural = ({ tokens }: Scene, { how, first, last }: Naming): boolean =>
  how === 'demonym' && tokens[last]?.lower.endsWith('s') === true && tokens[first - 1]?.lower === 'the';

const hear = (scene: Scene, naming: Naming, { subjects, owners }: Subjects): Heard => {
  const token = scene.tokens[naming.first];
  return {
    figure: naming.figure,
    token: naming.first,
    sentence: token?.sentence ?? 0,
    quoted: token === undefined ? -1 : quotationOf(scene, token),
    subject: subjects.has(naming.last) || subjects.has(naming.first),
    owner: owners.has(naming.last) || owners.has(naming.first),
    people: naming.how === 'demonym',
  };
};

interface Subjects {
  readonly subjects: ReadonlySet<number>;
  readonly owners: ReadonlySet<number>;
}

/** Head tokens of the phrases right before a finite verb, with what these hang on, and of those right behind a verb of speech; and who owns them. */
const subjectsOf = (tokens: readonly Token[], sentence: DraftSentence): Subjects => {
  const subjects = new Set<number>();
  const owners = new Set<number>();
  const opening = new Map(sentence.phrases.map((phrase) => [phrase.first, phrase]));
  let at = 0;
  for (const verb of sentence.verbs) {
    if (verb.form !== 'finite') continue;
    while ((sentence.phrases[at + 1]?.last ?? Number.POSITIVE_INFINITY) < verb.first) at++;
    const before = sentence.phrases[at];
    if (before !== undefined && before.last < verb.first && !before.possessive) {
      subjects.add(before.head);
      // "Russia's | conduct | has not changed since its …"
      const owner = sentence.phrases[at - 1];
      if (owner?.possessive === true && owner.last + 1 === before.first) owners.add(owner.head);
      // "the king | of Jordan | met": the king is the subject
      for (let of = at; of > at - CHAIN; of--) {
        const [owned, owner] = [sentence.phrases[of - 1], sentence.phrases[of]];
        if (owned === undefined || owner === undefined || !hangsOn(tokens, owned, owner)) break;
        subjects.add(owned.head);
        // "the council | (NC) | in Tripoli | met": where it is does not act
        if (tokens[owner.first - 1]?.lower !== 'of') subjects.delete(owner.head);
      }
    }
    const behind = opening.get(verb.last + 1);
    // "told reporters", "warned Seoul against": spoken to, unless the words stand before: "…,” warned Seoul"
    const spokenTo = TO_SOMEBODY.test(verb.lemma) && !/^[,”"]$/.test(tokens[verb.first - 1]?.text ?? '');
    if (behind !== undefined && SPEECH.test(verb.lemma) && !spokenTo) subjects.add(behind.head);
  }
  return { subjects, owners };
};

/** "the king | of Jordan", "the council | in Tripoli", "the council | (NC)": the second phrase only says more of the first. */
const hangsOn = (tokens: readonly Token[], owned: NounPhrase, owner: NounPhrase): boolean => {
  const link = tokens
    .slice(owned.last + 1, owner.first)
    .map(({ lower }) => lower)
    .join(' ');
  return /^(?:\) )?(?:of|in|at|near)$|^\($/.test(link);
};

const meantBy = (
  scene: Scene,
  sentence: DraftSentence,
  token: Token,
  heard: readonly Heard[],
): Figure | null => {
  const { lower } = token;
  const he = HE.test(lower);
  if (he || SHE.test(lower)) return personMeant(scene, sentence, token, heard, he ? 'm' : 'f');
  if (IT.test(lower)) return thingMeant(scene, sentence, token, heard);
  return THEY.test(lower) ? groupMeant(token, sentence, heard) : null;
};

const personMeant = (
  scene: Scene,
  sentence: DraftSentence,
  token: Token,
  heard: readonly Heard[],
  gender: Gender,
): Figure | null => {
  const quoted = quotationOf(scene, token);
  const speaks = isSpeaking(scene, token);
  let best: Figure | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let speaker: Figure | null = null;
  const unknown = new Set<Figure>();
  for (let i = heard.length - 1; i >= 0 && i > heard.length - 60; i--) {
    const one = heard[i];
    if (one === undefined || sentence.index - one.sentence > REACH) break;
    const { figure } = one;
    if (figure.kind !== 'person' || (figure.gender !== null && figure.gender !== gender)) continue;
    if (one.token === token.index || unknown.has(figure)) continue;
    let score = -2 * (sentence.index - one.sentence);
    if (one.subject) score += 3;
    if (figure.gender === gender) score += 1;
    if (!figure.named) score -= 1;
    if (one.sentence === sentence.index && quoted < 0) score += 1;
    if (quoted >= 0) {
      // within a quotation the speaker says "I": whoever is named inside it comes first
      if (one.quoted >= 0) score += 3;
      else if (speaker === null && one.subject && scene.draft.quotations.length > 0) {
        speaker = figure;
        score -= 4;
      } else if (figure === speaker) score -= 4;
    } else if (one.quoted >= 0) {
      score -= speaks ? 8 : 4;
    }
    if (score > bestScore) {
      best = figure;
      bestScore = score;
    }
  }
  if (best !== null && best.gender === null) best.gender = gender;
  return best;
};

/** "he said", "said he". */
const isSpeaking = (scene: Scene, token: Token): boolean => {
  for (const step of [1, 2, -1]) {
    const near = scene.tokens[token.index + step];
    if (near?.pos === 'VERB' && SPEECH.test(near.lemma)) return true;
  }
  return false;
};

/** "In 2012 it took control", "Last December it …": so many words may open a sentence before the pronoun. */
const OPENING = 4;
/** What states take; "it took two years to …" is nobody. */
const TAKEN =
  /^(?:control|power|over|part|steps?|action|credit|responsibility|possession|charge|aim|sides?)$/;
const ACTS: ReadonlySet<string> = new Set(['state', 'organization', 'outlet']);

const OCCASION = /^(?:after|since|following|before|for|over)$/;

const thingMeant = (
  scene: Scene,
  sentence: DraftSentence,
  token: Token,
  heard: readonly Heard[],
): Figure | null => {
  // "it is difficult to", "it seems that"
  const verb = scene.tokens[token.index + 1];
  if (token.lower === 'it' && verb !== undefined && isNobodys(scene, verb)) return null;
  const quoted = quotationOf(scene, token);
  // "pressure on Iran over its programme": whoever stands right before owns
  const latest = heard[heard.length - 1];
  const between = scene.tokens[token.index - 1];
  if (
    token.lower === 'its' &&
    latest !== undefined &&
    token.index - latest.token < 5 &&
    between?.pos === 'ADP'
  ) {
    // "Russia left the G-8 after its annexation of Crimea": a state's deed, where a state is the subject
    const doer =
      latest.figure.kind === 'organization' && !latest.subject && OCCASION.test(between.lower)
        ? heard.findLast(
            (one) =>
              one.sentence === sentence.index && one.subject && one.figure.kind === 'state' && !one.people,
          )
        : undefined;
    if (doer !== undefined) return doer.figure;
    return ACTS.has(latest.figure.kind) && !latest.people ? latest.figure : null;
  }
  const opens =
    token.index <= sentence.first + 1 ||
    (token.index <= sentence.first + OPENING && (heard.at(-1)?.sentence ?? -1) < sentence.index);
  const reaches = token.lower === 'it' || (opens && token.lower === 'its' && ownsPerson(scene, token));
  let subject: Figure | null = null;
  for (let i = heard.length - 1; i >= 0; i--) {
    const one = heard[i];
    if (one === undefined || sentence.index - one.sentence > 1) break;
    if (!ACTS.has(one.figure.kind) || one.people || !(one.subject || one.owner) || one.quoted !== quoted)
      continue;
    if (one.sentence < sentence.index && (subject !== null || !reaches)) break;
    if (one.sentence < sentence.index && !opens && !isSpeaking(scene, token)) break;
    if (subject === null) subject = one.figure;
    else if (subject !== one.figure) break;
  }
  return subject;
};

/** "it is difficult to", "it seems that", "it took years to"; but "it is sending arms", "it was ready to talk". */
const isNobodys = (scene: Scene, verb: Token): boolean => {
  if (verb.lemma === 'take') {
    const [taken, then] = [scene.tokens[verb.index + 1], scene.tokens[verb.index + 2]];
    return (
      !TAKEN.test(taken?.lower ?? '') || (taken?.lower === 'over' && /^(?:DET|NUM)$/.test(then?.pos ?? ''))
    );
  }
  if (verb.lemma !== 'be') return /^(?:seem|appear|make|happen|remain)$/.test(verb.lemma);
  let at = verb.index + 1;
  while (/^(?:ADV|PART)$/.test(scene.tokens[at]?.pos ?? '')) at += 1;
  const next = scene.tokens[at];
  return !(
    (next?.pos === 'VERB' && next.lower.endsWith('ing') && !WEATHER.test(next.lower)) ||
    READY.test(next?.lower ?? '')
  );
};

const WEATHER = /^(?:becoming|getting|going|raining|snowing)$/;
/** What a state can be. */
const READY = /^(?:behind|ready|prepared|willing|unwilling|able|unable|aware|committed|determined|open)$/;

/** "Its trade commissioner", "its troops": somebody acts for it. */
const ownsPerson = (scene: Scene, token: Token): boolean => {
  for (let i = token.index + 1; i <= token.index + 4; i++) {
    const { pos, lower, sentence } = scene.tokens[i] ?? {};
    if (sentence !== token.sentence || pos === undefined || !/^(?:ADJ|NOUN|PROPN)$/.test(pos)) return false;
    if (isRoleNoun(scene, i) || /^(?:army|navy|forces|troops|government|parliament)$/.test(lower ?? ''))
      return true;
  }
  return false;
};

/** In the sentence before, only where nobody stands before the pronoun: "In the past weeks, they seized …". */
const groupMeant = (token: Token, sentence: DraftSentence, heard: readonly Heard[]): Figure | null => {
  for (let i = heard.length - 1; i >= 0; i--) {
    const one = heard[i];
    if (one === undefined || sentence.index - one.sentence > 1) break;
    if (one.sentence === sentence.index && one.token > token.index) continue;
    if (one.sentence < sentence.index && (heard.at(-1)?.sentence ?? -1) === sentence.index) break;
    if (!(one.figure.kind === 'group' || one.people) || !one.subject) continue;
    return one.figure;
  }
  return null;
};
