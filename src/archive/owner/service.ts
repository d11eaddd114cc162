/** The owner answers the questions of other processes, so that readers are never shut out while it writes. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ArchiveError, archiveDamaged, archiveFailure } from '../errors.js';
import type { Answers, Page } from '../questions.js';
import { removeBeacon, writeBeacon } from './beacon.js';
import { type Asking, decode, encode, lineReader, type Reply, type Request } from './protocol.js';

export interface OwnerService {
  /** Lets running answers end (for a moment), then takes no more. */
  close(): Promise<void>;
}

const MAX_HELLO = 1024;
const MAX_REQUEST = 16 * 1024 * 1024;
const MAX_GUESTS = 32;
const MAX_ASKED = 16;
const GRACE = 2000;
const PAGE_ROWS = 1000;

/** Begins to serve. Where no socket can be had, the beacon says so and readers wait for their turn. */
export async function startService(archive: string, answers: Answers): Promise<OwnerService> {
  const token = randomBytes(32).toString('hex');
  const guests = new Set<Guest>();
  const server = createServer((socket) => {
    if (guests.size >= MAX_GUESTS) {
      socket.destroy();
      return;
    }
    const guest = receive(socket, archive, token, answers);
    guests.add(guest);
    socket.on('close', () => guests.delete(guest));
  });
  const address = await listen(server);
  const leave = (): void => {
    removeBeacon(archive);
    if (address !== null) removeSocket(address);
  };
  process.on('exit', leave);
  await writeBeacon(archive, { pid: process.pid, address, token });
  return {
    async close() {
      process.off('exit', leave);
      removeBeacon(archive);
      if (server.listening) server.close();
      const patience = new Promise((resolve) => setTimeout(resolve, GRACE).unref());
      await Promise.race([Promise.all([...guests].map((guest) => guest.idle())), patience]);
      for (const guest of guests) guest.end();
      leave();
    },
  };
}

interface Guest {
  /** Resolves when nothing that it asked runs. */
  idle(): Promise<void>;
  end(): void;
}

function receive(socket: Socket, archive: string, token: string, answers: Answers): Guest {
  const running = new Map<number, { stop: AbortController; next: () => void; done: Promise<void> }>();
  let welcome = false;
  socket.unref();
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const { stop, next } of running.values()) {
      stop.abort();
      next();
    }
  });
  const read = lineReader(
    () => (welcome ? MAX_REQUEST : MAX_HELLO),
    (line) => {
      const message = line === null ? null : parse(line);
      if (message === null) {
        socket.destroy();
      } else if (welcome) {
        take(message);
      } else if (sameToken(message.token, token)) {
        welcome = true;
      } else {
        socket.destroy();
      }
    },
  );
  socket.on('data', read);

  function take(message: Readonly<Record<string, unknown>>): void {
    const request = toRequest(message);
    if (request === null) {
      socket.destroy();
      return;
    }
    const asked = running.get(request.id);
    if (!('sql' in request)) {
      if (request.ask === 'cancel') asked?.stop.abort();
      asked?.next();
    } else if (asked !== undefined || running.size >= MAX_ASKED) {
      socket.destroy();
    } else {
      begin(request);
    }
  }

  function begin(request: Asking): void {
    const stop = new AbortController();
    let wake: (() => void) | null = null;
    let wanted = 1;
    const next = (): void => {
      wanted += 1;
      wake?.();
    };
    /** The guest says when it has room for the next page. */
    const turn = async (): Promise<void> => {
      while (wanted === 0 && !stop.signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      wanted -= 1;
    };
    const done = answer(request, stop.signal, turn)
      .catch((error: unknown) => send(failure(request.id, archive, error)))
      .finally(() => running.delete(request.id));
    running.set(request.id, { stop, next, done });
  }

  async function answer(request: Asking, signal: AbortSignal, turn: () => Promise<void>): Promise<void> {
    const { id, sql } = request;
    if (request.ask === 'user') {
      const { limit, timeLimit } = request;
      const { columns, rows, more } = await answers.userSql(sql, { limit, timeLimit, signal });
      await send({ id, columns, rows, more, last: true });
      return;
    }
    const question = { sql, parameters: request.parameters, signal };
    if (request.ask === 'select') {
      const page = await answers.select(question);
      for (let from = 0; from === 0 || from < page.rows.length; from += PAGE_ROWS) {
        await send(part(id, page, from));
      }
      return;
    }
    let columns: Page['columns'] = [];
    for await (const page of answers.pages(question)) {
      await turn();
      signal.throwIfAborted();
      columns = page.columns;
      await send({ id, columns, rows: page.rows, last: false });
    }
    await send({ id, columns, rows: [], last: true });
  }

  function send(reply: Reply): Promise<void> {
    return new Promise((resolve) => {
      if (socket.destroyed) resolve();
      else socket.write(encode(reply), () => resolve());
    });
  }

  return {
    idle: async () => {
      await Promise.all([...running.values()].map(({ done }) => done));
    },
    end: () => socket.destroy(),
  };
}

