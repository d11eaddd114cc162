/**
 * Sentences about games: "Ghana beat Mali 2-0", "will meet Peru in the final". Teams bear the names of states and their
 * verbs are those of war and diplomacy, so such a sentence tells of no event. A score, or two words of sport, is enough;
 * one word ("the match between rhetoric and deeds") is not.
 */
import type { Draft, DraftSentence } from '../draft.js';

const WORDS = new Set([
  'match',
  'final',
  'semifinal',
  'semi-final',
  'quarterfinal',
  'quarter-final',
  'goalkeeper',
  'striker',
  'midfielder',
  'defender',
  'coach',
  'tournament',
  'league',
  'championship',
  'champion',
  'olympics',
  'olympic',
  'medal',
  'medallist',
  'stadium',
  'football',
  'soccer',
  'basketball',
  'tennis',
  'cricket',
  'rugby',
  'hockey',
  'baseball',
  'boxing',
  'athlete',
  'fifa',
  'uefa',
  'halftime',
  'half-time',
  'penalty',
  'wicket',
  'innings',
  'playoff',
  'qualifier',
  'scorer',
  'referee',
  'goal',
  'squad',
  'fixture',
  'kickoff',
  'kick-off',
  'formula',
  'grand',
  'prix',
  'teammate',
]);

export const isSport = (draft: Draft, sentence: DraftSentence): boolean => {
  let hits = 0;
  for (let t = sentence.first; t <= sentence.last; t++) {
    const token = draft.tokens[t];
    if (token === undefined) break;
    if (WORDS.has(token.lemma)) hits += 1;
  }
  if (hits >= 2) return true;
  const text = draft.document.text.slice(sentence.start, sentence.end);
  return (
    /\b(?:beat|beats|defeated?|won|lost|drew|draw|win|victory|lead|led)\b/i.test(text) &&
    /\b\d{1,2}[-–]\d{1,2}\b/.test(text)
  );
};
