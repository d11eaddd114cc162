/** A work that fills the archive article by article: shown while it goes on, ended by Ctrl-C at a good place. */
import type { Archive } from '../../archive/index.js';
import type { Failure } from '../../intake/index.js';
import { FINISHING, listenForInterrupt } from '../interrupt.js';
import type { Outcome } from '../outcome.js';
import { createProgress, duration, type State } from '../progress.js';
import { bringUpToDate } from './analyse.js';
import { openForWriting, type WritingFlags } from './archive-writing.js';

export interface LongWorkFlags extends WritingFlags {
  readonly quiet?: true;
  readonly analysis: boolean;
}

interface Step extends State {
  /** Since the step before. */
  readonly failures: readonly Failure[];
}

export interface LongWork<S> {
  readonly steps: (archive: Archive, signal: AbortSignal) => AsyncIterable<S>;
  /** What else is to be said of a step. */
  readonly tell?: (step: S) => Promise<void>;
}

export interface WorkDone<S> {
  /** Null where there was no step. */
  readonly last: S | null;
  /** "40 s". */
  readonly time: string;
  /** Null where nobody interrupted; otherwise the status to end with. */
  readonly interrupted: number | null;
}

/** Failures of inputs are told and counted in the outcome. @throws ArchiveError and what the work throws */
export async function workLong<S extends Step>(
  flags: LongWorkFlags,
  outcome: Outcome,
  { steps, tell }: LongWork<S>,
): Promise<WorkDone<S>> {
  const began = performance.now();
  const view = await createProgress(flags.quiet === true);
  const interruption = listenForInterrupt(() => view.say(FINISHING));
  const { signal } = interruption;
  let last: S | null = null;
  try {
    const archive = await openForWriting(flags, signal);
    try {
      for await (const step of steps(archive, signal)) {
        last = step;
        for (const { input, reason, hint } of step.failures) view.fail(input, reason, hint);
        await tell?.(step);
        view.show(step);
      }
      if (flags.analysis) await bringUpToDate(archive, view.say, signal);
    } finally {
      await archive.close();
    }
  } catch (error) {
    if (error !== signal.reason) throw error;
  } finally {
    view.end();
    interruption.release();
  }
  if (last !== null && last.failed > 0) outcome.failed = true;
  return { last, time: duration((performance.now() - began) / 1000), interrupted: interruption.exitCode() };
}
