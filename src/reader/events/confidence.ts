/**
 * How likely it is that an event is right in all (category, status, both sides), 0 to 1.
 *
 * The model says how sure it is of the trigger, its category, the status and the parties' words; on top comes whether those words could
 * be tied to somebody. The weights are a logistic regression on held-out passages (`bench/passages.ts` prints
 * the reliability curve, and with `--fit` fits them anew; `models/reader/calibration.json` keeps them).
 */
import { readFileSync } from 'node:fs';

export interface Evidence {
  readonly trigger: number;
  readonly event: number;
  readonly status: number;
  readonly parties: number;
  /** Sides that the model sees and nobody could be found for: 0, 1 or 2. */
  readonly unresolved: number;
  /** True where the recipient is only the other side that the sentence knows. */
  readonly inferred: boolean;
}

export type Calibration = Readonly<Record<keyof Evidence | 'bias', number>>;

export const loadCalibration = (): Calibration =>
  JSON.parse(readFileSync(new URL('../../../models/reader/calibration.json', import.meta.url), 'utf8'));

/** The numbers that the regression sees; logits, so that it can stretch what the model says. */
export const featuresOf = (evidence: Evidence): Readonly<Record<keyof Evidence, number>> => ({
  trigger: logit(evidence.trigger),
  event: logit(evidence.event),
  status: logit(evidence.status),
  parties: logit(evidence.parties),
  unresolved: evidence.unresolved,
  inferred: evidence.inferred ? 1 : 0,
});

export const confidenceOf = (weights: Calibration, evidence: Evidence): number => {
  const features = featuresOf(evidence);
  const sum = (Object.keys(features) as (keyof Evidence)[]).reduce(
    (total, name) => total + weights[name] * features[name],
    weights.bias,
  );
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
};

const logit = (share: number): number => {
  const inner = Math.min(0.995, Math.max(0.005, share));
  return Math.log(inner / (1 - inner));
};
