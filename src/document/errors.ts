/** Every way in which an input fails to become a document: a stable code, the input and the reason, the next step. */
import { ChanceryError } from '../record/index.js';

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
  | 'DOCUMENT_FEED_INVALID'
  | 'DOCUMENT_FEED_ITEM'
  | 'DOCUMENT_WARC_DAMAGED'
  | 'DOCUMENT_DATE_INVALID'
  | 'DOCUMENT_LANGUAGE_UNSUPPORTED'
  | 'DOCUMENT_ADDRESS_INVALID'
  | 'DOCUMENT_ADDRESS_REFUSED'
  | 'DOCUMENT_ADDRESS_UNREACHABLE'
  | 'DOCUMENT_ADDRESS_TIMEOUT'
  | 'DOCUMENT_ADDRESS_STATUS'
  | 'DOCUMENT_ADDRESS_REDIRECTS'
  | 'DOCUMENT_ADDRESS_TYPE'
  | 'DOCUMENT_ADDRESS_ROBOTS'
  | 'DOCUMENT_ADDRESS_LATER';

export class DocumentError extends ChanceryError {
  override readonly name = 'DocumentError';
  declare readonly code: DocumentErrorCode;

  constructor(
    code: DocumentErrorCode,
    /** The input as the user named it; a line of JSONL is "file:7", a WARC record "file:<byte>". */
    readonly input: string,
    /** The reason alone, without the input's name. */
    readonly reason: string,
    hint: string,
    cause?: unknown,
  ) {
    super(code, `${input}: ${reason}`, hint, cause === undefined ? undefined : { cause });
  }
}

export function documentMissing(input: string): DocumentError {
  return new DocumentError('DOCUMENT_MISSING', input, 'no such file or directory', 'Check the path.');
}

export function documentUnmatched(input: string): DocumentError {
  return new DocumentError(
    'DOCUMENT_MISSING',
    input,
    'no such file, and nothing matches it as a pattern',
    'Check the path; "**" stands for directories, "*" for a part of one name.',
  );
}

export function documentUnreadable(input: string, cause: unknown): DocumentError {
  const code = errorCode(cause);
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'no permission to read it'
      : `it cannot be read (${code ?? (cause instanceof Error ? cause.message : String(cause))})`;
  const hint =
    code === 'EACCES' || code === 'EPERM'
      ? 'Give yourself permission to read it, for instance with chmod u+r.'
      : 'Check that it is a regular file or a directory.';
  return new DocumentError('DOCUMENT_UNREADABLE', input, reason, hint, cause);
}

export function documentNoFile(input: string): DocumentError {
  const reason = 'it is neither a file nor a directory';
  return new DocumentError('DOCUMENT_UNREADABLE', input, reason, 'Pipe it in and read it with "-".');
}

export function documentDirectoryEmpty(input: string, kinds: readonly string[]): DocumentError {
  return new DocumentError(
    'DOCUMENT_DIRECTORY_EMPTY',
    input,
    'the directory holds nothing readable',
    `Files in it, or in directories below it, must end in ${kinds.join(' ')}; name others one by one.`,
  );
}

export function documentEmpty(input: string, whiteSpace: boolean): DocumentError {
  const reason = whiteSpace ? 'there is nothing in it but white space' : 'it is empty';
  return new DocumentError('DOCUMENT_EMPTY', input, reason, 'Give an article with some text in it.');
}

export function documentBinary(input: string, kind: string): DocumentError {
  return new DocumentError(
    'DOCUMENT_BINARY',
    input,
    `it is not text but ${kind}`,
    'Save or export the article as plain text or HTML first.',
  );
}

export function documentEncoding(input: string, encoding: string, offset: number): DocumentError {
  return new DocumentError(
    'DOCUMENT_ENCODING',
    input,
    `it is not valid ${encoding.toUpperCase()} at byte ${offset}`,
    'Convert it to UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8',
  );
}

export function documentTooLarge(input: string, limit: number): DocumentError {
  return new DocumentError(
    'DOCUMENT_TOO_LARGE',
    input,
    `it is larger than ${formatBytes(limit)}`,
    'Split it into articles (JSONL, one a line), or raise the limit.',
  );
}

export function documentTooTangled(input: string, limit: number): DocumentError {
  return new DocumentError(
    'DOCUMENT_TOO_LARGE',
    input,
    `the page has more than ${limit.toLocaleString('en')} tags and entities`,
    'Save the article alone, as text or HTML.',
  );
}

export function documentNoArticle(input: string): DocumentError {
  return new DocumentError(
    'DOCUMENT_NO_ARTICLE',
    input,
    'no article was found in this page',
    'The page may need a browser to fill it: save the article as text, or use the print version of the page.',
  );
}

export function documentLineInvalid(
  input: string,
  line: number,
  reason: string,
  cause?: unknown,
): DocumentError {
  return new DocumentError(
    'DOCUMENT_LINE_INVALID',
    `${input}:${line}`,
    `line ${line} ${reason}`,
    'Each line must be {"id","text","title"?,"published"?,"outlet"?,"author"?,"url"?,"language"?}.',
    cause,
  );
}

