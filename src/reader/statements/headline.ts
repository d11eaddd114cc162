/**
 * Attributions of headlines: "Ferries unsafe, inspectors say" falls to the other rules; here "Ferries unsafe: inspectors" and
 * "Inspectors: ferries unsafe", where a colon is the whole cue.
 *
 * Refuses colons between a topic and its headline ("Ferry crisis: what we know"): one side must be a short name with no
 * verb, of people or bodies that speak.
 */
import type { DraftSentence } from '../draft.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';

const LONGEST_NAME = 4;

/** Who may speak in a headline: a name that an entity stands behind, or a plural of people. */
const SPEAKERS = new Set(
  (
    'official officials minister ministers ministry president spokesman spokeswoman spokesperson police army military ' +
    'expert experts analyst analysts report reports poll study survey source sources media witness witnesses ' +
    'activists monitor monitors rebels lawyers lawyer envoy agency government'
  ).split(' '),
);

export const findHeadline = (reading: Reading, sentence: DraftSentence): Finding | null => {
  if (!sentence.heading) return null;
  let colon = -1;
  for (let i = sentence.first + 1; i < sentence.last; i++) {
    if (reading.lower(i) === ':' && reading.quotation(i) === undefined) {
      if (colon !== -1) return null;
      colon = i;
    }
  }
  if (colon === -1) return null;
  const end = lastWord(reading, sentence.last);
  const before = isSpeaker(reading, sentence, sentence.first, colon - 1);
  const after = isSpeaker(reading, sentence, colon + 1, end);
  if (before === after) return null;
  const [source, content] = before
    ? ([
        [sentence.first, colon - 1],
        [colon + 1, end],
      ] as const)
    : ([
        [colon + 1, end],
        [sentence.first, colon - 1],
      ] as const);
  if (content[1] - content[0] < 2) return null;
  return {
    rule: 'headline',
    content: [reading.span(content[0], content[1])],
    cue: reading.span(colon, colon),
    source: reading.span(source[0], source[1]),
    sourceHead: source[1],
    kind: 'say',
    directness: 'indirect',
    sentence: sentence.index,
    setting: null,
  };
};

/** Without the marks that close a sentence. */
const lastWord = (reading: Reading, last: number): number => {
  let i = last;
  while (i > 0 && /^[.!?]+$/.test(reading.lower(i))) i--;
  return i;
};

const isSpeaker = (reading: Reading, sentence: DraftSentence, first: number, last: number): boolean => {
  if (last < first || last - first >= LONGEST_NAME) return false;
  if (sentence.verbs.some((verb) => verb.first >= first && verb.last <= last)) return false;
  const head = reading.token(last);
  if (head === undefined) return false;
  if (SPEAKERS.has(head.lower)) return true;
  const start = reading.token(first)?.start ?? 0;
  return reading.draft.mentions.some((mention) => mention.start >= start && mention.end === head.end);
};
