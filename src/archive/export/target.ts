/** Where text goes: a stream of the caller's, or a file that appears only when whole. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { exportUnwritable } from './errors.js';

export interface TextTarget {
  write(text: string): Promise<void>;
  /** Makes what was written final. */
  close(): Promise<void>;
  /** Leaves no trace of it in a file; a stream has taken what it has. */
  discard(): Promise<void>;
}

/** @throws ExportError EXPORT_UNWRITABLE */
export function openTextTarget(target: string | Writable): Promise<TextTarget> {
  return typeof target === 'string' ? openFile(target) : Promise.resolve(streaming(target));
}

function streaming(stream: Writable): TextTarget {
  return {
    async write(text) {
      if (text !== '' && !stream.write(text)) await once(stream, 'drain');
    },
    close: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

async function openFile(file: string): Promise<TextTarget> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) {
    throw exportUnwritable(file, Object.assign(new Error('it is a directory'), { code: 'EISDIR' }));
  }
  // A device or a named pipe must not be replaced by a file.
  const direct = there !== null && !there.isFile();
  const draft = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`,
  );
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw exportUnwritable(file, cause);
    }
  };
  const handle = await guarded(() => open(direct ? file : draft, direct ? 'w' : 'wx'));
  return {
    write: (text) => guarded(() => handle.writeFile(text)),
    async close() {
      await guarded(async () => {
        if (!direct) await handle.sync();
        await handle.close();
        if (!direct) await rename(draft, file);
      });
    },
    async discard() {
      await handle.close().catch(() => {});
      if (!direct) await unlink(draft).catch(() => {});
    },
  };
}
