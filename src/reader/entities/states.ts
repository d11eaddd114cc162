/**
 * States by their names, capitals, nationalities and metonyms.
 *
 * A capital is the government where it acts or owns ("Pyongyang has challenged", "Seoul's position", "talks with
 * Washington"), and a place where one goes or is ("in Hanoi", "trips to Washington", "visited Moscow", "Hanoi summit").
 * "the North" and "the South" are the halves of a country that the article names.
 *
 * Refuses: "French fries", "spoke in Russian", "anti-American" as a naming of the state; "the south of France".
 */
import type { LexiconMatch } from '../../lexicon/types.js';
import type { DraftSentence } from '../draft.js';
import type { Naming } from './cast.js';
import { isCapital, isHyphen, name, type Scene, textOf } from './scene.js';

const ALWAYS_PLACE =
  /^(?:in|at|near|outside|around|inside|across|within|through|throughout|via|above|over|leaving|visiting|en)$/;
const MOTION =
  /^(?:visit|trip|travel|go|come|arrive|return|fly|head|flight|journey|move|drive|rush|sail|relocate|flee|tour|reach|leave|land|depart|invite|invitation|bring|deploy|send|dispatch|escape|deport|extradite|transfer|march|advance|deliver|ambassador|envoy|embassy|delegation|mission|evacuate|withdraw|recall|stop|stopover|summon|airlift|route|road|way|convoy|train)$/;
const VISIT =
  /^(?:visit|leave|tour|reach|enter|quit|flee|bomb|shell|strike|hit|attack|capture|seize|storm|encircle|surround|besiege|bombard)$/;
/** Before one of these a capital only says where: "Hanoi summit", "Washington visit". */
const HAPPENING =
  /^(?:summit|meeting|visit|trip|talks|conference|round|airport|police|court|suburb|street|streets|resident|residents|hotel|restaurant|hospital|university|bureau|embassy|office|metro|subway|stadium|museum|studio|region|area|apartment|home|agreement|accord|accords|protocol|declaration|treaty|negotiation|negotiations|dinner|event|speech|gathering|protest|protests|bombing|attack|attacks|attacker|time|newspaper|correspondent|neighborhood|district|headquarters|think|stock|market|forum|session|hall|theatre|theater|cafe|square|mayor|politician|lawyer|journalist)$/;
const NO_NATION =
  /^(?:fries|toast|bulldog|shepherd|roulette|dolls?|delight|coffee|oven|cheese|food|cuisine|restaurants?|dish|dishes|wine|vodka|cigars?|flu|measles|muffin|salad|language|lessons|speaker|speakers|literature|poetry|rug|leather|garden|whisky|whiskey|beer|tea|breakfast|horn|twist|chess|studies|dressing|bath|carpet|carpets)$/;
const AGAINST = /^(?:anti|non|pan|ex|post|pre|neo)$/;

/** The naming of the state (or of its capital as a place) over these tokens, or null where it is refused. */
export const nameState = (
  scene: Scene,
  sentence: DraftSentence,
  first: number,
  match: LexiconMatch,
): Naming | null => {
  const last = first + match.length - 1;
  const { tokens, cast, lexicon } = scene;
  if (match.alias === 'demonym') {
    if (NO_NATION.test(tokens[last + 1]?.lower ?? '')) return null;
    if (isLanguage(scene, first, last)) return null;
    if (isHyphen(tokens[first - 1]) && AGAINST.test(tokens[first - 2]?.lower ?? '')) return null;
    return name(scene, first, last, cast.fromEntry(match.entry, lexicon.isGivenName), 'demonym');
  }
  if (match.place !== undefined && isPlaceHere(scene, sentence, first, last)) {
    return name(scene, first, last, cast.fromEntry(match.place, lexicon.isGivenName), 'place');
  }
  if (match.alias === 'capital' && match.place === undefined && isPlaceHere(scene, sentence, first, last)) {
    const city = textOf(scene, first, last);
    const facts = { name: city, kind: 'place', country: match.entry.country, basis: 'lexicon' } as const;
    return name(
      scene,
      first,
      last,
      cast.keyed(`city:${city.toLowerCase()}`, () => facts),
      'place',
    );
  }
  return name(scene, first, last, cast.fromEntry(match.entry, lexicon.isGivenName));
};

const isLanguage = (scene: Scene, first: number, last: number): boolean => {
  const { tokens } = scene;
  const next = tokens[last + 1];
  const before = tokens[first - 1];
  if (isHyphen(next) && /^(?:language|speaking)$/.test(tokens[last + 2]?.lower ?? '')) return true;
  if (next?.spaced && /^(?:ADJ|NOUN|PROPN)$/.test(next.pos)) return false;
  if (before?.lower === 'in' || before?.lower === 'into') return !isCapital(next) && next?.text !== '-';
  return /^(?:speak|translate|learn|teach)$/.test(before?.lemma ?? '');
};

