/** What can be wrong with a request, beside what the archive says. Each has the HTTP status that fits. */
import { ChanceryError } from '../record/index.js';

export class RequestError extends ChanceryError {
  override readonly name = 'RequestError';

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 503,
    code: string,
    message: string,
    hint: string,
  ) {
    super(code, message, hint);
  }
}

export function queryInvalid(name: string, reason: string): RequestError {
  const what = name === '' ? reason : `${name}: ${reason}`;
  return new RequestError(400, 'DESK_QUERY_INVALID', what, 'docs/api.md says what each address takes.');
}

export function bodyInvalid(reason: string): RequestError {
  return new RequestError(400, 'DESK_BODY_INVALID', reason, 'docs/api.md says what is to be sent.');
}

export function cursorInvalid(): RequestError {
  return new RequestError(
    400,
    'DESK_CURSOR_INVALID',
    'the cursor belongs to another question, or is none',
    'Ask without a cursor: the answer begins anew.',
  );
}

export function nothingHere(what: string): RequestError {
  return new RequestError(
    404,
    'DESK_NOTHING_HERE',
    `there is no ${what}`,
    'Look for it in the search (/search).',
  );
}

export function addressUnknown(): RequestError {
  return new RequestError(404, 'DESK_ADDRESS_UNKNOWN', 'there is nothing at this address', 'Begin at /.');
}

export function methodRefused(method: string): RequestError {
  return new RequestError(
    405,
    'DESK_METHOD_REFUSED',
    `${method} is not answered here`,
    'docs/api.md says what each address takes.',
  );
}

export function hostRefused(): RequestError {
  return new RequestError(
    403,
    'DESK_HOST_REFUSED',
    'the request names another host than the desk',
    'Open the address that `chancery desk` prints.',
  );
}

export function originRefused(): RequestError {
  return new RequestError(
    403,
    'DESK_ORIGIN_REFUSED',
    'the request comes from another site',
    'Only pages of the desk itself may change something here.',
  );
}

export function tokenRefused(): RequestError {
  return new RequestError(
    401,
    'DESK_TOKEN_REFUSED',
    'a token is needed',
    'Open the address with the token that `chancery desk` prints, or send it as Authorization: Bearer.',
  );
}

export function bodyTooLarge(limit: number): RequestError {
  const size = `${Math.floor(limit / 1_048_576)} MiB`;
  return new RequestError(
    413,
    'DESK_BODY_TOO_LARGE',
    `it is larger than ${size}`,
    'Add large files with: chancery add <file>',
  );
}

export function bodyKind(wanted: string): RequestError {
  return new RequestError(
    415,
    'DESK_BODY_KIND',
    `the body must be ${wanted}`,
    'docs/api.md says what is to be sent.',
  );
}

export function tooManyReadings(): RequestError {
  return new RequestError(
    429,
    'DESK_TOO_MANY_READINGS',
    'too many files wait to be read',
    'Wait until some are done, or add a folder with: chancery add <folder>',
  );
}

export function questionTooLong(limit: number): RequestError {
  return new RequestError(
    503,
    'DESK_QUESTION_TOO_LONG',
    `it could not be answered in ${limit / 1000} seconds`,
    'Ask for fewer days, or for one party; or wait until what is being added is done.',
  );
}
