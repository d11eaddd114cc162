/** Waiting with a limit. */
export const LATE = Symbol('late');

/** What the promise gives, or `LATE` after so many milliseconds; the promise itself goes on. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Groups, in order; one that is not full is given after so many milliseconds, so that a slow source holds nobody up. Ends when the signal is aborted, even while the source keeps it waiting.
 */
export async function* inGroups<T>(
  source: AsyncIterable<T>,
  isFull: (group: readonly T[]) => boolean,
  milliseconds: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let wake = (): void => {};
  signal?.addEventListener('abort', () => wake(), { once: true });
  // Not a race with one promise for all: that would hold on to the winner of each for as long as it waits itself.
  const orStopped = (coming: Promise<IteratorResult<T>>) =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      wake = () => resolve({ done: true, value: undefined });
      coming.then(resolve, reject);
    });
  let group: T[] = [];
  let began = performance.now();
  let next = iterator.next();
  try {
    while (signal?.aborted !== true) {
      const wait = group.length === 0 ? LONG : began + milliseconds - performance.now();
      const result = await within(orStopped(next), Math.max(0, wait));
      if (result !== LATE && result.done !== true) {
        if (group.length === 0) began = performance.now();
        group.push(result.value);
        next = iterator.next();
        if (!isFull(group)) continue;
      }
      if (group.length > 0) yield group;
      group = [];
      if (result !== LATE && result.done === true) return;
    }
  } finally {
    // Not waited for: a source that never gives its next (standard input) never returns either.
    next.catch(() => {});
    iterator.return?.().catch(() => {});
  }
}

/** The longest that a timer can be asked for, near enough: three weeks. */
const LONG = 2 ** 31 - 1;
