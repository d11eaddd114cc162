/** Ctrl-C once: finish what is in hand. Twice: at once, as if nobody listened. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Exit status by convention: 128 and the signal's number. Null where nobody interrupted. */
  exitCode(): 130 | 143 | null;
  release(): void;
}

/** What is said then. */
export const FINISHING = 'chancery: finishing what is in hand (again: stop at once)';

export function listenForInterrupt(tell: () => void): Interruption {
  const controller = new AbortController();
  let code: 130 | 143 | null = null;
  const stop = (signal: NodeJS.Signals): void => {
    code = signal === 'SIGINT' ? 130 : 143;
    release();
    tell();
    controller.abort(new Error(`interrupted by ${signal}`));
  };
  const release = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return { signal: controller.signal, exitCode: () => code, release };
}
