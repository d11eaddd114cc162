/**
 * Sources that the article leaves unnamed: "some", "two people briefed on the talks", "a senior diplomat", "the official, who
 * asked not to be named". Refuses named people and the described one of a kind ("the prime minister", "the coast guard"),
 * documents ("a report", "the poll") and bodies.
 */
import type { Entity } from '../../record/index.js';
import { singularOf } from '../entities/group-nouns.js';
import type { Finding } from './finding.js';
import type { Reading } from './reading.js';

const UNNAMED = new Set(
  (
    'some many others several most few critics official source person people diplomat analyst expert observer ' +
    'insider aide adviser advisor lawmaker politician strategist operative supporter opponent critic witness resident ' +
    'activist protester demonstrator voter neighbor neighbour colleague friend relative worker employee trader investor ' +
    'economist scholar academic researcher scientist historian negotiator envoy officer soldier commander fighter rebel ' +
    'militant refugee migrant reporter journalist commentator pundit skeptic sceptic lawyer doctor nurse teacher ' +
    'executive banker figure member survivor villager delegate engineer guard driver shopkeeper fisherman miner pilot sailor local one man woman student ally'
  ).split(' '),
);
/** People whom "the" makes known though it names them not: there is one of them. */
const WITHHELD =
  /\banonym|\bnot (?:to )?be(?:ing)? (?:named|identified|quoted)|\bnot authori[sz]ed|\bdeclined to (?:be named|give)/i;

export const isAnonymous = (reading: Reading, finding: Finding, speaker: Entity | null): boolean => {
  const { source, sourceHead } = finding;
  if (source === null) return finding.rule === 'passive';
  if (speaker?.kind === 'person' && !isUnnamed(speaker)) return false;
  if (WITHHELD.test(reading.text.slice(source.start, source.end))) return true;
  const head = sourceHead === null ? undefined : reading.token(sourceHead);
  if (head === undefined) return false;
  // "Aides to the president": a capital that only the sentence gives
  const opens = reading.sentenceOf(sourceHead ?? 0)?.first === sourceHead;
  if (head.pos === 'PROPN' && !(opens && head.lower.endsWith('s'))) return false;
  const words = [head.lemma, head.lower, singularOf(head.lower)];
  // "two of the diplomats"
  const of =
    /^(?:one|two|three|four|five|six|several|some|many|most) of (?:the|his|her|its|their) (\w+)/i.exec(
      reading.text.slice(source.start, source.end),
    );
  if (of?.[1] !== undefined) words.push(singularOf(of[1].toLowerCase()));
  return words.some((word) => UNNAMED.has(word));
};

/** Known by an office alone: "U.S. official", whose name is the role. */
const isUnnamed = ({ name, role }: Entity): boolean =>
  role !== null && name.toLowerCase().endsWith(role.toLowerCase());
