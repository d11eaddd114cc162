export { eventCategory, recordSchema, SCHEMA_ID } from './schema.js';
export * from './types.js';
