/** Every way in which an input can fail to become a document: stable code, message with the input's name, next step. */

export type DocumentErrorCode =
  | 'DOCUMENT_MISSING'
  | 'DOCUMENT_UNREADABLE'
  | 'DOCUMENT_DIRECTORY_EMPTY'
  | 'DOCUMENT_EMPTY'
  | 'DOCUMENT_BINARY'
  | 'DOCUMENT_ENCODING'
  | 'DOCUMENT_TOO_LARGE'
  | 'DOCUMENT_NO_ARTICLE'
  | 'DOCUMENT_LINE_INVALID'
  | 'DOCUMENT_DATE_INVALID'
  | 'DOCUMENT_LANGUAGE_UNSUPPORTED'
  | 'DOCUMENT_ADDRESS_INVALID'
  | 'DOCUMENT_ADDRESS_REFUSED'
  | 'DOCUMENT_ADDRESS_UNREACHABLE'
  | 'DOCUMENT_ADDRESS_TIMEOUT'
  | 'DOCUMENT_ADDRESS_STATUS'
  | 'DOCUMENT_ADDRESS_REDIRECTS'
  | 'DOCUMENT_ADDRESS_TYPE';

export class DocumentError extends Error {
  override readonly name = 'DocumentError';

  constructor(
    readonly code: DocumentErrorCode,
    /** The input as the user named it; a line of JSONL is "file:7". */
    readonly input: string,
    /** The reason alone, without the input's name. */
    readonly reason: string,
    /** What to do about it. */
    readonly hint: string,
    cause?: unknown,
  ) {
    super(`${input}: ${reason}`, cause === undefined ? undefined : { cause });
  }
}
