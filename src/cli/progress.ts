/**
 * How a long work is shown while it goes on, on standard error: a bar with rate and time left where a person looks, a
 * plain line every few seconds in a pipe, nothing where nobody wants it.
 */
import type { Bar, MultiBar } from 'cli-progress';
import { printFailure, printMessage } from './output.js';
import { oneLine } from './views/harmless.js';

export interface State {
  readonly done: number;
  readonly total: number | null;
  /** Things a second. */
  readonly rate: number;
  /** Seconds. */
  readonly remaining: number | null;
  readonly failed: number;
}

export interface ProgressView {
  show(state: State): void;
  fail(input: string, reason: string, hint: string): void;
  /** A line that stays, above the bar. */
  say(line: string): void;
  end(): void;
}

const PLAIN_EVERY_MS = 5_000;

/** @param quiet failures only */
export async function createProgress(quiet: boolean): Promise<ProgressView> {
  if (quiet) return { show: () => {}, fail: printFailure, say: () => {}, end: () => {} };
  return process.stderr.isTTY === true && process.env.TERM !== 'dumb' ? createBar() : createPlain();
}

function createPlain(now = () => performance.now()): ProgressView {
  let told = now();
  return {
    show(state) {
      if (now() - told < PLAIN_EVERY_MS) return;
      told = now();
      printMessage(`chancery: ${describe(state)}\n`);
    },
    fail: printFailure,
    say: (line) => printMessage(`${oneLine(line)}\n`),
    end: () => {},
  };
}

async function createBar(): Promise<ProgressView> {
  const { default: library } = await import('cli-progress');
  const bars: MultiBar<State> = new library.MultiBar({
    stream: process.stderr,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: true,
    emptyOnZero: true,
    forceRedraw: true,
    format: ({ barsize, barCompleteString, barIncompleteString }, { progress }, state) => {
      if (state.total === null) return describe(state);
      const full = Math.round(Math.min(1, progress) * barsize);
      return `${barCompleteString.slice(0, full)}${barIncompleteString.slice(0, barsize - full)} ${describe(state)}`;
    },
  });
  const start: State = { done: 0, total: null, rate: 0, remaining: null, failed: 0 };
  const bar: Bar<State> = bars.create(1, 0, start);
  return {
    show(state) {
      bar.setTotal(Math.max(1, state.total ?? 0, state.done));
      bar.update(state.done, state);
    },
    fail: (input, reason, hint) =>
      bars.log(
        `chancery: ${oneLine(input)}: ${oneLine(reason)}${hint === '' ? '' : ` — ${oneLine(hint)}`}\n`,
      ),
    say: (line) => bars.log(`${oneLine(line)}\n`),
    end() {
      // What was said last is written before the bar goes.
      bars.update();
      bars.stop();
    },
  };
}

function describe({ done, total, rate, remaining, failed }: State): string {
  const count = (value: number): string => value.toLocaleString('en');
  return [
    total === null ? `${count(done)} done` : `${count(done)} of ${count(Math.max(total, done))}`,
    rate > 0 ? `${rate < 10 ? rate.toFixed(1) : count(Math.round(rate))} a second` : '',
    remaining === null || done === 0 ? '' : `${duration(remaining)} left`,
    failed === 0 ? '' : `${count(failed)} failed`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** "40 s", "12 min", "3 h 20 min". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
