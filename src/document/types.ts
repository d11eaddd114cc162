/** What goes into the document room and what comes out of it. */
import type { SourceDocument } from '../record/index.js';
import type { DocumentError } from './errors.js';

export type InputFormat = 'text' | 'html' | 'jsonl';

/** What the user knows about a document. Each of these wins over what the document says of itself. */
export interface Given {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly outlet?: string | undefined;
  /** ISO 8601 date or date-time; anything else is refused. */
  readonly published?: string | undefined;
  readonly author?: string | undefined;
  readonly url?: string | undefined;
  /** BCP 47 tag. Where given, no language is detected and none refused. */
  readonly language?: string | undefined;
}

export interface InputOptions extends Given {
  /** Overrides what name and content suggest, for every input. */
  readonly inputFormat?: InputFormat | undefined;
  /** Largest text, page or JSON line that is read, in bytes. Default 16 MiB. JSONL as a whole is not bounded. */
  readonly maxBytes?: number | undefined;
  /** For addresses: longest time from the first connection to the last byte. Default 20 s. */
  readonly timeoutMs?: number | undefined;
  /** For addresses: permits private, loopback and link-local ones. Default false. */
  readonly allowPrivate?: boolean | undefined;
  /** What `-` reads. Default: the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/** One document, or one thing that could not be read; the other inputs are still read after it. */
export type InputResult =
  | { readonly ok: true; readonly input: string; readonly document: SourceDocument }
  | { readonly ok: false; readonly input: string; readonly error: DocumentError };
