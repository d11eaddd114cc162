/** What can be wrong with a call, beside what the archive itself says: code, message, and what the assistant can do. */
import { ChanceryError } from '../record/index.js';

export function argumentInvalid(name: string, reason: string): ChanceryError {
  return new ChanceryError(
    'MCP_ARGUMENT_INVALID',
    `${name === '' ? 'the arguments' : name}: ${reason}`,
    "The tool's input schema says what each argument takes.",
  );
}

export function cursorInvalid(): ChanceryError {
  return new ChanceryError(
    'MCP_CURSOR_INVALID',
    'the cursor belongs to another question, or is none',
    'Give nextCursor as it came, with all other arguments as they were; without a cursor the answer begins anew.',
  );
}

export function toolUnknown(name: string, known: readonly string[]): ChanceryError {
  const hint = `There are ${known.join(', ')}.`;
  return new ChanceryError('MCP_TOOL_UNKNOWN', `there is no tool ${JSON.stringify(name.slice(0, 80))}`, hint);
}

export function documentUnknown(named: string): ChanceryError {
  const hint = 'The tools search and events give the numbers of the documents that are there.';
  return new ChanceryError(
    'MCP_DOCUMENT_UNKNOWN',
    `the archive has no document ${named.slice(0, 200)}`,
    hint,
  );
}

export function statementUnknown(named: string): ChanceryError {
  return new ChanceryError(
    'MCP_STATEMENT_UNKNOWN',
    `the archive has no statement ${named.slice(0, 200)}`,
    'The tools statements and article give the ids of the statements that are there.',
  );
}

export function documentLarge(document: number, limit: number): ChanceryError {
  return new ChanceryError(
    'MCP_DOCUMENT_LARGE',
    `the record of document ${document} is larger than ${limit / (1 << 20)} MiB`,
    'The tool article gives it part by part.',
  );
}

export function resourceUnknown(uri: string): ChanceryError {
  const hint = 'Ask for chancery://document/ and the number of a document.';
  return new ChanceryError('MCP_RESOURCE_UNKNOWN', `there is no resource ${uri.slice(0, 200)}`, hint);
}

export function tookTooLong(milliseconds: number): ChanceryError {
  return new ChanceryError(
    'MCP_TIME',
    `the question took longer than ${milliseconds / 1000} s and was stopped`,
    'Narrow it down, for instance by dates or parties.',
  );
}

/** One line: code, what is wrong, what to do. A fault of ours has no hint. */
export function explainError(error: unknown): string {
  if (error instanceof ChanceryError) return `${error.code}: ${error.message} — ${error.hint}`;
  return `something broke: ${error instanceof Error ? error.message : String(error)}`;
}
