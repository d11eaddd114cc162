/**
 * All that the command prints goes through here: results on standard output or into a file, messages on standard
 * error. A file is written beside its place and renamed when whole, so nobody ever finds half of one.
 */
import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { type FileHandle, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { outputUnwritable } from './errors.js';
import { harmless, oneLine } from './views/harmless.js';

/** Where results go. `close` makes them final, `discard` leaves no trace of them (as far as that can be had). */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  discard(): Promise<void>;
}

export interface Terminal {
  /** Of results: colours and width matter only where a person looks. */
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

/** Standard output as results see it. */
export const terminal: Terminal = {
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns,
};

/** Writes to standard output. Resolves when the reader of the pipe has taken it, so memory stays bounded. */
export function printResult(text: string): Promise<void> {
  return text === '' ? Promise.resolve() : writeTo(process.stdout, text);
}

/** One line on standard error: `chancery: <input>: <reason> — <what to do>`. */
export function printFailure(input: string | null, reason: string, hint: string | null): void {
  const subject = input === null ? '' : `${oneLine(input)}: `;
  const advice = hint === null || hint === '' ? '' : ` — ${oneLine(hint)}`;
  process.stderr.write(`chancery: ${subject}${oneLine(reason)}${advice}\n`);
}

/** Text of several lines on standard error: usage and its errors. */
export function printMessage(text: string): void {
  process.stderr.write(harmless(text));
}

/**
 * What a closed pipe (`| head`) means for us: nobody wants the rest, so stop without a word. `exitCode` is asked when
 * it happens.
 */
export function stopWhenPipeCloses(exitCode: () => number): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCode());
    printFailure(null, `standard output cannot be written: ${error.message}`, null);
    process.exit(1);
  });
  // With standard error gone there is nobody left to tell.
  process.stderr.on('error', () => {});
}

/** Standard output, or the file named. Rejects with a `CliError` where that cannot be written. */
export async function openSink(file: string | undefined): Promise<Sink> {
  if (file === undefined) {
    return { write: printResult, close: () => Promise.resolve(), discard: () => Promise.resolve() };
  }
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) throw outputUnwritable(file, 'it is a directory', 'Name a file in it.');
  // A device or a named pipe (/dev/stdout, a FIFO) must not be replaced by a file: it is written to directly.
  if (there !== null && !there.isFile()) return direct(file);
  return beside(file);
}

/** The same for the length of a work: what it wrote is final where it succeeds, and gone where it fails. */
export async function withSink<T>(file: string | undefined, work: (sink: Sink) => Promise<T>): Promise<T> {
  const sink = await openSink(file);
  try {
    const result = await work(sink);
    await sink.close();
    return result;
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

async function direct(file: string): Promise<Sink> {
  const handle = await open(file, 'w').catch((cause: unknown) => {
    throw unwritable(file, cause);
  });
  return {
    write: (text) => handle.writeFile(text),
    close: () => handle.close(),
    discard: () => handle.close(),
  };
}

async function beside(file: string): Promise<Sink> {
  const name = `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`;
  const draft = path.join(path.dirname(file), name);
  const handle: FileHandle = await open(draft, 'wx').catch((cause: unknown) => {
    throw unwritable(file, cause);
  });
  const remove = (): void => {
    try {
      unlinkSync(draft);
    } catch {
      // Gone already: that is what was wanted.
    }
  };
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('exit', remove);
  const release = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.off('exit', remove);
  };
  return {
    async write(text) {
      await handle.writeFile(text).catch((cause: unknown) => {
        throw unwritable(file, cause);
      });
    },
    async close() {
      try {
        await handle.sync();
        await handle.close();
        await rename(draft, file);
      } catch (cause) {
        remove();
        throw unwritable(file, cause);
      } finally {
        release();
      }
    },
    async discard() {
      release();
      await handle.close().catch(() => {});
      await unlink(draft).catch(() => {});
    },
  };
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['its folder does not exist', 'Make the folder, or name another file.'],
  ENOTDIR: ['its folder is a file', 'Name another file.'],
  EACCES: ['no permission to write there', 'Name a file in a folder of yours.'],
  EPERM: ['no permission to write there', 'Name a file in a folder of yours.'],
  EROFS: ['the disk is read-only', 'Name a file on another disk.'],
  ENOSPC: ['the disk is full', 'Make room, or name a file on another disk.'],
};

function unwritable(file: string, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const [reason, hint] = REASONS[code] ?? [
    `cannot be written (${code || String(cause)})`,
    'Name another file.',
  ];
  return outputUnwritable(file, reason, hint, cause);
}

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    // Errors come by the stream's own event, see `stopWhenPipeCloses`.
    stream.write(text, () => resolve());
  });
}