export function documentFeedInvalid(input: string, reason: string, cause?: unknown): DocumentError {
  const hint = 'Give an RSS, Atom, RDF or JSON feed, whole, or the address of one.';
  return new DocumentError('DOCUMENT_FEED_INVALID', input, reason, hint, cause);
}

export function documentFeedEmpty(input: string): DocumentError {
  const hint = 'Give a feed with articles in it, or try again when it has some.';
  return new DocumentError('DOCUMENT_EMPTY', input, 'the feed has no items', hint);
}

export function documentFeedItem(input: string, item: string, reason: string, hint: string): DocumentError {
  return new DocumentError('DOCUMENT_FEED_ITEM', input, `${clip(item)} ${reason}`, hint);
}

export function documentWarcDamaged(input: string, reason: string): DocumentError {
  const hint = 'The records around it are read; fetch the file again if you need this one.';
  return new DocumentError('DOCUMENT_WARC_DAMAGED', input, reason, hint);
}

export function documentDateInvalid(input: string, published: string): DocumentError {
  return new DocumentError(
    'DOCUMENT_DATE_INVALID',
    input,
    `${JSON.stringify(clip(published))} is no date of publication`,
    'Write it as ISO 8601 does: 2019-04-03 or 2019-04-03T14:30:00Z.',
  );
}

export function documentLanguageUnsupported(input: string, language: string): DocumentError {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language;
  return new DocumentError(
    'DOCUMENT_LANGUAGE_UNSUPPORTED',
    input,
    `the text is in ${name} ("${language}"), and only English is read`,
    'If it is in English after all, say so with --language en.',
  );
}

export function documentAddressInvalid(input: string, reason: string): DocumentError {
  const hint = 'Give an address that starts with http:// or https://, without a user name or password.';
  return new DocumentError('DOCUMENT_ADDRESS_INVALID', input, reason, hint);
}

export function documentAddressRefused(input: string, host: string, kind: string): DocumentError {
  return new DocumentError(
    'DOCUMENT_ADDRESS_REFUSED',
    input,
    `${host} is a ${kind} address, which is not fetched`,
    'If you trust it, allow private addresses with --allow-private.',
  );
}

export function documentAddressUnreachable(input: string, cause: unknown): DocumentError {
  const code = errorCode(cause) ?? rootMessage(cause);
  const reason =
    code === 'ENOTFOUND' ? 'no such host (ENOTFOUND)' : `the address cannot be reached (${clip(code)})`;
  const hint = 'Check the address and your connection, or save the page and read the file.';
  return new DocumentError('DOCUMENT_ADDRESS_UNREACHABLE', input, reason, hint, cause);
}

export function documentAddressTimeout(input: string, timeoutMs: number): DocumentError {
  const reason = `no complete answer within ${timeoutMs / 1000} s`;
  return new DocumentError('DOCUMENT_ADDRESS_TIMEOUT', input, reason, 'Try again later, or allow more time.');
}

export function documentAddressStatus(input: string, status: number): DocumentError {
  const hint =
    status === 401 || status === 402 || status === 403 || status === 451
      ? 'The outlet does not serve it to programs: save the page in a browser and read the file.'
      : 'Check the address in a browser.';
  return new DocumentError(
    'DOCUMENT_ADDRESS_STATUS',
    input,
    `the server answered with status ${status}`,
    hint,
  );
}

export function documentAddressRedirects(input: string, limit: number): DocumentError {
  const reason = `it redirects more than ${limit} times`;
  return new DocumentError(
    'DOCUMENT_ADDRESS_REDIRECTS',
    input,
    reason,
    'Open it in a browser and give the last address.',
  );
}

export function documentAddressType(input: string, type: string): DocumentError {
  const reason = `the server sent ${clip(type)}, which is no article`;
  return new DocumentError(
    'DOCUMENT_ADDRESS_TYPE',
    input,
    reason,
    'Give the address of a web page, a feed, a text or JSON Lines.',
  );
}

export function documentAddressRobots(input: string, reason: string): DocumentError {
  const hint = 'The outlet does not want programs there: save the page in a browser and read the file.';
  return new DocumentError('DOCUMENT_ADDRESS_ROBOTS', input, reason, hint);
}

export function documentAddressLater(input: string, until: Date): DocumentError {
  const reason = `the server asked to be left alone until ${until.toISOString()}`;
  return new DocumentError('DOCUMENT_ADDRESS_LATER', input, reason, 'It is visited again after that.');
}

/** The `code` of a Node error, also where undici wrapped it. */
export function errorCode(error: unknown): string | null {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 4; inner = inner.cause, depth += 1) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
  }
  return null;
}

/** undici says "fetch failed" and keeps the reason in the cause. */
function rootMessage(error: unknown): string {
  let message = 'unknown error';
  for (let inner = error, depth = 0; inner instanceof Error && depth < 4; inner = inner.cause, depth += 1) {
    message = inner.message;
  }
  return message;
}

function formatBytes(bytes: number): string {
  return bytes >= 1 << 20 ? `${Math.round((bytes / (1 << 20)) * 10) / 10} MiB` : `${bytes} bytes`;
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
