/** Nouns that say what a person is: those that news uses, and all titles of the lexicon. */
import type { Scene } from './scene.js';

const ROLE_NOUN =
  /^(?:analyst|expert|fellow|professor|scholar|researcher|historian|author|lawyer|attorney|activist|journalist|reporter|correspondent|economist|scientist|strategist|pollster|editor|columnist|dissident|commander|cleric|businessman|businesswoman|billionaire|oligarch|candidate|nominee|lawmaker|senator|congressman|congresswoman|legislator|colleague|counterpart|successor|predecessor|wife|husband|son|daughter|brother|sister|father|mother|co-author|co-founder|founder|ceo|executive|specialist|official|officer|whistleblower|veteran|resident|student|teacher|farmer|doctor|writer|novelist|filmmaker|director|coordinator|rapporteur|head|boss|strongman|dictator|warlord|premier|tsar|czar|spy|soldier|captain|rabbi|bishop|archbishop|mufti|sheikh|sheik|ayatollah|imam|mullah|tycoon|mogul|host|anchor|prosecutor|judge|justice|defector|negotiator|organizer|militant|ex-president)s?$/;
/** True for a noun that says what a person is: "minister", "fellow", "spokeswoman". */
export const isRoleNoun = (scene: Scene, i: number): boolean => {
  const token = scene.tokens[i];
  if (token === undefined) return false;
  const known = scene.roleNouns.get(token.lower);
  if (known !== undefined) return known;
  const { lower, lemma } = token;
  const is =
    /^\p{L}/u.test(lower) &&
    (ROLE_NOUN.test(lower) ||
      scene.lexicon.isTitle(lower) ||
      scene.lexicon.isTitle(lemma) ||
      isTitleOfSeveral(scene, lower));
  scene.roleNouns.set(lower, is);
  return is;
};

/** "Ministers Kang and Jeong": the tagger leaves capitalised plurals as they are. */
const isTitleOfSeveral = (scene: Scene, lower: string): boolean =>
  lower.endsWith('s') && lower.length > 4 && scene.lexicon.isTitle(lower.slice(0, -1));
