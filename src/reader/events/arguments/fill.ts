/**
 * Fills a trigger's frame: who acts, who is acted upon, by looking in the places that its slots name.
 *
 * The passive turns subject and object round. An operator's own slots are tried before those of the act that it
 * embeds: in "urged Iran to free the crew" Iran is the object of "urged", in "refused to ease sanctions on Iran" it
 * stands beside the inner "sanctions".
 */
import type { Preposition, Slot, Trigger } from '../triggers/types.js';
import { carrierOf } from './carrier.js';
import { type ClauseView, headLemma, isStop, phraseAt, verbAt, wordAt } from './clauses.js';
import { firstOwner, leftOf } from './lists.js';
import { type Objects, objectsOf } from './objects.js';
import { NOBODY, type Parties, type PartyReader } from './parties.js';
import { isReduced, subjectOf } from './subject.js';

export interface Arguments {
  readonly actor: Parties;
  readonly recipient: Parties;
  /** The verb chunk whose auxiliaries tell of status: its own, its carrier's, or -1. */
  readonly verb: number;
  /** True where the words say who acts, beyond a name that only describes the event ("the Hanoi summit"). */
  readonly led: boolean;
  /** True where the subject is a crowd of people ("thousands of Kenyans"), not the state that they live in. */
  readonly crowd: boolean;
  /** True for a noun that is subject or object of that verb, so that its date and status are the verb's. */
  readonly linked: boolean;
  /** The verb chunk from which the subject was carried, or null. */
  readonly carriedFrom: number | null;
}

const SAME: Readonly<Record<string, Preposition>> = {
  towards: 'toward',
  upon: 'on',
  onto: 'on',
  alongside: 'with',
  inside: 'in',
  within: 'in',
  amongst: 'among',
};

/** One trigger seen in its sentence. */
interface Site {
  readonly trigger: Trigger;
  readonly chunk: number;
  readonly objects: Objects;
  readonly passive: boolean;
  /** What follows a preposition that belongs to the trigger: "launched missiles at | Israel", "appealed to | Cairo". */
  readonly pointed: readonly number[];
  /** For a noun: the verb that carries it, and its relation. */
  readonly carrier: ReturnType<typeof carrierOf>;
}

/** "was taken", "the town taken by …"; not the second of two perfects: "have entered it and [taken] it". */
const isPassive = (view: ClauseView, chunk: number): boolean => {
  const verb = verbAt(view, chunk);
  if (verb === undefined) return false;
  if (verb.passive && verb.first !== verb.last) return true;
  if (verb.form !== 'participle') return verb.passive || isReduced(view, chunk);
  const joined = ['and', 'or', 'but'].includes(wordAt(view, leftOf(view, chunk)));
  for (let k = chunk - 1; joined && k >= 0; k--) {
    const earlier = verbAt(view, k);
    if (earlier?.form === 'finite') return earlier.passive || !earlier.perfect;
  }
  return true;
};

const siteOf = (view: ClauseView, trigger: Trigger, chunk: number): Site => {
  const verb = verbAt(view, chunk);
  const passive = isPassive(view, chunk);
  const carrier = verb === undefined && phraseAt(view, chunk) !== undefined ? carrierOf(view, chunk) : null;
  const objects = objectsOf(view, chunk);
  const pointed = objects.preps.find(({ at }) => trigger.first <= at && at <= trigger.last)?.heads ?? [];
  return { trigger, chunk, objects, passive, pointed, carrier };
};

/** The trigger's head, then the verbs and nouns in its words that name no party: "imposed | sanctions on". */
const sitesOf = (view: ClauseView, trigger: Trigger, reader: PartyReader): Site[] => {
  const head = view.at(trigger.head);
  const sites = [siteOf(view, trigger, head)];
  for (let chunk = view.at(trigger.first); chunk >= 0 && chunk <= view.at(trigger.last); chunk++) {
    if (chunk === head) continue;
    const phrase = phraseAt(view, chunk);
    if (phrase === undefined && verbAt(view, chunk) === undefined) continue;
    if (phrase === undefined || reader.read(view, [chunk], false).ids.length === 0)
      sites.push(siteOf(view, trigger, chunk));
  }
  return sites;
};

