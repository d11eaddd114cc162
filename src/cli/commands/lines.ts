/** Lines of standard input or of a file, as bytes come: one at a time, numbered from 1, checked to be UTF-8. */
import { createReadStream } from 'node:fs';
import { inputUnreadable, lineInvalid } from '../errors.js';

export interface Line {
  readonly number: number;
  /** Null where the bytes are not UTF-8. */
  readonly text: string | null;
}

const LINE_FEED = 0x0a;
/** Longer lines are no sentences: refused before they fill the memory. */
const LONGEST = 16 * 1024 * 1024;

/** Throws `CliError` where the input cannot be opened or read, or a line has no end. */
export async function* readLines(input: string): AsyncGenerator<Line> {
  const stream: AsyncIterable<Uint8Array> = input === '-' ? process.stdin : createReadStream(input);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes: Uint8Array): string | null => {
    try {
      return decoder.decode(bytes).replace(/\r$/, '');
    } catch {
      return null;
    }
  };
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  try {
    for await (const chunk of stream) {
      let from = 0;
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
        number += 1;
        yield { number, text: decode(Buffer.concat([...parts, chunk.subarray(from, at)])) };
        parts = [];
        size = 0;
        from = at + 1;
      }
      parts.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > LONGEST) {
        throw lineInvalid(
          input,
          number + 1,
          'the line is longer than 16 MiB',
          'Give one JSON object a line.',
        );
      }
    }
  } catch (cause) {
    throw unreadable(input, cause);
  }
  if (size > 0) yield { number: number + 1, text: decode(Buffer.concat(parts)) };
}

function unreadable(input: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT') return inputUnreadable(input, 'no such file', 'Check the path.', cause);
  if (code === 'EISDIR')
    return inputUnreadable(input, 'it is a directory', 'Name a file, or - for standard input.', cause);
  if (code === 'EACCES')
    return inputUnreadable(input, 'no permission to read it', 'Check its permissions.', cause);
  return cause;
}
