/**
 * Watches: saved questions, asked again as articles come in. A watch looks for what passes between two parties, what
 * one does or says, events of a category, a phrase in statements, or all that its feeds bring; `runRound` reads the
 * feeds and says what is new since the last time that it was told.
 *
 * ```ts
 * await addWatch(archive, { name: 'hanoi', question: { pair: ['PRK', 'USA'] }, feeds: ['https://example.org/feed'] });
 * for await (const step of runRound(archive, { readFeed })) {
 *   if (step.kind === 'news') await tell(step.items.map(tellingOf)).then(step.told);
 * }
 * ```
 */
export { atomFeed } from './atom.js';
export type { NewsItem } from './news.js';
export { addWatch, chooseWatches, listWatches, removeWatch } from './of-archive.js';
export { parseQuestion, questionInWords, type WatchQuestion } from './question.js';
export { type FeedOutcome, type ReadFeed, type RoundStep, runRound } from './run.js';
export { type Telling, tellingOf } from './telling.js';
