/** One reader in a thread of its own: a document in, its record out. `pool.ts` starts as many as are wanted. */
import { workerData } from 'piscina';
import { createReader } from '../reader/index.js';
import type { ChanceryRecord, SourceDocument } from '../record/index.js';

export interface WorkerSettings {
  readonly threads: number;
}

const { threads }: WorkerSettings = workerData;
const reader = createReader({ threads });

/** Asked before the first document: a worker that answers has loaded. */
export const loaded = (): null => null;

export default (document: SourceDocument): Promise<ChanceryRecord> => reader.read(document);