function part(id: number, page: Page, from: number): Reply {
  const rows = page.rows.slice(from, from + PAGE_ROWS);
  return { id, columns: page.columns, rows, last: from + PAGE_ROWS >= page.rows.length };
}

function failure(id: number, archive: string, error: unknown): Reply {
  const known = error instanceof ArchiveError ? error : archiveFailure(archive, error);
  const { code, reason, hint } = known instanceof ArchiveError ? known : archiveDamaged(archive, known);
  return { id, error: { code, reason, hint } };
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const message: unknown = decode(line);
    return typeof message === 'object' && message !== null ? (message as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function toRequest(message: Readonly<Record<string, unknown>>): Request | null {
  const { id, ask, sql, parameters, limit, timeLimit } = message;
  if (typeof id !== 'number') return null;
  if (ask === 'next' || ask === 'cancel') return { id, ask };
  if (typeof sql !== 'string') return null;
  if (ask === 'user') {
    return {
      id,
      ask,
      sql,
      limit: typeof limit === 'number' ? limit : undefined,
      timeLimit: typeof timeLimit === 'number' ? timeLimit : undefined,
    };
  }
  if ((ask !== 'select' && ask !== 'pages') || !Array.isArray(parameters)) return null;
  return { id, ask, sql, parameters };
}

/** Compared in constant time, whatever the lengths. */
function sameToken(given: unknown, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}

async function listen(server: Server): Promise<string | null> {
  const address = socketAddress();
  if (address === null) return null;
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(address, () => resolve(true));
  });
  server.unref();
  if (!listening) return null;
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  return address;
}

/** What a Unix socket's path may be long, less one. */
const MAX_ADDRESS = 103;

/** A socket in a folder that only this user enters; null where there is no such folder. */
function socketAddress(): string | null {
  const name = `chancery-${randomBytes(8).toString('hex')}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  try {
    const folder = socketFolder(process.env.XDG_RUNTIME_DIR ?? tmpdir());
    const address = path.join(folder, `${name}.sock`);
    return Buffer.byteLength(address) > MAX_ADDRESS ? null : address;
  } catch {
    return null;
  }
}

function socketFolder(parent: string): string {
  const folder = path.join(parent, `chancery-${process.getuid?.() ?? 'user'}`);
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true });
    const about = lstatSync(folder);
    const own = about.isDirectory() && about.uid === process.getuid?.() && (about.mode & 0o077) === 0;
    if (own) return folder;
  } catch {
    // Somebody else's, or no folder: one with a name of its own does as well.
  }
  return mkdtempSync(path.join(tmpdir(), 'chancery-'));
}

function removeSocket(address: string): void {
  if (process.platform === 'win32') return;
  try {
    unlinkSync(address);
    const folder = path.dirname(address);
    if (/^chancery-\w{6}$/.test(path.basename(folder)) && !/^chancery-\d+$/.test(path.basename(folder))) {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // gone already
  }
}
