/** Closed classes of English words that several statement rules look at. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const RELATIVES = set('who which that');
export const NOMINATIVES = set('he she they we i it you');
export const SUBORDINATORS = set(
  'because although though while whereas unless until if whether when where why how what since than even once lest that',
);
/** Prepositions that tie a phrase to the noun before it: "critics of the deal", "a person with knowledge". */
export const NOUN_PREPOSITIONS = set(
  'of in at for from to on with against by between among about behind near under over within inside outside around ' +
    'across toward towards including like who whose',
);
/** Prepositions that open a setting after a speaker or a cue: "in an interview", "on Tuesday", "at a rally". */
export const SETTING_PREPOSITIONS = set(
  'in on at during via through after before following late early from by to with',
);
export const OPENING_CONJUNCTIONS = set('but yet nor so plus');
