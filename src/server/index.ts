/** The desk: the archive in a browser, served to the person at this machine. */
import { networkInterfaces } from 'node:os';
import { serve } from '@hono/node-server';
import { borrowArchive, openArchive } from '../archive/index.js';
import { createDesk } from './app.js';
import { createReadings } from './readings.js';
import { hostsOf } from './security.js';
import { builtSite, openSite } from './site.js';

export { isLoopback } from './security.js';

export interface ServeOptions {
  readonly version: string;
  /** A name or address of this machine. */
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Asked of everybody, where there is one. */
  readonly token: string | null;
  readonly signal: AbortSignal;
  /** Told what broke. */
  readonly tell: (error: unknown) => void;
  /** Called when it answers, with the address to open, and with those that other machines may open. */
  readonly onListening: (address: string, elsewhere: readonly string[]) => void;
}

/** Milliseconds that the archive stays open after the last question, if nobody wants to write: people think between two. */
const LINGER = 30_000;

/**
 * Serves the archive in that file, which is made where there is none, until the signal is aborted.
 * @throws ArchiveError; the system's error where it cannot listen there
 */
export async function serveDesk(file: string, options: ServeOptions): Promise<void> {
  const { host, token, signal, version, tell } = options;
  await prepare(file);
  const archive = borrowArchive(file, { linger: LINGER });
  const door = { host, port: options.port, token };
  const readings = createReadings(archive, tell);
  const app = createDesk({ version, file, archive, readings, site: openSite(builtSite()), door, tell });
  const closed = new Promise<void>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port: options.port }, ({ port }) => {
      door.port = port;
      const { here, elsewhere } = hostsOf(host, networkInterfaces());
      const addressOf = (name: string): string =>
        `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
      options.onListening(addressOf(here), elsewhere.map(addressOf));
    });
    server.once('error', reject);
    server.once('close', () => resolve());
    const close = (): void => {
      server.close();
      // A browser keeps its connections open, and would keep the desk.
      if ('closeAllConnections' in server) server.closeAllConnections();
    };
    signal.addEventListener('abort', close, { once: true });
    if (signal.aborted) close();
  });
  try {
    await closed;
  } finally {
    await readings.close();
    await archive.close();
  }
}

/** An archive of the present form, so that questions find one. */
async function prepare(file: string): Promise<void> {
  try {
    await (await openArchive(file, { readonly: true })).close();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ARCHIVE_MISSING' && code !== 'ARCHIVE_OLDER') throw error;
    await (await openArchive(file)).close();
  }
}
