/** The archive's room as others see it. */
export { DERIVED_TABLES } from './derived.js';
export { ArchiveError, type ArchiveErrorCode } from './errors.js';
export { fingerprintOf } from './fingerprint.js';
export { type ArchiveLease, type ArchiveSource, borrowArchive, type LeaseOptions } from './lease.js';
export { openArchive } from './open.js';
export { archivePlace } from './place.js';
export { outletKey } from './printed.js';
export type * from './types.js';
