/**
 * Warships by the prefix that their navy gives them: "the USS Porter", "BRP Sierra Madre". A ship acts, and is acted upon, for its state.
 *
 * Refuses prefixes that several navies use, unless the article names just one of the states ("INS": India or Israel).
 */
import { isCapital, name, type Scene, textOf } from './scene.js';

const NAVIES: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'USS:USA USNS:USA USCGC:USA HMS:GBR RFA:GBR HMCS:CAN HMAS:AUS HMNZS:NZL INS:IND,ISR BRP:PHL ROKS:KOR JDS:JPN KRI:IDN RSS:SGP ' +
    'HTMS:THA PNS:PAK BNS:BGD SLNS:LKA TCG:TUR FGS:DEU ESPS:ESP HNLMS:NLD HDMS:DNK ORP:POL IRIS:IRN ARA:ARG ARC:COL LÉ:IRL'
  )
    .split(' ')
    .map((pair) => {
      const [prefix = '', states = ''] = pair.split(':');
      return [prefix, states.split(',')];
    }),
);

/** How many words a ship's name has at most, behind its prefix. */
const LONGEST = 3;

export const nameVessels = (scene: Scene): void => {
  const { tokens, cover, cast } = scene;
  for (const { text, index } of tokens) {
    const states = NAVIES.get(text);
    if (states === undefined || cover[index] !== undefined) continue;
    let last = index;
    while (
      last < index + LONGEST &&
      isCapital(tokens[last + 1]) &&
      tokens[last + 1]?.sentence === tokens[index]?.sentence &&
      cover[last + 1] === undefined
    )
      last += 1;
    if (last === index) continue;
    const named = states.filter(
      (state) =>
        states.length === 1 || cast.figures.some(({ country, count }) => country === state && count > 0),
    );
    const [country] = named.length === 1 ? named : [];
    if (country === undefined) continue;
    const written = textOf(scene, index, last);
    const figure = cast.keyed(`ship:${written.toLowerCase()}`, () => ({
      name: written,
      kind: 'organization',
      basis: 'alias',
      country,
      sector: 'MIL',
    }));
    figure.called.add('ship');
    name(scene, index, last, figure);
  }
};
