/** The reader as one visible, ordered list of stages: document in, record out. */
import type { Lexicon } from '../lexicon/types.js';
import { type ChanceryRecord, SCHEMA_ID, type SourceDocument } from '../record/index.js';
import type { Draft, Stage } from './draft.js';

