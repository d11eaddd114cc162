/**
 * Bytes → document. Files, directories, standard input and web addresses become `SourceDocument`s; whatever cannot
 * be read becomes a `DocumentError` that names the input, the reason and the next step.
 */
import type { SourceDocument } from '../record/index.js';
import type { Given, InputOptions, InputResult } from './types.js';

export { DocumentError, type DocumentErrorCode } from './errors.js';
export type { Given, InputFormat, InputOptions, InputResult } from './types.js';

/** `inputs`: files, directories, `-`, http(s) addresses. Results come in input order. Throws nothing itself, except
 * `DocumentError` DOCUMENT_DATE_INVALID before the first result, where `options.published` is no date. */
export async function* readInputs(
  inputs: readonly string[],
  options: InputOptions = {},
): AsyncGenerator<InputResult> {
  void inputs;
  void options;
}

/** Rejects with a `DocumentError` (empty text, no date, language). `name` is what its errors call the text. */
export async function documentFromText(
  text: string,
  given: Given = {},
  name = 'text',
): Promise<SourceDocument> {
  throw new Error(`not yet: ${name} ${text.length} ${given.id}`);
}

/** Rejects with a `DocumentError` (no article, too large, no date, language). */
export async function documentFromHtml(
  html: string,
  given: Given = {},
  name = 'page',
): Promise<SourceDocument> {
  throw new Error(`not yet: ${name} ${html.length} ${given.id}`);
}

/** `chunks` are the bytes of a JSON Lines file; one result a line, blank lines none. */
export async function* documentsFromJsonl(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: InputOptions = {},
  name = 'jsonl',
): AsyncGenerator<InputResult> {
  void chunks;
  void options;
  void name;
}
