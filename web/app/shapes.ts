/** The page knows the server by its shapes only, and only their types. */
export type * from '../../src/server/shapes/index.js';
