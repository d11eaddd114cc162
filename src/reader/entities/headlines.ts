/** Headlines in Title Case or capitals, in which a capital letter says nothing about a word. */
import type { DraftSentence } from '../draft.js';
import type { Scene } from './scene.js';

const SMALL = /^(?:a|an|the|of|in|on|at|to|for|and|or|but|as|by|with|from|over|after|is|its|vs)$/;

/** True where nearly all words of weight are capitalised, in a sentence long enough to tell. */
export const isTitleCase = (scene: Scene, sentence: DraftSentence): boolean => {
  let words = 0;
  let capitals = 0;
  for (let i = sentence.first; i <= sentence.last && i < sentence.first + 60; i++) {
    const token = scene.tokens[i];
    if (token === undefined || !/^\p{L}{2}/u.test(token.text) || SMALL.test(token.lower)) continue;
    words += 1;
    if (/^\p{Lu}/u.test(token.text)) capitals += 1;
  }
  const closed = /[.!?]["”’]?$/.test(scene.tokens[sentence.last]?.text ?? '');
  if (closed && !sentence.heading) return words >= 5 && capitals === words;
  return words >= 4 && capitals / words >= 0.75;
};
