/** Every failure as a problem of RFC 9457: what went wrong and what to do, never how the house looks inside. */
import { ChanceryError } from '../record/index.js';
import { questionTooLong, RequestError } from './errors.js';
import { TIME_LIMIT } from './limits.js';
import type { Problem } from './shapes/index.js';

const STATUS: Readonly<Record<string, number>> = {
  FILTER_INVALID: 400,
  SEARCH_INVALID: 400,
  RELATIONS_INVALID: 400,
  ARCHIVE_NO_DOCUMENT: 404,
  ARCHIVE_NO_LINE: 404,
  CORRECTION_INVALID: 400,
  ARCHIVE_BUSY: 503,
  ARCHIVE_MISSING: 503,
  ARCHIVE_CLOSED: 503,
  ARCHIVE_DISK_FULL: 507,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'This cannot be asked so',
  401: 'Not without the token',
  403: 'Not from there',
  404: 'Not here',
  405: 'Not that way',
  409: 'Not now',
  413: 'Too large',
  415: 'Of another kind',
  429: 'Too much at once',
  500: 'Something broke',
  503: 'The archive cannot answer now',
  507: 'The disk is full',
};

export function problemOf(broken: unknown): Problem {
  const error = isTimeout(broken) ? questionTooLong(TIME_LIMIT) : broken;
  if (!(error instanceof ChanceryError)) {
    return problem(
      500,
      'DESK_BROKEN',
      'something broke while this was answered',
      'Try again; the desk prints why.',
    );
  }
  const status = error instanceof RequestError ? error.status : (STATUS[error.code] ?? 500);
  // Without the file's name before it: there is one archive here.
  const detail = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  return problem(status, error.code, detail, error.hint === '' ? null : error.hint);
}

/** What `AbortSignal.timeout` gives as its reason. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function problem(status: number, code: string, detail: string, hint: string | null): Problem {
  return {
    type: `urn:chancery:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[status] ?? 'It did not work',
    status,
    detail,
    hint,
  };
}
