/**
 * Briefs: what an archive knows of a party, or of what passes between several, within some days. A situation brief says
 * what happened, who says so, what is disputed, what changed and what comes next; a press review says whose reporting
 * it is. No sentence without a record: `Sentence` cannot be made without the words of articles that it stands on, and a
 * brief takes nothing else.
 *
 * ```ts
 * const brief = await briefOn(archive, { about: ['PRK', 'RUS'], since: '2019-03', until: '2019-06' });
 * ```
 */
export { briefOn } from './asked.js';
export { composeBrief } from './compose.js';
export { type Piece, Sentence } from './sentence.js';
export type { Brief, BriefKind, Material, Paragraph, Reference, Section } from './types.js';
