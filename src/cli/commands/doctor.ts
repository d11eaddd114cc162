/** `chancery doctor`: whether all is well with the archive. */
import { Command } from 'commander';
import type { Finding } from '../../archive/index.js';
import type { Outcome } from '../outcome.js';
import { printResult } from '../output.js';
import { oneLine } from '../views/harmless.js';
import { type ReadingFlags, readArchive } from './archive-reading.js';
import { archiveOption } from './archive-writing.js';

const EXAMPLES = `
Checks that every row has its document, every offset stands inside its text, every record can be read, and the search
knows every article. One line for each finding, with what to do; the exit status is 1 where there is an error.

Examples:
  $ chancery doctor
  $ chancery doctor --archive old.duckdb --json | jq -r .what
`;

interface Flags extends ReadingFlags {
  readonly json?: true;
}

export function doctorCommand(outcome: Outcome): Command {
  return new Command('doctor')
    .description('check the archive')
    .option('--json', 'a finding a line, as JSON')
    .addOption(archiveOption())
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      await readArchive(flags, async (archive, signal) => {
        const findings = await archive.doctor(signal);
        if (findings.some(({ severity }) => severity === 'error')) outcome.failed = true;
        if (flags.json === true) {
          await printResult(findings.map((finding) => `${JSON.stringify(finding)}\n`).join(''));
          return;
        }
        const well = findings.every(({ severity }) => severity === 'note');
        const last = well ? `all is well with ${oneLine(archive.path)}\n` : '';
        await printResult(`${findings.map(findingLine).join('')}${last}`);
      });
    });
}

function findingLine({ severity, where, what, hint }: Finding): string {
  return `${severity}: ${oneLine(where)}: ${oneLine(what)} — ${oneLine(hint)}\n`;
}
