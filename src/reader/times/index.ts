/**
 * The stage `times`: finds time expressions and gives each its TIMEX3 type and value (TimeML 1.2.1, with TempEval-3's
 * decades "195" and centuries "19"). Words are cut finer than tokens, rules read them into meanings, and meanings are
 * resolved against the article's date, the tense of the verb and the times named before.
 */
import type { TimeExpression } from '../../record/index.js';
import type { Stage } from '../draft.js';
import { createResolver } from './resolve.js';
import { findTimes } from './scan.js';
import { createTenseReader } from './tense.js';
import { cutWords, wordAt } from './words.js';

export const createTimesStage = (): Stage => ({
  name: 'times',
  needs: ['document', 'tokens', 'sentences'],
  adds: ['times'],
  run: (draft) => {
    const words = cutWords(draft);
    const tense = createTenseReader(draft);
    const resolver = createResolver(draft.document.published);
    const times = findTimes(words).map((found, index): TimeExpression => {
      const first = wordAt(words, found.first);
      const last = wordAt(words, found.last);
      const sentence = draft.tokens[first.token]?.sentence ?? 0;
      const direction = () => tense.direction(first.token, last.token);
      return {
        id: `t${index + 1}`,
        start: first.start,
        end: last.end,
        ...resolver.resolve(found.meaning, sentence, direction),
      };
    });
    return { times };
  },
});