export const fillArguments = (view: ClauseView, trigger: Trigger, reader: PartyReader): Arguments => {
  const sites = sitesOf(view, trigger, reader);
  for (let inner = trigger.embeds; inner !== null && sites.length < 6; inner = inner.embeds) {
    sites.push(...sitesOf(view, inner, reader));
  }
  const [outer] = sites;
  // Who acts stands beside the outermost verb: "rejected Oslo's claim" is not Oslo's doing.
  const doing = sitesOfDoer(view, sites, trigger);
  let actor = firstFilled(view, doing, trigger.frame.actor, reader, false);
  const lent = lentDoer(view, sites, trigger, actor, reader);
  actor = isMutual(trigger) ? together(actor, lent) : actor.ids.length > 0 ? actor : lent;
  if (actor.ids.length === 0 && trigger.pos === 'noun') actor = sharedBetween(view, sites, reader);
  const named = actor.ids.length > 0 && actor.byModifier !== true;
  let recipient = saysEachOther(view, trigger)
    ? NOBODY
    : recipientOf(view, sites, recipientSlots(view, trigger), reader);
  if (isMutual(trigger) && !(ONE_SIDED.has(trigger.event) && actor.ids.length > 0)) {
    actor = together(actor, together(recipient, mutual(view, sites, reader)));
    recipient = NOBODY;
  } else {
    if (trigger.mode === 'visit' && recipient.ids.length === 0) {
      recipient = hostBefore(view, sites, reader);
      if (recipient.ids.length > 0 && actor.byModifier === true) actor = without(actor, recipient.ids);
      if (actor.ids.length === 0) actor = lentDoer(view, sites, trigger, actor, reader);
    }
    recipient = without(recipient, actor.ids);
  }
  const head = outer?.chunk ?? -1;
  const own = verbAt(view, head) === undefined ? (outer?.carrier?.verb ?? -1) : head;
  const carriedFrom = own >= 0 && own === head ? (subjectOf(view, own)?.carriedFrom ?? null) : null;
  const crowd = own >= 0 && isCrowd(view, subjectOf(view, own)?.heads[0] ?? -1);
  const linked = outer?.carrier?.relation === 'subject' || outer?.carrier?.relation === 'object';
  return { actor, recipient, verb: own, carriedFrom, linked, led: named, crowd };
};

/**
 * People before what is theirs, and both before the place: "struck Islamic State's men", "struck Islamic State targets | in Libya", "struck
 * a market | in Libya".
 */
const recipientOf = (
  view: ClauseView,
  sites: readonly Site[],
  slots: readonly Slot[],
  reader: PartyReader,
): Parties => {
  const aimed = slots.filter((slot) => slot !== 'in');
  const place = slots.filter((slot) => slot === 'in');
  return either(
    () => firstFilled(view, sites, aimed, reader, false),
    () => firstFilled(view, sites, aimed, reader, true),
    () => firstFilled(view, sites, place, reader, false),
    () => firstFilled(view, sites, place, reader, true),
  );
};

/** In "is expected to meet" the doer is the inner verb's subject; "was urged to meet" has a doer that is not named. */
const sitesOfDoer = (view: ClauseView, sites: readonly Site[], { operator }: Trigger): readonly Site[] => {
  const [outer] = sites;
  if (outer === undefined) return sites;
  // "the claim that Oslo attacked": whose claim it is, Oslo's deed does not tell.
  if (verbAt(view, outer.chunk) === undefined)
    return operator !== null && SPOKEN.has(operator) ? [outer] : sites;
  const lends = outer.passive && operator !== null && !SPOKEN.has(operator);
  return lends ? sites.filter(({ chunk }) => verbAt(view, chunk) !== undefined) : [outer];
};

const SPOKEN: ReadonlySet<string> = new Set([
  'request',
  'accuse',
  'threaten',
  'refuse',
  'deny',
  'stop',
  'prevent',
]);

/** An operator that sets one side against another leaves nothing mutual: "urged Iran to hold talks". */
const isMutual = ({ frame, embeds, event }: Trigger): boolean =>
  frame.reciprocal && (embeds === null || !ADDRESSED.has(event));

