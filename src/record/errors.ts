/** What every error of the library looks like: a stable code, what went wrong, and what to do about it. */
export class ChanceryError extends Error {
  override readonly name: string = 'ChanceryError';
  /** Stable, upper case with underscores: programs branch on it. */
  readonly code: string;
  /** The next step for the person who reads the message. */
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
