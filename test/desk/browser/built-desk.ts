/** The built desk as its own process, as `npx chancery desk` starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

export interface BuiltDesk {
  /** Without a slash at its end. */
  readonly address: string;
  stop(): Promise<void>;
}

/** @throws Error where the desk ends before it serves, with what it said. */
export async function startDesk(archive: string): Promise<BuiltDesk> {
  if (!existsSync(MAIN)) throw new Error('dist/ is not built: npm run build');
  const child = spawn(process.execPath, [MAIN, 'desk', '--no-open', '--port', '0', '--archive', archive], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { address: await addressOf(child), stop: () => end(child) };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (words: Buffer): void => {
      said += words.toString();
      const address = /The desk is at (http:\/\/\S+?)\/? /.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code}: ${said}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}
