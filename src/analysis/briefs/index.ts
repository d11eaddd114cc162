/**
 * Briefs: what an archive knows of a party, or of what passes between several, within some days. A situation brief says
 * what happened, who says so, what is disputed, what changed and what comes next; a press review says whose reporting
 * it is. No sentence without a record: `Sentence` cannot be made without the words of articles that it stands on, and a
 * brief takes nothing else.
 *
 * ```ts
 * const question = { kind: 'situation', about: ['PRK', 'RUS'], since: '2019-03-01', until: '2019-06-30' } as const;
 * const brief = composeBrief(question, await readMaterial(archive, question));
 * ```
 */
export { composeBrief } from './compose.js';
export { createEvidenceBook } from './evidence.js';
export { readMaterial } from './of-archive.js';
export { likelihoodWordsIn } from './probability.js';
export { type Evidence, Sentence } from './sentence.js';
export { tellIncidents } from './told-incidents.js';
export type { Brief, BriefKind, Material, Paragraph, Reference, ToldIncident } from './types.js';
