/** Counts of a long work, its rate of late, and the time it will still take. */
import type { Failure, Progress } from './types.js';

export type Verdict = 'added' | 'same' | 'changed' | 'failed';

export interface Tally {
  count(verdict: Verdict, input: string): void;
  fail(failure: Failure): void;
  /** The state of things; failures are told once. */
  report(): Progress;
}

/** Seconds that the rate looks back on: a machine's mood passes, a change of sources does not. */
const LOOK_BACK = 30;

/** @param total how many there will be; null where nobody knows (yet) */
export function createTally(total: () => number | null, now = () => performance.now() / 1000): Tally {
  const counts: Record<Verdict, number> = { added: 0, same: 0, changed: 0, failed: 0 };
  let marks: { readonly at: number; readonly done: number }[] = [{ at: now(), done: 0 }];
  let last: string | null = null;
  let failures: Failure[] = [];
  const done = (): number => counts.added + counts.same + counts.changed + counts.failed;
  return {
    count(verdict, input) {
      counts[verdict] += 1;
      last = input;
    },
    fail(failure) {
      counts.failed += 1;
      last = failure.input;
      failures.push(failure);
    },
    report() {
      const at = now();
      if (at - (marks.at(-1)?.at ?? 0) >= 1) marks.push({ at, done: done() });
      while (marks.length > 2 && at - (marks[1]?.at ?? at) > LOOK_BACK) marks = marks.slice(1);
      const first = marks[0] ?? { at, done: 0 };
      const rate = at > first.at ? (done() - first.done) / (at - first.at) : 0;
      const all = total();
      const left = all === null || rate === 0 ? null : Math.max(0, all - done()) / rate;
      const told = failures;
      failures = [];
      return { done: done(), ...counts, rate, total: all, remaining: left, last, failures: told };
    },
  };
}
