/** One answer of the server as state: it follows its address, keeps the last answer while the next is on its way. */
import { untrack } from 'svelte';
import { DeskError, getAgain, type Tagged } from './api.js';
import type { Problem } from './shapes.js';

/** Answers of the last addresses, so that going back shows at once what was there; it is asked anew all the same. */
const kept = new Map<string, Tagged<unknown>>();
const KEEP = 24;

/** Counts what is on its way, for the line at the top of the page. */
export const traffic = $state({ asking: 0 });

export interface Answer<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
  /** Whether the data belongs to the present address, and not to the one before it. */
  readonly fresh: boolean;
  retry(): void;
}

const refreshers = new Set<() => void>();
/** Asks everything on the page again: something has been added to the archive. */
export function refreshAll(): void {
  for (const refresh of refreshers) refresh();
}

/** Must be called while a component is set up. An address of null asks nothing. */
export function resource<T>(address: () => string | null): Answer<T> {
  let data = $state.raw<T | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let loading = $state(true);
  let fresh = $state(false);
  let tries = $state(0);
  const again = () => {
    tries += 1;
  };

  $effect(() => {
    refreshers.add(again);
    return () => refreshers.delete(again);
  });

  const wanted = $derived(address());

  // Before anything is drawn: the server works meanwhile.
  $effect.pre(() => {
    const asked = wanted;
    void tries;
    if (asked === null) {
      loading = false;
      return;
    }
    const before = kept.get(asked) as Tagged<T> | undefined;
    if (before !== undefined) data = before.answer;
    fresh = before !== undefined;
    loading = true;
    const counted = (by: 1 | -1) =>
      untrack(() => {
        traffic.asking += by;
      });
    counted(1);
    const controller = new AbortController();
    getAgain<T>(asked, before, controller.signal)
      .then((now) => {
        keep(asked, now);
        data = now.answer;
        problem = null;
        fresh = true;
      })
      .catch((cause) => {
        if (controller.signal.aborted) return;
        problem = cause instanceof DeskError ? cause.problem : unexpected(cause);
      })
      .finally(() => {
        counted(-1);
        if (!controller.signal.aborted) loading = false;
      });
    return () => controller.abort();
  });

  return {
    get data() {
      return data;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    get fresh() {
      return fresh;
    },
    retry: again,
  };
}

function keep(address: string, answer: Tagged<unknown>): void {
  kept.delete(address);
  kept.set(address, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > KEEP && oldest !== undefined) kept.delete(oldest);
}

const unexpected = (cause: unknown): Problem => ({
  type: 'about:blank',
  title: 'Something went wrong in the page',
  status: 0,
  detail: cause instanceof Error ? cause.message : String(cause),
  hint: 'Reload the page; if it happens again, please report it.',
});
