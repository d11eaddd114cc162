/** Nouns for bodies and for people that make a group or an officer of whoever stands before them, and their number. */

/** Bodies: "army", "ministry", "court". In the singular they are organizations. */
export const GROUP_BODY =
  /^(?:government|ministry|army|military|navy|parliament|court|embassy|cabinet|administration|regime|coalition|party|agency|council|senate|congress|police|legislature|authority|commission|junta|militia|force|department|consulate|opposition|mission|intelligence)$/;

/** People: "officials", "troops", "a negotiator". */
export const GROUP_PEOPLE =
  /^(?:group|faction|delegation|official|officer|troop|soldier|rebel|protester|protestor|demonstrator|militant|lawmaker|diplomat|refugee|villager|police|force|fighter|insurgent|separatist|civilian|leader|minister|negotiator|envoy|spokesman|spokeswoman|spokesperson|agency|authority|ally|expert|analyst|migrant|activist|journalist|resident|prisoner|hostage|gunman|terrorist|hacker|peacekeeper|inspector|investigator|prosecutor|judge|senator|mp|legislator|citizen|people|worker|student|farmer|settler|guerrilla|mercenary|pilot|sailor|marine|commander|general|adviser|aide|politician|voter|team|crew|businessman|observer|mediator|dissident|exile|detainee|jihadist|extremist|warlord|clan|tribe|nationalist|opposition|counterpart|president|ambassador|representative|executive|scientist|engineer|hardliner|conservative|reformist|loyalist|national|immigrant|source|captive|spokesperson|kidnapper|captor|airman|conscript|recruit|veteran|bishop|priest|cleric|policeman|policewoman)$/;

/** True for a noun in the plural, and for "police", "troops" and their like that have no singular. */
export const isPluralWord = (word: string): boolean =>
  /^(?:police|people|troops|forces)$/.test(word) ||
  /men$/.test(word) ||
  (/s$/.test(word) && !/ss$/.test(word));

/** "agencies" → "agency", "gunmen" → "gunman"; "police" stays. */
export const singularOf = (word: string): string => {
  if (/^(?:police|people)$/.test(word)) return word;
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
};
