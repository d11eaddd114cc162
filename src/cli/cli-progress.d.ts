/** The part of cli-progress that is used here; the package brings no types. */
declare module 'cli-progress' {
  export interface BarOptions {
    readonly barsize: number;
    readonly barCompleteString: string;
    readonly barIncompleteString: string;
  }

  export interface BarParams {
    /** From 0 to 1. */
    readonly progress: number;
  }

  export interface Options<Payload> {
    readonly stream?: NodeJS.WritableStream;
    readonly format?: (options: BarOptions, params: BarParams, payload: Payload) => string;
    readonly barsize?: number;
    readonly barCompleteChar?: string;
    readonly barIncompleteChar?: string;
    readonly clearOnComplete?: boolean;
    readonly hideCursor?: boolean;
    readonly linewrap?: boolean;
    readonly fps?: number;
    readonly emptyOnZero?: boolean;
    readonly forceRedraw?: boolean;
    readonly gracefulExit?: boolean;
  }

  export interface Bar<Payload> {
    setTotal(total: number): void;
    update(value: number, payload: Payload): void;
  }

  export class MultiBar<Payload> {
    constructor(options: Options<Payload>);
    create(total: number, startValue: number, payload: Payload): Bar<Payload>;
    /** A line above the bars; it must end with a line feed. */
    log(line: string): void;
    update(): void;
    stop(): void;
  }

  const library: { readonly MultiBar: typeof MultiBar };
  export default library;
}
