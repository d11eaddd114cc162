/**
 * How likely it is that an event is right in all (category, status, both sides), 0 to 1: a logistic regression over what the
 * rules and the model say of it, fitted on whole articles. `bench/articles.ts` prints the reliability curve and, with
 * `--fit`, fits the weights anew; `models/reader/calibration.json` keeps them.
 */
import { readFileSync } from 'node:fs';
import type { PloverEvent } from '../../record/index.js';
import type { MentionIndex } from '../entities/lookup.js';
import { MODEL_FOLDER } from '../model/folder.js';

/** What its words say for an event. */
export interface Heard {
  /** How sure the rules are, 0 where they found nothing. */
  readonly rules: number;
  /** What the model says of trigger, category, status and the parties' words, 0 to 1; null where it sees no trigger. */
  readonly model: {
    readonly trigger: number;
    readonly event: number;
    readonly status: number;
    readonly parties: number;
  } | null;
  /** Both found it, under one category. */
  readonly agreed: boolean;
  /** Both found it, with the same two sides. */
  readonly sides: boolean;
  /** Sides that the model sees and nobody could be found for: 0, 1 or 2. */
  readonly unresolved: number;
  readonly inferred: boolean;
}

/** What the words say, and what the sides that were found for them look like. */
export interface Evidence extends Heard {
  readonly nobodyActs: boolean;
  /** Somebody of the actors, of the recipients, has no country and no PLOVER code in its place. */
  readonly statelessActor: boolean;
  readonly statelessRecipient: boolean;
  /** Actor and recipient have a country in common. */
  readonly sameCountry: boolean;
  readonly severalRecipients: boolean;
  /** It is hypothetical or negated. */
  readonly unreal: boolean;
}

export const FEATURES = [
  'ruled',
  'rules',
  'seen',
  'trigger',
  'event',
  'status',
  'parties',
  'agreed',
  'sides',
  'unresolved',
  'inferred',
  'nobodyActs',
  'statelessActor',
  'statelessRecipient',
  'sameCountry',
  'severalRecipients',
  'unreal',
] as const;

export type Feature = (typeof FEATURES)[number];
export type Calibration = Readonly<Record<Feature | 'bias', number>>;

export const loadCalibration = (): Calibration =>
  JSON.parse(readFileSync(new URL('calibration.json', MODEL_FOLDER), 'utf8'));

/** The numbers that the regression sees: logits where the model gives shares, so that it can stretch them. */
export const featuresOf = ({ rules, model, ...rest }: Evidence): Readonly<Record<Feature, number>> => ({
  ruled: Number(rules > 0),
  rules: rules > 0 ? rules - 0.75 : 0,
  seen: Number(model !== null),
  trigger: logit(model?.trigger),
  event: logit(model?.event),
  status: logit(model?.status),
  parties: logit(model?.parties),
  agreed: Number(rest.agreed),
  sides: Number(rest.sides),
  unresolved: rest.unresolved,
  inferred: Number(rest.inferred),
  nobodyActs: Number(rest.nobodyActs),
  statelessActor: Number(rest.statelessActor),
  statelessRecipient: Number(rest.statelessRecipient),
  sameCountry: Number(rest.sameCountry),
  severalRecipients: Number(rest.severalRecipients),
  unreal: Number(rest.unreal),
});

/** Adds to what the words say what the found sides look like: a side without a country is often a wrong one. */
export const evidenceOf = (
  heard: Heard,
  { actor, recipient, status }: Pick<PloverEvent, 'actor' | 'recipient' | 'status'>,
  mentions: MentionIndex,
): Evidence => {
  const countries = (ids: readonly string[]): readonly (string | null)[] =>
    ids.map((id) => mentions.entity(id)?.country ?? null);
  const [actors, recipients] = [countries(actor), countries(recipient)];
  return {
    ...heard,
    nobodyActs: actor.length === 0,
    statelessActor: actors.includes(null),
    statelessRecipient: recipients.includes(null),
    sameCountry: actors.some((country) => country !== null && recipients.includes(country)),
    severalRecipients: recipient.length > 1,
    unreal: status === 'hypothetical' || status === 'negated',
  };
};

export const confidenceOf = (weights: Calibration, evidence: Evidence): number => {
  const features = featuresOf(evidence);
  const sum = FEATURES.reduce((total, name) => total + weights[name] * features[name], weights.bias);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
};

const logit = (share: number | undefined): number => {
  if (share === undefined) return 0;
  const inner = Math.min(0.99, Math.max(0.01, share));
  return Math.log(inner / (1 - inner));
};
