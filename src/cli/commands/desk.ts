/** `chancery desk`: the archive in a browser. */
import { Command } from 'commander';
import { FINISHING, listenForInterrupt } from '../interrupt.js';
import { printFailure, printMessage } from '../output.js';
import type { ReadingFlags } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';
import { portValue, tokenValue, wordsValue } from './values.js';

const DEFAULT_PORT = 4280;

const EXAMPLES = `
Serves to this machine alone, until Ctrl-C. Meanwhile chancery add may go on, and what it adds is seen. With --host beyond
the machine whoever opens it needs the token.

Examples:
  $ chancery desk
  $ chancery desk --archive wire.duckdb --port 8080 --no-open
  $ chancery desk --host 0.0.0.0 --token "$(openssl rand -hex 16)"
`;

interface Flags extends ReadingFlags {
  readonly host: string;
  readonly port?: number;
  readonly token?: string;
  readonly open: boolean;
}

export function deskCommand(): Command {
  const command = new Command('desk')
    .description('open the archive in a browser')
    .addOption(archiveOption())
    .option('--host <host>', 'the name or address to serve at', wordsValue, '127.0.0.1')
    .option('--port <port>', `the port (default: ${DEFAULT_PORT}, or a free one)`, portValue)
    .option(
      '--token <token>',
      'what has to be shown to get in; needed with --host beyond this machine',
      tokenValue,
    )
    .option('--no-open', 'print the address and open no browser')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const [{ isLoopback, serveDesk }, { archivePlace }, { chanceryVersion }] = await Promise.all([
        import('../../server/index.js'),
        import('../../archive/index.js'),
        import('../../archive/version.js'),
      ]);
      const { host, port, token = null } = flags;
      if (!isLoopback(host) && token === null) {
        command.error("error: beyond this machine the desk needs a token: give one with '--token'");
      }
      const interruption = listenForInterrupt(() => printMessage(`${FINISHING}\n`));
      const serve = (at: number): Promise<void> =>
        serveDesk(flags.archive ?? archivePlace(), {
          version: chanceryVersion(),
          host,
          port: at,
          token,
          signal: interruption.signal,
          tell: (error) => printFailure('desk', describe(error), null),
          onListening(address, elsewhere) {
            const whole = (it: string): string =>
              token === null ? it : `${it}?token=${encodeURIComponent(token)}`;
            printMessage(`The desk is at ${whole(address)} (Ctrl-C ends it)\n`);
            for (const it of elsewhere) printMessage(`From other machines: ${whole(it)}\n`);
            if (flags.open) void openBrowser(whole(address));
          },
        });
      try {
        await serve(port ?? DEFAULT_PORT).catch((error: unknown) => {
          if (port === undefined && isTaken(error)) return serve(0);
          throw error;
        });
      } catch (error) {
        if (!isTaken(error)) throw error;
        command.error(`error: port ${port} is taken: choose another with '--port', or leave it out`);
      } finally {
        interruption.release();
      }
    });
  return command;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Where there is no browser, the address stands on the terminal. */
async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import('open');
  const process = await open(address).catch(() => null);
  process?.on('error', () => {});
}
