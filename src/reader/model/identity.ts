/** Which reader made a reading: kept with each, so that a later one can tell what it has not read yet. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { modelMissing } from '../errors.js';
import { MODEL_FOLDER } from './folder.js';

const PACKAGE = new URL('../../../package.json', import.meta.url);

let kept: string | null = null;

/**
 * The version of the rules and a digest of the weights beside them, as in "reader-0.1.0 3f2a9c1b". The files do not
 * change while a process runs, so they are read once (30 MB, a tenth of a second).
 * @throws ChanceryError READER_MODEL_MISSING
 */
export const modelIdentity = (): string => {
  kept ??= identify();
  return kept;
};

const identify = (): string => {
  try {
    const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(PACKAGE, 'utf8'));
    const digest = createHash('sha256');
    for (const name of readdirSync(MODEL_FOLDER).sort()) {
      const bytes = readFileSync(new URL(name, MODEL_FOLDER));
      digest.update(`${name} ${bytes.length}\n`).update(bytes);
    }
    return `reader-${String(version)} ${digest.digest('hex').slice(0, 8)}`;
  } catch (cause) {
    throw modelMissing(MODEL_FOLDER, cause);
  }
};