const ADDRESSED: ReadonlySet<string> = new Set([
  'REQUEST',
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'SANCTION',
  'COERCE',
]);

/** "accused each other of": both sides are the actor, and nobody else is meant. */
const saysEachOther = (view: ClauseView, trigger: Trigger): boolean => {
  const words = view.draft.tokens.slice(trigger.first, trigger.last + 4).map(({ lower }) => lower);
  return (
    words.some((word, i) => /^(?:each|one)$/.test(word) && /^(?:other|another)$/.test(words[i + 1] ?? '')) ||
    (words.includes('other') && view.draft.tokens[trigger.first - 1]?.lower === 'each')
  );
};

const CROWD = new Set([
  'thousand',
  'hundred',
  'dozen',
  'score',
  'crowd',
  'protester',
  'demonstrator',
  'people',
  'resident',
  'student',
  'worker',
  'activist',
  'supporter',
  'villager',
  'farmer',
  'trucker',
  'miner',
  'opponent',
  'citizen',
  'woman',
  'mob',
  'teacher',
]);

const isCrowd = (view: ClauseView, chunk: number): boolean => {
  const head = view.draft.tokens[phraseAt(view, chunk)?.phrase.head ?? -1];
  if (head === undefined) return false;
  return (
    CROWD.has(head.lemma) || CROWD.has(head.lower.replace(/s$/, '')) || /[a-z](?:ans|is|ens)$/.test(head.text)
  );
};

/** Two act, but one is said to act with the other, whom the codebook wants as recipient (3.5.2). */
const ONE_SIDED: ReadonlySet<string> = new Set(['COOPERATE', 'AID']);

const without = (parties: Parties, ids: readonly string[]): Parties => {
  const rest = parties.ids.filter((id) => !ids.includes(id));
  return rest.length === 0 ? NOBODY : { ...parties, ids: rest };
};

/** "his Washington visit": the host stands before the noun. */
const hostBefore = (view: ClauseView, sites: readonly Site[], reader: PartyReader): Parties => {
  for (const { chunk } of sites) {
    const phrase = phraseAt(view, chunk)?.phrase;
    const host = phrase === undefined ? NOBODY : reader.venue(view, chunk, phrase.head);
    if (host.ids.length > 0) return host;
  }
  return NOBODY;
};

/**
 * Who a noun's verb says did it. Talks and visits borrow freely ("told reporters after a meeting with …"); other acts
 * only from the verb that carries them out, for who speaks after an attack did not attack.
 */
const lentDoer = (
  view: ClauseView,
  sites: readonly Site[],
  trigger: Trigger,
  actor: Parties,
  reader: PartyReader,
): Parties => {
  const [site] = sites;
  if (site === undefined || phraseAt(view, site.chunk) === undefined) return NOBODY;
  const carrier = site.carrier;
  if (carrier === null) return NOBODY;
  if (carrier.relation === 'adjunct') {
    const counterpart = site.objects.preps.some(({ prep }) => prep === 'with' || prep === 'to');
    const friendly = trigger.event === 'CONSULT' || (trigger.event === 'AGREE' && trigger.frame.reciprocal);
    const open =
      actor.ids.length === 0 || (trigger.frame.reciprocal && actor.ids.length === 1 && !counterpart);
    if (!friendly || !counterpart || !open) return NOBODY;
  } else if (actor.ids.length > 0) return NOBODY;
  return borrowed(view, site, reader);
};

/** "the signing of the accord to end the war between Chad and Niger": whoever stands between is who signed. */
const sharedBetween = (view: ClauseView, sites: readonly Site[], reader: PartyReader): Parties => {
  const [site] = sites;
  if (site === undefined || !['SUPPORT', 'AGREE', 'CONSULT'].includes(site.trigger.event)) return NOBODY;
  for (let k = site.chunk + 1; k < view.chunks.length && k < site.chunk + 14; k++) {
    if (isStop(wordAt(view, k))) return NOBODY;
    if (wordAt(view, k) !== 'between') continue;
    const between = objectsOf(view, k - 1).preps.find(({ prep }) => prep === 'between');
    const parties = between === undefined ? NOBODY : reader.read(view, between.heads, false);
    return parties.ids.length > 1 ? { ids: parties.ids, certainty: parties.certainty * 0.85 } : NOBODY;
  }
  return NOBODY;
};

