/** What can go wrong in the command itself: stable code, what it is about, the reason, and what to do. */

export type CliErrorCode =
  | 'CLI_OUTPUT_UNWRITABLE'
  | 'CLI_LINE_INVALID'
  | 'CLI_INPUT_UNREADABLE'
  | 'CLI_NAME_UNKNOWN'
  | 'CLI_OPTION_INVALID'
  | 'CLI_ID_UNKNOWN'
  | 'CLI_FEED_MISSING';

export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly code: CliErrorCode,
    /** What it is about, as the user named it; a line of a file is "file:7". */
    readonly input: string,
    readonly reason: string,
    readonly hint: string,
    /** 1: an input failed. 2: the command was used wrongly. */
    readonly exitCode: 1 | 2,
    cause?: unknown,
  ) {
    super(`${input}: ${reason}`, cause === undefined ? undefined : { cause });
  }
}

export function outputUnwritable(file: string, reason: string, hint: string, cause?: unknown): CliError {
  return new CliError('CLI_OUTPUT_UNWRITABLE', file, `cannot write the output: ${reason}`, hint, 1, cause);
}

export function lineInvalid(input: string, line: number, reason: string, hint: string): CliError {
  return new CliError('CLI_LINE_INVALID', `${input}:${line}`, reason, hint, 1);
}

export function inputUnreadable(input: string, reason: string, hint: string, cause?: unknown): CliError {
  return new CliError('CLI_INPUT_UNREADABLE', input, reason, hint, 1, cause);
}

export function nameUnknown(name: string, nearest: readonly string[]): CliError {
  return new CliError('CLI_NAME_UNKNOWN', name, 'PLOVER has no such name', explainHint(nearest), 2);
}

export function optionInvalid(option: string, value: string, nearest: readonly string[]): CliError {
  return new CliError(
    'CLI_OPTION_INVALID',
    `${option} ${value}`,
    'PLOVER has no such name',
    explainHint(nearest),
    2,
  );
}

export function idUnknown(id: string): CliError {
  const hint =
    '`chancery statements` and `chancery search` list what there is, with the numbers of articles.';
  return new CliError('CLI_ID_UNKNOWN', id, 'the archive has no such article or statement', hint, 2);
}

export function feedMissing(address: string): CliError {
  const hint = 'Give the address of an RSS, Atom, RDF or JSON feed; --no-check takes it as it is.';
  return new CliError('CLI_FEED_MISSING', address, 'it is no feed, and the page names none', hint, 1);
}

function explainHint(nearest: readonly string[]): string {
  return nearest.length === 0
    ? '`chancery explain` lists what there is.'
    : `Did you mean ${nearest.join(', ')}? \`chancery explain\` lists all.`;
}
