/** The shapes of all that the desk's server gives: validation, the OpenAPI document and the page's types are made from them. */
export type {
  EventStatus,
  QuadClass,
} from '../../record/index.js';
export type * from './actors.js';
export type * from './article.js';
export type * from './common.js';
export type * from './filters.js';
export type * from './reading.js';
export type * from './review.js';
export type * from './search.js';
export type * from './situation.js';
