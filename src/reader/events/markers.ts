/**
 * The small closed word sets by which English marks that an event is planned, possible, denied or long past.
 */

/** Verbs whose infinitive or clause is still to come: "is expected to arrive". */
export const PLANNING = new Set([
  'expect',
  'schedule',
  'set',
  'due',
  'plan',
  'slate',
  'prepare',
  'intend',
  'agree',
  'pledge',
  'promise',
  'vow',
  'poise',
  'gear',
  'anticipate',
  'book',
  'arrange',
  'commit',
  'announce',
  'decide',
  'be',
  'go',
  'swear',
  'undertake',
]);

/** Verbs that leave open whether what they govern comes true: "is considering sending", "hopes to meet". */
export const OPEN = new Set([
  'want',
  'hope',
  'seek',
  'consider',
  'wish',
  'aim',
  'mull',
  'weigh',
  'ponder',
  'hint',
  'suggest',
  'propose',
  'discuss',
  'urge',
  'ask',
  'press',
  'push',
  'like',
  'contemplate',
  'favor',
  'favour',
  'demand',
  'request',
  'invite',
  'threaten',
  'warn',
  'order',
  'instruct',
  'tell',
  'allow',
  'authorize',
  'authorise',
  'let',
  'encourage',
  'try',
  'attempt',
  'struggle',
  'offer',
  'need',
  'advocate',
  'predict',
  'speculate',
  'fear',
  'explore',
  'require',
  'recommend',
  'advise',
  'imagine',
  'support',
  'dream',
  'desire',
  'envisage',
  'lobby',
  'persuade',
  'convince',
  'appear',
  'believe',
  'suspect',
]);

/** Verbs that say their complement did not come true: "failed to agree". */
export const DENYING = new Set([
  'fail',
  'refuse',
  'decline',
  'avoid',
  'deny',
  'cancel',
  'prevent',
  'forget',
  'neglect',
  'rule',
  'cease',
  'avert',
  'thwart',
  'foil',
  'scrap',
  'shelve',
  'postpone',
  'forgo',
  'skip',
  'block',
]);

export const OPEN_ADJECTIVES = new Set([
  'likely',
  'unlikely',
  'ready',
  'willing',
  'able',
  'eager',
  'reluctant',
  'keen',
  'prepared',
  'possible',
  'potential',
  'free',
  'unable',
  'unwilling',
  'anxious',
  'desperate',
  'determined',
  'hopeful',
  'tempted',
  'close',
]);

export const DENYING_ADJECTIVES = new Set(['unlikely', 'reluctant', 'unable', 'unwilling']);

/** Before a noun: the event is planned. */
export const COMING = new Set([
  'planned',
  'upcoming',
  'scheduled',
  'forthcoming',
  'future',
  'next',
  'coming',
  'expected',
  'imminent',
  'impending',
  'looming',
  'eventual',
]);

/** Before a noun: the event is an idea. */
export const IMAGINED = new Set([
  'possible',
  'potential',
  'proposed',
  'threatened',
  'would-be',
  'hypothetical',
  'feared',
  'prospective',
  'any',
  'another',
  'further',
  'more',
  'eventual',
  'attempted',
]);

/** Before a noun: the event never came to be. */
export const UNDONE = new Set(['no', 'cancelled', 'canceled', 'aborted', 'scrapped', 'neither', 'without']);

export const UNREAL_MODALS = new Set([
  'could',
  'would',
  'may',
  'might',
  'should',
  'can',
  'must',
  'ought',
  'shall',
  'cannot',
]);

/** Clause words under which nothing is said to have happened. */
export const CONDITIONAL = new Set(['if', 'unless', 'whether', 'lest', 'provided', 'assuming', 'supposing']);

/** Adverbs that put a verb in the past before the story. */
export const BYGONE = new Set([
  'previously',
  'once',
  'formerly',
  'historically',
  'originally',
  'long-ago',
  'traditionally',
]);

/** Adverbs that deny. */
export const NEVER = new Set([
  'never',
  'no',
  'not',
  "n't",
  'hardly',
  'barely',
  'neither',
  'nor',
  'without',
  'none',
  'nobody',
]);
