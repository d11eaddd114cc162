/** The built command in a process of its own: `npm test` builds it first. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs in that folder, with what the environment says of colours left out. */
export function start(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env: { ...rest, ...env } });
  child.stdin?.on('error', () => {});
  return child;
}

/** What it has printed when it ends. Its standard input is the caller's to end. */
export function resultOf(child: ChildProcess): Promise<Result> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
  });
}

export function runToEnd(
  args: readonly string[],
  cwd: string,
  {
    input = '',
    env = {},
  }: { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Result> {
  const child = start(args, cwd, env);
  child.stdin?.end(input);
  return resultOf(child);
}
