/** The archive for assistants: a Model Context Protocol server that only reads. */
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { borrowArchive } from '../archive/index.js';
import { createMcpServer } from './server.js';

export interface ServeOptions {
  /** Of chancery, as the client is told. */
  readonly version: string;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/**
 * Serves the archive in that file until the client closes the input, which lets what runs be answered, or the signal
 * is aborted. The file need not be there yet: until it is, the tools say so.
 */
export async function serveArchive(
  file: string,
  { version, input, output, signal }: ServeOptions,
): Promise<void> {
  const { protocol, idle } = createMcpServer(borrowArchive(file), version);
  const closed = new Promise<void>((resolve) => {
    protocol.server.onclose = resolve;
  });
  const close = (): void => void protocol.close();
  input.once('end', () => void idle().then(() => setImmediate(close)));
  signal.addEventListener('abort', close, { once: true });
  await protocol.connect(new StdioServerTransport(input, output));
  if (signal.aborted) close();
  await closed;
  await idle();
  // What was written last leaves before the process does.
  await new Promise<void>((resolve) => output.write('', () => resolve()));
}
