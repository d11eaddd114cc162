/** Directories and globs → the files to read, sorted, so that the order is the same on every machine. */
import { open, readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type DocumentError, documentMissing, documentUnreadable, errorCode } from './errors.js';
import { isReadable, sniffFormat } from './sniff.js';

/** What is looked at to tell a feed from other XML or JSON. */
const HEAD = 4096;

/** Hidden files and linked directories are left out: the first are not meant, the second can go in circles. */
export async function listFiles(directory: string): Promise<{ files: string[]; errors: DocumentError[] }> {
  const files: string[] = [];
  const errors: DocumentError[] = [];
  const waiting = [directory];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for (const entry of await readdir(next, { withFileTypes: true })) {
        const path = join(next, entry.name);
        if (entry.name.startsWith('.')) continue;
        if (entry.isDirectory()) waiting.push(path);
        else if (entry.isFile() || entry.isSymbolicLink()) {
          const readable = isReadable(path);
          if (readable === 'perhaps' ? await opensLikeFeed(path) : readable) files.push(path);
        }
      }
    } catch (cause) {
      errors.push(asFileError(next, cause));
    }
  }
  return { files: files.sort(), errors };
}

/** Whether the path has wildcards, ranges or alternatives in it. */
export async function isGlob(path: string): Promise<boolean> {
  const { isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(path);
}

/** Files alone, of any kind; hidden ones only where the pattern names the dot, links to directories not followed. */
export async function matchFiles(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, {
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  return found.sort();
}

export function asFileError(path: string, cause: unknown): DocumentError {
  return errorCode(cause) === 'ENOENT' ? documentMissing(path) : documentUnreadable(path, cause);
}

async function opensLikeFeed(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  // What cannot be opened is said when it is read.
  if (file === null) return true;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    // Under another name, so that only the content speaks; other XML is left alone.
    return isFeedStart(buffer.subarray(0, bytesRead));
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

function isFeedStart(head: Uint8Array): boolean {
  return sniffFormat('head.txt', head) === 'feed';
}
