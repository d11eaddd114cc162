/**
 * Whose act it is: the subject before a chain of verbs. "named" where it denotes an entity or a person by pronoun,
 * "group" for people by office or an unknown name ("the two leaders", "a team"), null for things ("prices").
 */
import type { Draft, DraftSentence } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';

const PRONOUNS = new Set(['he', 'she', 'they', 'we', 'i']);
const RELATIVE = new Set(['who', 'which', 'that']);
const GROUPS = new Set([
  'leader',
  'side',
  'minister',
  'president',
  'premier',
  'team',
  'delegation',
  'government',
  'envoy',
  'diplomat',
  'official',
  'negotiator',
  'rebel',
  'troop',
  'force',
  'army',
  'navy',
  'parliament',
  'council',
  'court',
  'commission',
  'committee',
  'ambassador',
  'lawmaker',
  'country',
  'party',
  'ally',
  'union',
  'cabinet',
  'ministry',
  'bloc',
  'spokesman',
  'inspector',
  'mediator',
  'ship',
  'senator',
  'coordinator',
  'chief',
  'secretary',
  'king',
  'opposition',
  'worker',
  'protester',
  'voter',
]);

const CALENDAR = /^(?:\w+day|January|February|March|April|May|June|July|August|September|October|\w+ember)$/;

export interface Party {
  readonly kind: 'named' | 'group' | null;
  /** Token index at which its words begin, with its owner and the rest of its list. */
  readonly first: number;
}

/** The subject of the chain of verbs that begins at token `chain`, or null where none is found. */
export const partyOf = (
  draft: Draft,
  sentence: DraftSentence,
  mentions: MentionIndex,
  chain: number,
): Party | null => {
  const { tokens } = draft;
  const limit = beforeApposition(draft, sentence, chain);
  const at = sentence.phrases.findLastIndex(
    ({ first, last, head, possessive }) =>
      last < limit &&
      !possessive &&
      tokens[first - 1]?.pos !== 'ADP' &&
      // "Lee, who will meet …": she is the one before
      !RELATIVE.has(tokens[head]?.lower ?? ''),
  );
  const subject = sentence.phrases[at];
  if (subject === undefined) return null;
  // Another finite verb between: the phrase is that verb's and not ours, unless "and" shares it.
  const taken = sentence.verbs.find(
    ({ first, form }) => form === 'finite' && first > subject.last && first < chain,
  );
  if (taken !== undefined && !tokens.slice(taken.last, chain).some(({ lower }) => lower === 'and'))
    return null;
  const head = tokens[subject.head];
  if (head === undefined) return null;
  const first = startOfList(draft, sentence, at);
  if (mentions.headOf(subject) !== undefined || PRONOUNS.has(head.lower)) return { kind: 'named', first };
  const group = GROUPS.has(head.lemma) || (head.pos === 'PROPN' && !CALENDAR.test(head.text));
  const owned = group && mentions.within(tokens[first]?.start ?? subject.start, subject.end).length > 0;
  return { kind: owned ? 'named' : group ? 'group' : null, first };
};

/** "The visit, | the first in ten years, | begins": the subject stands before the comma that opens the insertion. */
const beforeApposition = (draft: Draft, sentence: DraftSentence, chain: number): number => {
  if (draft.tokens[chain - 1]?.text !== ',') return chain;
  for (let t = chain - 2; t > sentence.first && t > chain - INSERTED; t--) {
    if (draft.tokens[t]?.text === ',') return t;
  }
  return chain;
};

const INSERTED = 14;

/** Where a subject's words begin: "Ghana's | president and | the leader of | Togo". */
const startOfList = (draft: Draft, sentence: DraftSentence, at: number): number => {
  let index = at;
  for (let phrase = sentence.phrases[index]; phrase !== undefined; phrase = sentence.phrases[index]) {
    const before = sentence.phrases[index - 1];
    const gap = before === undefined ? -1 : phrase.first - before.last;
    const link = draft.tokens[phrase.first - 1];
    const list = link?.lower === ',' && index < at && draft.tokens[(before?.first ?? 0) - 1]?.pos !== 'ADP';
    const linked = gap === 2 && (link?.lower === 'and' || link?.lower === 'of' || list);
    if (before === undefined || !(linked || (gap === 1 && before.possessive))) return phrase.first;
    index -= 1;
  }
  return sentence.first;
};