/** A noun's pattern on a verb ("was attacked by") has its recipient where the verb keeps its object. */
const recipientSlots = (view: ClauseView, { head, pos, frame }: Trigger): readonly Slot[] => {
  const turned = pos === 'noun' && verbAt(view, view.at(head)) !== undefined && !frame.reciprocal;
  return turned ? ['object', ...frame.recipient] : frame.recipient;
};

const firstFilled = (
  view: ClauseView,
  sites: readonly Site[],
  slots: readonly Slot[],
  reader: PartyReader,
  loose: boolean,
): Parties => {
  for (const site of sites) {
    for (const slot of slots) {
      const parties = fillSlot(view, site, slot, reader, loose);
      if (parties.ids.length > 0) return parties;
    }
  }
  return NOBODY;
};

const together = (a: Parties, b: Parties): Parties => {
  if (a.ids.length === 0) return b;
  if (b.ids.length === 0) return a;
  return { ids: [...new Set([...a.ids, ...b.ids])], certainty: Math.min(a.certainty, b.certainty) };
};

/** All who take part in a mutual event: "the Trump-Kim summit", "talks between A and B", "Seoul's talks with …". */
const mutual = (view: ClauseView, sites: readonly Site[], reader: PartyReader): Parties => {
  let all = NOBODY;
  for (const site of sites) {
    for (const slot of ['possessor', 'between', 'with', 'among'] as const) {
      all = together(all, fillSlot(view, site, slot, reader, false));
    }
  }
  return all;
};

const fillSlot = (view: ClauseView, site: Site, slot: Slot, reader: PartyReader, loose: boolean): Parties => {
  switch (slot) {
    case 'subject':
      return subject(view, site, reader);
    case 'object':
      if (site.passive) return surfaceSubject(view, site.chunk, reader, loose);
      return either(
        () => reader.read(view, site.objects.direct, false),
        () => reader.read(view, site.pointed, false),
        () => reader.read(view, site.objects.second, false),
        () => reader.read(view, site.objects.direct, loose),
        () => reader.read(view, site.pointed, loose),
        () => reader.read(view, site.objects.complement, false),
      );
    case 'complement':
      return either(
        () => reader.read(view, site.objects.complement, loose),
        () => reader.read(view, site.objects.direct, loose),
      );
    case 'possessor':
      return possessor(view, site, reader);
    default:
      return prepositional(view, site, slot, reader, loose);
  }
};

const either = (...ways: readonly (() => Parties)[]): Parties => {
  for (const way of ways) {
    const parties = way();
    if (parties.ids.length > 0) return parties;
  }
  return NOBODY;
};

const subject = (view: ClauseView, site: Site, reader: PartyReader): Parties => {
  if (verbAt(view, site.chunk) !== undefined) {
    if (site.passive) return prepositional(view, site, 'by', reader, false);
    // "an Israeli airstrike killed", "Chinese boats blocked": a thing acts for whoever it belongs to
    return either(
      () => surfaceSubject(view, site.chunk, reader, false),
      () => surfaceSubject(view, site.chunk, reader, true),
    );
  }
  if (phraseAt(view, site.chunk) !== undefined) {
    return either(
      () => possessor(view, site, reader),
      () => borrowed(view, site, reader),
    );
  }
  // An adjective: "is | critical of": the subject of the verb before it.
  const verb = leftOf(view, site.chunk);
  return verbAt(view, verb) === undefined ? NOBODY : surfaceSubject(view, verb, reader, false);
};

const surfaceSubject = (
  view: ClauseView,
  chunk: number,
  reader: PartyReader,
  loose: boolean,
  depth = 0,
): Parties => {
  const found = subjectOf(view, chunk);
  if (found === null) return NOBODY;
  const parties = reader.read(view, found.heads, loose);
  if (parties.ids.length === 0 && depth < 2) return authorOf(view, found.heads[0] ?? -1, reader, depth);
  return { ids: parties.ids, certainty: parties.certainty * found.certainty };
};

