/** Ways in: inputs → documents → readers in worker threads → the archive. */
export { addTo } from './add.js';
export type { Counts, Difference } from './differences.js';
export { addDropped, type DroppedFile } from './dropped.js';
export { type Rereading, type RereadOptions, type RereadProgress, reread } from './reread.js';
export type { AddOptions, Failure, Progress } from './types.js';
