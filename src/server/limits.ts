/** How much one request may ask of the desk. */

/** Of one question, in milliseconds. */
export const TIME_LIMIT = 30_000;
/** Of a file that is dropped, in bytes. Larger ones are for `chancery add`. */
export const LARGEST_FILE = 256 * 2 ** 20;
/** Files that wait to be read, beside the one that is. */
export const MOST_WAITING = 100;
/** Of what is sent as JSON, in bytes. */
export const LARGEST_BODY = 2 ** 20;

/** Aborted when whoever asks has gone, or has waited too long. */
export function signalOf({ signal }: Request): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT)]);
}