const DOCUMENTS = new Set([
  'statement',
  'letter',
  'communique',
  'communiqué',
  'resolution',
  'report',
  'declaration',
  'note',
  'memo',
  'message',
  'text',
  'article',
  'speech',
]);

/** "issued | a statement that [demanded]": a document demands what its author demands. */
const authorOf = (view: ClauseView, chunk: number, reader: PartyReader, depth: number): Parties => {
  const phrase = phraseAt(view, chunk)?.phrase;
  if (phrase === undefined || !DOCUMENTS.has(headLemma(view, phrase))) return NOBODY;
  const stated = either(
    () => reader.owner(view, chunk),
    () => reader.modifiers(view, chunk, phrase.head),
    () => named(view, objectsOf(view, chunk), 'by', reader),
  );
  if (stated.ids.length > 0) return stated;
  const verb = leftOf(view, firstOwner(view, chunk));
  if (verbAt(view, verb) === undefined) return NOBODY;
  const author = surfaceSubject(view, verb, reader, false, depth + 1);
  return { ids: author.ids, certainty: author.certainty * 0.85 };
};

/** The doer that a noun borrows from the verb it hangs on. */
const borrowed = (view: ClauseView, { carrier }: Site, reader: PartyReader): Parties => {
  if (carrier === null) return NOBODY;
  const verb = verbAt(view, carrier.verb);
  if (verb === undefined) return NOBODY;
  const passive = verb.passive || verb.form === 'participle';
  if (carrier.relation === 'subject' || (carrier.relation === 'object' && passive)) {
    const by = objectsOf(view, carrier.verb).preps.find(({ prep }) => prep === 'by');
    return by === undefined ? NOBODY : reader.read(view, by.heads, false);
  }
  let parties = surfaceSubject(view, carrier.verb, reader, false);
  // "said that killers could be at large, after a call with …": the verb before, where the nearest has nobody.
  for (let k = carrier.verb - 1, tries = 0; carrier.relation === 'adjunct' && k >= 0 && tries < 3; k--) {
    if (parties.ids.length > 0) break;
    if (verbAt(view, k) === undefined) continue;
    tries += 1;
    parties = surfaceSubject(view, k, reader, false);
  }
  return { ids: parties.ids, certainty: parties.certainty * (carrier.relation === 'object' ? 0.95 : 0.75) };
};

/** Genitive, "by", modifier, "of", in that order: "Oman's raid", "a raid by Oman", "an Omani raid". */
const possessor = (view: ClauseView, site: Site, reader: PartyReader): Parties => {
  if (phraseAt(view, site.chunk) === undefined) {
    // A noun's frame on a gerund: "after | meeting with Oman's envoy".
    return verbAt(view, site.chunk) === undefined ? NOBODY : subject(view, site, reader);
  }
  return either(
    () => named(view, site.objects, 'by', reader),
    () => reader.owner(view, site.chunk),
    () => reader.modifiers(view, site.chunk, site.trigger.first, !site.trigger.frame.reciprocal),
    () =>
      site.objects.preps[0]?.prep === 'of' && !suffers(site.trigger)
        ? reader.read(view, site.objects.preps[0].heads, false)
        : NOBODY,
  );
};

/** "criticism of Oslo", "the invasion of Chad": where "of" names the recipient it names no doer. */
const suffers = ({ frame, event }: Trigger): boolean => frame.recipient.includes('of') || SUFFERED.has(event);

const SUFFERED: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'SANCTION']);

const named = (
  view: ClauseView,
  objects: Objects,
  prep: string,
  reader: PartyReader,
  loose = false,
): Parties => {
  for (const phrase of objects.preps) {
    if ((SAME[phrase.prep] ?? phrase.prep) !== prep) continue;
    const parties = reader.read(view, phrase.heads, loose);
    if (parties.ids.length > 0) return parties;
  }
  return NOBODY;
};

const prepositional = (
  view: ClauseView,
  site: Site,
  prep: Preposition,
  reader: PartyReader,
  loose: boolean,
): Parties => {
  const own = named(view, site.objects, prep, reader, loose);
  if (own.ids.length > 0 || site.carrier === null || site.carrier.relation !== 'subject') return own;
  // "talks took place | between A and B"
  return named(view, objectsOf(view, site.carrier.verb), prep, reader, loose);
};
