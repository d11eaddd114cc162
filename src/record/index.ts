/** Types and constants only: the zod schemas stay in `schema.ts`, so that reading need not load zod. */
export { ChanceryError } from './errors.js';
export { EVENT_CATEGORIES, isEventCategory } from './event-categories.js';
export { SCHEMA_ID } from './schema-id.js';
export type * from './types.js';
