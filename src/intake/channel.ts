/** A queue between one that gives and one that takes. It has room for so much: whoever gives more waits. */
export const END = Symbol('end');

export interface Channel<T> {
  /** Resolves when there is room for the next. After `close` it resolves at once and the item is let go. */
  put(item: T, weight: number): Promise<void>;
  /** The next item in order, or `END`. Rejects with the reason that `close` was given. */
  take(): Promise<T | typeof END>;
  /** No more will be put. What is in the queue can still be taken, unless there was an error. */
  close(error?: unknown): void;
}

/** @param items and @param weight room for this many, and for this much altogether (one item always fits) */
export function createChannel<T>(items: number, weight: number): Channel<T> {
  const queue: { readonly item: T; readonly weight: number }[] = [];
  let load = 0;
  let closed = false;
  let failure: { readonly error: unknown } | null = null;
  let wakeTaker: () => void = () => {};
  let wakeGiver: () => void = () => {};
  const full = (): boolean => !closed && (queue.length >= items || load >= weight);
  return {
    async put(item, itsWeight) {
      if (closed) return;
      queue.push({ item, weight: itsWeight });
      load += itsWeight;
      wakeTaker();
      while (full()) {
        await new Promise<void>((resolve) => {
          wakeGiver = resolve;
        });
      }
    },
    async take() {
      for (;;) {
        if (failure !== null) throw failure.error;
        const next = queue.shift();
        if (next !== undefined) {
          load -= next.weight;
          wakeGiver();
          return next.item;
        }
        if (closed) return END;
        await new Promise<void>((resolve) => {
          wakeTaker = resolve;
        });
      }
    },
    close(error) {
      if (closed) return;
      closed = true;
      if (error !== undefined) failure = { error };
      wakeTaker();
      wakeGiver();
    },
  };
}
