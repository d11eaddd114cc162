/**
 * Offices in the words of protocol: "the Minister of Foreign Affairs of the Republic of Kenya", "President of the State of
 * Qatar". The country stands behind the office and, often, behind what the office is for.
 *
 * Refuses: "the President of the Council", "the Ambassador of Kenya to Oman" behind its first state.
 */
import { isRoleNoun } from './role-nouns.js';
import { isCapital, type Scene } from './scene.js';

const FORM =
  /^(?:republic|kingdom|sultanate|state|emirate|federation|principality|commonwealth|duchy|union)$/;
const REACH = 10;

/** The office whose words end with the state at `end`: the token of its noun, and the state's country. */
export const officeEndingAt = (
  scene: Scene,
  end: number,
  from: number,
): { readonly head: number; readonly country: string } | null => {
  const { tokens, cover } = scene;
  const naming = cover[end];
  const country = naming?.figure.country ?? null;
  if (naming?.figure.kind !== 'state' || naming.how !== 'name' || country === null) return null;
  let i = beforeArticle(scene, naming.first - 1);
  if (tokens[i]?.lower === 'of' && FORM.test(tokens[i - 1]?.lower ?? '')) i = beforeArticle(scene, i - 2);
  if (tokens[i]?.lower !== 'of') return null;
  for (let at = i - 1; at >= Math.max(from, i - REACH); at--) {
    const token = tokens[at];
    if (token === undefined || !isOpen(scene, at)) return null;
    const links = LINK.test(tokens[at + 1]?.lower ?? '');
    if (links && isRoleNoun(scene, at)) return { head: at, country };
    if (!isCapital(token) && !LINK.test(token.lower) && !/^(?:and|the)$/.test(token.lower)) return null;
  }
  return null;
};

/** The "of" before the states whose office this is: the one at `of`, or the next where it says first what the office is for. */
const ofState = (scene: Scene, of: number): number => {
  const { tokens, cover } = scene;
  for (let at = of + 1; at <= of + REACH; at++) {
    const token = tokens[at];
    if (token === undefined || !isOpen(scene, at) || token.sentence !== tokens[of]?.sentence) return of;
    if (token.lower === 'of' && isCapital(tokens[at - 1])) {
      const form = FORM.test(tokens[at - 1]?.lower ?? '');
      const state = cover[tokens[at + 1]?.lower === 'the' ? at + 2 : at + 1];
      if (state?.figure.kind === 'state' || FORM.test(tokens[at + 2]?.lower ?? '')) return form ? of : at;
    }
    if (!isCapital(token) && !/^(?:and|the|of|for)$/.test(token.lower)) return of;
  }
  return of;
};

/** Where the state of an office stands whose words go on with the "of" there: past what the office is for, the article and "Republic of". */
export const stateBehind = (scene: Scene, of: number): number => {
  const { tokens } = scene;
  let at = ofState(scene, of) + 1;
  if (tokens[at]?.lower === 'the') at += 1;
  if (FORM.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'of' && scene.cover[at] === undefined)
    at += 2;
  return tokens[at]?.lower === 'the' ? at + 1 : at;
};

/** No name stands there, but perhaps a body's: "Foreign Affairs" is taken for one. */
const isOpen = ({ cover }: Scene, at: number): boolean =>
  cover[at] === undefined || cover[at].figure.kind === 'organization';

const LINK = /^(?:of|for)$/;

const beforeArticle = ({ tokens }: Scene, at: number): number => (tokens[at]?.lower === 'the' ? at - 1 : at);
