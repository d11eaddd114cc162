/** What goes into the intake and what it tells of its progress. */
import type { InputOptions } from '../document/index.js';

export interface AddOptions extends InputOptions {
  /** Articles read at once, each by a worker thread of its own. Default: one a core. */
  readonly jobs?: number | undefined;
  /** Stops taking inputs; what is in hand is still read and stored, then the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** An input that could not be read or stored; the others are read all the same. */
export interface Failure {
  /** The input as the user named it; a line of a file is "file:7". */
  readonly input: string;
  readonly reason: string;
  readonly hint: string;
}

export interface Progress {
  /** Documents dealt with, in one way or another: the sum of the four counts below. */
  readonly done: number;
  readonly added: number;
  /** Here already, by content. */
  readonly same: number;
  /** Pages that were here with other content: each is a new version now. */
  readonly changed: number;
  readonly failed: number;
  /** Documents a second, lately. */
  readonly rate: number;
  /** How many documents there are to come to, where that can be told before. */
  readonly total: number | null;
  /** Seconds left at this rate. */
  readonly remaining: number | null;
  /** The last input dealt with: all before it are done too. */
  readonly last: string | null;
  /** Failures since the report before this one. */
  readonly failures: readonly Failure[];
}
