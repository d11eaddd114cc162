/** The page knows the server by its shapes only, and only their types. */
export type { EntityKind, EventCategory, EventStatus, QuadClass } from '../../src/record/types.js';
export type * from '../../src/server/shapes/index.js';
