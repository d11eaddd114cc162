/** `chancery mcp`: the archive for assistants that speak the Model Context Protocol. */
import { Command } from 'commander';
import { listenForInterrupt } from '../interrupt.js';
import type { ReadingFlags } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';

const EXAMPLES = `
An assistant starts this command itself and speaks to it over standard input and output; docs/mcp.md shows how to tell
it. Its tools only read: search, events, statements, article, actors. Meanwhile chancery add may go on.

Examples:
  $ chancery mcp
  $ chancery mcp --archive wire.duckdb
`;

export function mcpCommand(): Command {
  return new Command('mcp')
    .description('serve the archive to an assistant (Model Context Protocol over stdio), read-only')
    .addOption(archiveOption())
    .addHelpText('after', EXAMPLES)
    .action(async ({ archive: file }: ReadingFlags) => {
      const [{ serveArchive }, { archivePlace }, { chanceryVersion }] = await Promise.all([
        import('../../mcp/index.js'),
        import('../../archive/index.js'),
        import('../../archive/version.js'),
      ]);
      const interruption = listenForInterrupt(() => {});
      try {
        await serveArchive(file ?? archivePlace(), {
          version: chanceryVersion(),
          input: process.stdin,
          output: process.stdout,
          signal: interruption.signal,
        });
      } finally {
        interruption.release();
      }
    });
}
