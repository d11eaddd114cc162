/**
 * Bytes → document. Files, directories, globs, feeds, web archives, standard input and web addresses become
 * `SourceDocument`s; whatever cannot be read becomes a `DocumentError` that names the input, the reason and the next
 * step.
 */
export { DocumentError, type DocumentErrorCode } from './errors.js';
export { documentFromHtml } from './html/index.js';
export { readInputs, toBytes } from './inputs.js';
export { documentsFromJsonl, splitLines } from './jsonl.js';
export { documentFromText } from './text.js';
export type { Given, InputFormat, InputOptions, InputResult, Place } from './types.js';
