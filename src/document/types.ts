/** What goes into the document room and what comes out of it. */
import type { SourceDocument } from '../record/index.js';
import type { DocumentError } from './errors.js';
import type { RequestLimits } from './request.js';

export type InputFormat = 'text' | 'html' | 'jsonl' | 'feed' | 'warc';

/** What an address gave. */
export interface Fetched {
  /** After redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** By the content type; null where the server names none, or one that can be several things. */
  readonly format: InputFormat | null;
  readonly charset: string | null;
}

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
  /**
   * Largest text, page, feed, JSON line or WARC record that is read, in bytes. Default 16 MiB. JSONL and WARC as a
   * whole are not bounded.
   */
  readonly maxBytes?: number | undefined;
  /** For addresses: longest time from the first connection to the last byte. Default 20 s. */
  readonly timeoutMs?: number | undefined;
  /** For addresses: permits private, loopback and link-local ones. Default false. */
  readonly allowPrivate?: boolean | undefined;
  /**
   * For feeds in files: fetches the articles behind links where the feed has only their start. A feed that was itself
   * fetched is followed unless this is false.
   */
  readonly follow?: boolean | undefined;
  /** For feeds: items behind these links are passed over, as if the feed did not have them. */
  readonly passOver?: ((link: string) => Promise<boolean>) | undefined;
  /** How addresses are fetched, for callers who must wait their turn. It rejects with `DocumentError`s only. */
  readonly fetch?: ((address: string, limits: RequestLimits) => Promise<Fetched>) | undefined;
  /** What `-` reads. Default: the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/** Where in its input a document stands; what does not apply is left out. */
export interface Place {
  /** The file or address; "-" for standard input. */
  readonly source: string;
  /** JSON Lines: from 1. */
  readonly line?: number;
  /** WARC: byte of the file at which the record, or the gzip member that holds it, starts. */
  readonly offset?: number;
  /** WARC: the record's WARC-Record-ID, without brackets. */
  readonly record?: string;
  /** Feed: number of the item, from 1. */
  readonly item?: number;
  /** Feed: the address of the article, absolute. */
  readonly link?: string;
}

interface Origin {
  /** As errors name it: the input as it was named; a line of JSON Lines is "file:7", a WARC record "file:<byte>". */
  readonly input: string;
  readonly place: Place;
}

/** One document, or one thing that could not be read; the other inputs are still read after it. */
export type InputResult =
  | (Origin & { readonly ok: true; readonly document: SourceDocument })
  | (Origin & { readonly ok: false; readonly error: DocumentError });
