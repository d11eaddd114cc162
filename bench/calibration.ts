/** How far an event's confidence is to be believed: the reliability curve, and with `--fit` weights fitted anew. */
import { type Evidence, FEATURES, featuresOf } from '../src/reader/events/confidence.js';

/** An event that the reader recorded, and whether the annotator has it. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
  readonly evidence: Evidence | null;
}

/** Prints, by tenths of confidence, what was said and what was right; the mean distance of the two (expected calibration error). */
export function printReliability(judged: readonly Judged[]): void {
  console.log('\nreliability: confidence said, share right, events');
  let error = 0;
  for (let low = 0; low < 10; low++) {
    const bin = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === low);
    if (bin.length === 0) continue;
    const said = bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length;
    const right = bin.filter((one) => one.right).length / bin.length;
    error += (Math.abs(said - right) * bin.length) / judged.length;
    console.log(`  ${said.toFixed(2)}  ${right.toFixed(2)}  ${bin.length}`);
  }
  console.log(`expected calibration error ${error.toFixed(3)} over ${judged.length} events`);
  if (process.argv.includes('--fit')) console.log(JSON.stringify(fitted(judged)));
}

/** Logistic regression by gradient descent, with a little shrinking: a dozen features want no library. */
function fitted(judged: readonly Judged[]): Record<string, number> {
  const rows = judged.flatMap(({ right, evidence }) =>
    evidence === null ? [] : [{ y: Number(right), x: featuresOf(evidence) }],
  );
  const weights = new Map<string, number>([['bias', 0], ...FEATURES.map((name) => [name, 0] as const)]);
  const of = (name: string): number => weights.get(name) ?? 0;
  for (let step = 0; step < 4000; step++) {
    const slope = new Map<string, number>();
    const add = (name: string, value: number): unknown => slope.set(name, (slope.get(name) ?? 0) + value);
    for (const { x, y } of rows) {
      const sum = FEATURES.reduce((total, name) => total + of(name) * x[name], of('bias'));
      const miss = 1 / (1 + Math.exp(-sum)) - y;
      add('bias', miss);
      for (const name of FEATURES) add(name, miss * x[name]);
    }
    for (const name of weights.keys()) {
      const pull = name === 'bias' ? 0 : 0.01 * of(name);
      weights.set(name, of(name) - 0.1 * ((slope.get(name) ?? 0) / rows.length + pull));
    }
  }
  return Object.fromEntries([...weights].map(([name, value]) => [name, Math.round(value * 1000) / 1000]));
}
