/** Asks the process that has the archive open. */
import { connect, type Socket } from 'node:net';
import { ArchiveError } from '../errors.js';
import type { Answers, Page, Question } from '../questions.js';
import type { UserSqlOptions } from '../types.js';
import type { Beacon } from './beacon.js';
import { decode, encode, lineReader, type Reply, type Request } from './protocol.js';

/** The owner went away: who asked may ask again, of the file or of the next owner. */
export class OwnerGone extends Error {
  override readonly name = 'OwnerGone';
}

export interface GuestAnswers extends Answers {
  close(): void;
}

interface Waiting {
  readonly take: (reply: Extract<Reply, { rows: unknown }>) => void;
  readonly fail: (error: unknown) => void;
}

const CONNECT_TIMEOUT = 2000;
const MAX_REPLY = 1024 * 1024 * 1024;

/** @throws OwnerGone where nobody answers */
export async function visitOwner(archive: string, beacon: Beacon): Promise<GuestAnswers> {
  if (beacon.address === null) throw new OwnerGone('the owner offers no way to ask it');
  const socket = await reach(beacon.address);
  socket.write(encode({ token: beacon.token }));
  return converse(archive, socket);
}

function reach(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const fail = (): void => {
      socket.destroy();
      reject(new OwnerGone('the owner does not answer'));
    };
    socket.setTimeout(CONNECT_TIMEOUT, fail);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function converse(archive: string, socket: Socket): GuestAnswers {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const lose = (): void => {
    socket.destroy();
    const error = new OwnerGone('the owner has gone');
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
    idle();
  };
  socket.on('error', lose);
  socket.on('close', lose);
  socket.on(
    'data',
    lineReader(
      () => MAX_REPLY,
      (line) => {
        const reply = line === null ? null : toReply(line);
        if (reply === null) lose();
        else hear(reply);
      },
    ),
  );
  idle();

  /** A guest that waits for nothing keeps no process alive. */
  function idle(): void {
    if (waiting.size === 0) socket.unref();
    else socket.ref();
  }

  function hear(reply: Reply): void {
    const who = waiting.get(reply.id);
    if (who === undefined) return;
    if ('error' in reply) {
      waiting.delete(reply.id);
      const { code, reason, hint } = reply.error;
      who.fail(new ArchiveError(code, archive, reason, hint));
    } else {
      if (reply.last) waiting.delete(reply.id);
      who.take(reply);
    }
    idle();
  }

  async function* ask(
    request: (id: number) => Request,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Extract<Reply, { rows: unknown }>, void, undefined> {
    signal?.throwIfAborted();
    if (socket.destroyed) throw new OwnerGone('the owner has gone');
    last += 1;
    const id = last;
    const arrived: Extract<Reply, { rows: unknown }>[] = [];
    let failed: { readonly error: unknown } | null = null;
    let wake = (): void => {};
    const stop = (): void => {
      socket.write(encode({ id, ask: 'cancel' }));
      waiting.delete(id);
      failed = { error: signal?.reason };
      idle();
      wake();
    };
    waiting.set(id, {
      take: (reply) => {
        arrived.push(reply);
        wake();
      },
      fail: (error) => {
        failed = { error };
        wake();
      },
    });
    idle();
    signal?.addEventListener('abort', stop, { once: true });
    socket.write(encode(request(id)));
    try {
      for (;;) {
        const reply = arrived.shift();
        if (reply !== undefined) {
          yield reply;
          if (reply.last) return;
          continue;
        }
        const problem = failed as { readonly error: unknown } | null;
        if (problem !== null) throw problem.error;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      // Left before the end: the owner need not go on.
      if (waiting.delete(id) && !socket.destroyed) socket.write(encode({ id, ask: 'cancel' }));
      idle();
    }
  }

  async function select({ sql, parameters, signal }: Question): Promise<Page> {
    let columns: Page['columns'] = [];
    const rows: Page['rows'][number][] = [];
    for await (const reply of ask((id) => ({ id, ask: 'select', sql, parameters }), signal)) {
      columns = reply.columns;
      for (const row of reply.rows) rows.push(row);
    }
    return { columns, rows };
  }

  async function* pages({ sql, parameters, signal }: Question): AsyncGenerator<Page, void, undefined> {
    for await (const reply of ask((id) => ({ id, ask: 'pages', sql, parameters }), signal)) {
      if (!reply.last) {
        // asked for while this one is used
        socket.write(encode({ id: reply.id, ask: 'next' }));
        yield { columns: reply.columns, rows: reply.rows };
      }
    }
  }

  return {
    select,
    pages,
    async userSql(sql, { limit, timeLimit, signal }: UserSqlOptions) {
      const request = (id: number): Request => ({ id, ask: 'user', sql, limit, timeLimit });
      for await (const { columns, rows, more } of ask(request, signal)) {
        return { columns, rows, more: more === true };
      }
      throw new OwnerGone('the owner has gone');
    },
    close: () => socket.destroy(),
  };
}

function toReply(line: string): Reply | null {
  try {
    const reply: unknown = decode(line);
    if (typeof reply !== 'object' || reply === null) return null;
    const { id, rows, columns, error } = reply as Partial<Record<string, unknown>>;
    if (typeof id !== 'number') return null;
    if (typeof error === 'object' && error !== null) return reply as Reply;
    return Array.isArray(rows) && Array.isArray(columns) ? (reply as Reply) : null;
  } catch {
    return null;
  }
}