const isPlaceHere = (scene: Scene, sentence: DraftSentence, first: number, last: number): boolean => {
  const { tokens } = scene;
  const next = tokens[last + 1];
  // "in The Hague"
  const opens = tokens[first - 1]?.text === 'The' ? first - 1 : first;
  const before = opens > sentence.first ? tokens[opens - 1] : undefined;
  if (next !== undefined && next.sentence === sentence.index) {
    if (isHyphen(next) && !next.spaced && isCapital(tokens[last + 2])) return false;
    if (/^['’]s?$/.test(next.text)) return before !== undefined && ALWAYS_PLACE.test(before.lower);
    if (HAPPENING.test(next.lower) || HAPPENING.test(next.lemma)) return true;
    if (isHyphen(next) && !next.spaced && /^(?:based|born|area)$/.test(tokens[last + 2]?.lower ?? ''))
      return true;
    // a dateline: "MOSCOW (Reuters) -", "Seoul, South Korea —"
    if (first === sentence.first && /^[(—–]$/.test(next.text)) return true;
    if (next.text === ',' && isCapital(tokens[last + 2]) && first === sentence.first) return true;
  }
  if (before === undefined) return false;
  if (isHyphen(before)) return false;
  if (ALWAYS_PLACE.test(before.lower)) return true;
  if (VISIT.test(before.lemma) && before.pos === 'VERB') return true;
  if (/^(?:to|from|for|toward|towards|into|by|of|and|or|capital|city|,)$/.test(before.lower)) {
    return followsMotion(scene, sentence, first - 2, before.lower);
  }
  return false;
};

/** "a visit by Russia's interior minister to": how far back the word of motion may stand, in tokens. */
const REACH = 7;

/** "trips to", "left Hanoi for", "flew from Moscow to": a word of motion shortly before, no noun of relations. */
const followsMotion = (scene: Scene, sentence: DraftSentence, from: number, link: string): boolean => {
  if (link === 'capital' || link === 'city') return true;
  if (link === ',' || link === 'and' || link === 'or') {
    const other = scene.cover[from];
    return other !== undefined && other.how === 'place';
  }
  if (link === 'of')
    return /^(?:city|capital|outskirts|suburb|suburbs|streets|center|centre|east|west|north|south)$/.test(
      scene.tokens[from]?.lower ?? '',
    );
  for (let i = from; i >= Math.max(sentence.first, from - REACH); i--) {
    const token = scene.tokens[i];
    if (token === undefined || /^[,;:]$/.test(token.text)) return false;
    if (MOTION.test(token.lemma) || MOTION.test(token.lower)) return true;
    if (/^(?:message|tie|relation|link|support|threat|warning|sanction|pressure|send)$/.test(token.lemma))
      return false;
  }
  return false;
};

/** Halves of countries that news calls "the North" and "the South", where the article names one of the states. */
const HALVES: readonly (readonly [north: string, south: string])[] = [
  ['PRK', 'KOR'],
  ['SDN', 'SSD'],
];

/** Names "the North" and "the South" all over the article, once it is known which states it is about. */
export const nameHalves = (scene: Scene): void => {
  const { cast, lexicon, tokens } = scene;
  const named = new Map<string, number>();
  for (const figure of cast.figures) {
    if (figure.kind === 'state' && figure.country !== null) named.set(figure.country, figure.count);
  }
  const counted = HALVES.map((pair) => ({
    pair,
    count: (named.get(pair[0]) ?? 0) + (named.get(pair[1]) ?? 0),
  })).sort((a, b) => b.count - a.count)[0];
  if (counted === undefined || counted.count === 0) return;
  const [north, south] = counted.pair.map((country) => lexicon.state(country));
  if (north === undefined || south === undefined) return;
  const both = north.country === 'PRK' ? /^koreas?n?$/ : /^sudans?(?:ese)?$/;
  const here = (i: number, entry: typeof north): void => {
    if (scene.cover[i] === undefined) name(scene, i, i, cast.fromEntry(entry, lexicon.isGivenName));
  };
  for (const token of tokens) {
    const i = token.index;
    if (token.lower.startsWith('inter-') && both.test(token.lower.slice(6))) {
      for (const entry of [north, south])
        name(scene, i, i, cast.fromEntry(entry, lexicon.isGivenName), 'demonym');
    }
    if (!isCapital(token)) continue;
    if (token.lower === 'north' || token.lower === 'south') {
      const after = tokens[i + 1];
      const before = tokens[i - 1]?.lower ?? '';
      const lone = after === undefined || !isCapital(after) || !after.spaced;
      if (lone && /^(?:the|and|\[|or|both|between)$/.test(before) && after?.lower !== 'of') {
        here(i, token.lower === 'north' ? north : south);
      } else if (lone && after?.lower === 'and' && /^(?:North|South)$/.test(tokens[i + 2]?.text ?? '')) {
        here(i, token.lower === 'north' ? north : south);
      } else if (lone && isHyphen(after) && /^(?:North|South)$/.test(tokens[i + 2]?.text ?? '')) {
        here(i, token.lower === 'north' ? north : south);
      } else if (isHyphen(tokens[i - 1]) && /^(?:North|South)$/.test(tokens[i - 2]?.text ?? '')) {
        here(i, token.lower === 'north' ? north : south);
      }
      continue;
    }
    if (!both.test(token.lower)) continue;
    const inter = isHyphen(tokens[i - 1]) && tokens[i - 2]?.lower === 'inter';
    if (!inter && !/^(?:two|both)$/.test(tokens[i - 1]?.lower ?? '')) continue;
    for (const entry of [north, south])
      name(scene, i, i, cast.fromEntry(entry, lexicon.isGivenName), 'demonym');
  }
};
