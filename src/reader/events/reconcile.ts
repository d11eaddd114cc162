/**
 * One line for what rules and model both see at the same words.
 *
 * Where they differ: the category is the model's where it is sure of it, else the rules'; the status is the model's where it is sure and
 * no word of the dictionary's kind marks another; the sides are the model's where it is sure of them, else the rules' where they found any,
 * because a grammar's arguments are whole. What one alone sees
 * stands or falls by its confidence (`confidence.ts`).
 */
import { scaleOf } from '../../ontology/index.js';
import type { PloverEvent } from '../../record/index.js';
import type { Heard } from './confidence.js';
import { asContracted, type Learned } from './learned.js';
import type { Telling } from './merge.js';

export interface Reconciled {
  readonly telling: Telling;
  readonly heard: Heard;
}

/** How sure the model must be of a status that the rules read otherwise; what they find denied or planned, its words say. */
const SURE_OF_STATUS = 0.9;
const OPEN: ReadonlySet<PloverEvent['status']> = new Set(['actual', 'hypothetical']);

/** How sure the model must be of a category that the rules do not have; chosen as `LEAST_CONFIDENCE` was. */
const SURE_OF_EVENT = 0.7;

/** How sure the model must be that there is a trigger where the rules see none; chosen as `LEAST_CONFIDENCE` was (`index.ts`). */
export const SEES_ALONE = 0.3;

export const reconcile = (ruled: readonly Telling[], learned: readonly Learned[]): readonly Reconciled[] => {
  const left = new Set(learned);
  const both = ruled.map((telling): Reconciled => {
    const overlapping = learned.filter((one) => left.has(one) && overlaps(one, telling));
    const twin = overlapping.find(({ event }) => sameAct(event, telling.event)) ?? overlapping[0];
    if (twin === undefined) return { telling, heard: alone(telling) };
    for (const one of overlapping) left.delete(one);
    return joined(telling, twin);
  });
  const others = [...left].filter(({ trigger }) => trigger.sure.trigger >= SEES_ALONE).map(seenAlone);
  return [...both, ...others].sort((a, b) => a.telling.event.trigger.start - b.telling.event.trigger.start);
};

const overlaps = (a: Telling, b: Telling): boolean =>
  a.event.trigger.start < b.event.trigger.end && b.event.trigger.start < a.event.trigger.end;

const sameAct = (a: Telling['event'], b: Telling['event']): boolean =>
  a.event === b.event ||
  (a.intends !== null && a.intends === b.event) ||
  (b.intends !== null && b.intends === a.event);

const alone = ({ event }: Telling): Heard => ({
  rules: event.confidence,
  model: null,
  agreed: false,
  sides: false,
  unresolved: 0,
  inferred: false,
});

const seenAlone = (telling: Learned): Reconciled => ({
  telling,
  heard: {
    rules: 0,
    model: telling.trigger.sure,
    agreed: false,
    sides: false,
    unresolved: telling.unresolved,
    inferred: telling.inferred,
  },
});

const joined = (rule: Telling, model: Learned): Reconciled => {
  const agreed = sameAct(rule.event, model.event);
  const { sure } = model.trigger;
  // what the model surely calls otherwise it tells alone: it has read the whole passage, the dictionary one word
  const ruled = isRuling(rule.event, model.event);
  if (!agreed && !ruled && sure.event >= SURE_OF_EVENT) return seenAlone(model);
  const mode =
    rule.event.mode ?? (agreed && model.event.event === rule.event.event ? model.event.mode : null);
  const { actor, recipient } = sidesOf(rule.event, model);
  // "failed to agree" is a refusal that happened, or an accord that did not: the status goes with the category
  const isRefusal = rule.event.event === 'REJECT' && model.event.event !== 'REJECT';
  const status =
    OPEN.has(rule.event.status) && sure.status >= SURE_OF_STATUS && !isRefusal
      ? asContracted(rule.event.event, rule.event.intends, model.event.status)
      : rule.event.status;
  // A day of print that stands for the day of an act goes with the status that it was told by.
  const dated = rule.event.date.basis === 'document' && model.event.status === status ? model : rule;
  return {
    telling: {
      ...rule,
      event: {
        ...rule.event,
        mode,
        scale: scaleOf(rule.event.event, mode),
        status,
        actor,
        recipient,
        context: model.event.context,
        date: dated.event.date,
        place: rule.event.place ?? model.event.place,
      },
    },
    heard: {
      rules: rule.event.confidence,
      model: sure,
      agreed,
      sides:
        sameIds(rule.event.actor, model.event.actor) && sameIds(rule.event.recipient, model.event.recipient),
      unresolved: model.unresolved,
      inferred: false,
    },
  };
};

/** What the codebook settles: one side's drill is MOBILIZE, and a vow that threatens nobody is a promise. */
const isRuling = (rule: Telling['event'], model: Telling['event']): boolean =>
  (rule.event === 'MOBILIZE' && model.event === 'COOPERATE' && model.actor.length < 2) ||
  (rule.event === 'AGREE' && model.event === 'THREATEN' && model.recipient.length === 0);

/**
 * The rules' sides where they found any; the recipient that they lack, where the model is sure of it and both have the same one actor
 * (several may have acted on each other).
 */
const sidesOf = (
  rule: Telling['event'],
  { event, trigger }: Learned,
): Pick<Telling['event'], 'actor' | 'recipient'> => {
  if (rule.actor.length + rule.recipient.length === 0) return event;
  // "signed an accord with Peru": a grammar sees that both act
  const mutual = rule.recipient.length === 0 && event.recipient.some((id) => rule.actor.includes(id));
  const whole = !mutual && (event.recipient.length > 0 || rule.recipient.length === 0);
  if (whole && trigger.sure.parties >= SURE_OF_SIDES && event.actor.length > 0) return event;
  const completes =
    rule.actor.length === 1 &&
    rule.recipient.length === 0 &&
    rule.event !== 'REJECT' &&
    trigger.sure.parties >= SURE_OF_PARTIES &&
    sameIds(rule.actor, event.actor);
  return completes ? event : rule;
};

/** From here on the model's sides are better than a grammar's; chosen as `LEAST_CONFIDENCE` was. */
const SURE_OF_SIDES = 0.9;
const SURE_OF_PARTIES = 0.5;

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));
