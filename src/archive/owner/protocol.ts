/** What owner and guest say to each other: one JSON value a line. */
import type { ArchiveErrorCode } from '../errors.js';
import type { Column, Page } from '../questions.js';
import type { Parameter } from '../types.js';

export type Asking =
  | {
      readonly id: number;
      readonly ask: 'select' | 'pages';
      readonly sql: string;
      readonly parameters: readonly Parameter[];
    }
  | {
      readonly id: number;
      readonly ask: 'user';
      readonly sql: string;
      readonly limit?: number | undefined;
      readonly timeLimit?: number | undefined;
    };

/** Of a question that was asked: the next page, or no more. */
export interface Following {
  readonly id: number;
  readonly ask: 'next' | 'cancel';
}

export type Request = Asking | Following;

export type Reply =
  | {
      readonly id: number;
      readonly columns: readonly Column[];
      readonly rows: Page['rows'];
      readonly last: boolean;
      readonly more?: boolean;
    }
  | {
      readonly id: number;
      readonly error: { readonly code: ArchiveErrorCode; readonly reason: string; readonly hint: string };
    };

/** The guest's first line. */
export interface Hello {
  readonly token: string;
}

/** What JSON has no form for. */
const BYTES = '$bytes';
const BIGINT = '$bigint';

export function encode(message: Request | Reply | Hello): string {
  return `${JSON.stringify(message, (_, value: unknown) => toJson(value))}\n`;
}

export function decode(line: string): unknown {
  return JSON.parse(line, (_, value: unknown) => fromJson(value));
}

function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return { [BIGINT]: String(value) };
  // A Buffer would not be seen here (its own toJSON comes first); rows hold plain Uint8Array.
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString('base64') };
  return value;
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const [first, ...rest] = Object.entries(value);
  if (first === undefined || rest.length > 0 || typeof first[1] !== 'string') return value;
  if (first[0] === BYTES) return new Uint8Array(Buffer.from(first[1], 'base64'));
  if (first[0] === BIGINT && /^-?\d{1,20}$/.test(first[1])) return BigInt(first[1]);
  return value;
}

/**
 * Lines out of pieces.
 * @param limit bytes of a line at most; beyond it, `onLine` gets null and nothing more is read
 */
export function lineReader(
  limit: () => number,
  onLine: (line: string | null) => void,
): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  let length = 0;
  let over = false;
  return (piece) => {
    let rest = piece;
    for (let end = rest.indexOf(10); end >= 0 && !over; end = rest.indexOf(10)) {
      const line = Buffer.concat([...pieces, rest.subarray(0, end)]);
      pieces = [];
      length = 0;
      rest = rest.subarray(end + 1);
      onLine(line.toString('utf8'));
    }
    if (over) return;
    pieces.push(rest);
    length += rest.length;
    if (length <= limit()) return;
    over = true;
    pieces = [];
    onLine(null);
  };
}
