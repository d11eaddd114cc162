/** One request at a time, and a pause between two to the same host. */
export interface Turns {
  /** Does the work when its turn has come. */
  take<T>(host: string, pauseMs: number, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  /** When the last request to a host ended. */
  const ended = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(host, pauseMs, work) {
      const turn = last.then(async () => {
        const wait = (ended.get(host) ?? Number.NEGATIVE_INFINITY) + pauseMs - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        try {
          return await work();
        } finally {
          ended.set(host, performance.now());
        }
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}
