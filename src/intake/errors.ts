import { fileURLToPath } from 'node:url';
import { ChanceryError } from '../record/index.js';

export const workerNotBuilt = (worker: URL): ChanceryError =>
  new ChanceryError(
    'INTAKE_NOT_BUILT',
    `The reader's worker ${fileURLToPath(worker)} is not there.`,
    'Install the package again (npm ci); in a checkout, build it first: npm run build.',
  );

export const workerBroken = (worker: URL, cause: unknown): ChanceryError =>
  new ChanceryError(
    'INTAKE_NOT_BUILT',
    `The reader's worker ${fileURLToPath(worker)} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
    'Install the package again (npm ci); in a checkout, build it again: npm run build.',
    { cause },
  );

export const textTooLong = (characters: number, heapMb: number, cause: unknown): ChanceryError =>
  new ChanceryError(
    'INTAKE_TOO_LONG',
    `its ${characters.toLocaleString('en')} characters need more memory than a reader has (${heapMb} MB)`,
    'No article is as long: give its parts one by one, or leave it out.',
    { cause },
  );

export const jobsInvalid = (jobs: number): ChanceryError =>
  new ChanceryError(
    'INTAKE_JOBS_INVALID',
    `"jobs" is ${jobs}, and there are 1 to 256.`,
    'Leave it out for one job a core.',
  );
