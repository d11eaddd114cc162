/**
 * Whom else each of two can turn to: thirds with whom it cooperates on balance. One who is the counterpart's foe is what
 * balance theory expects of a quarrel and calls strained in a friendship (F. Heider 1946; D. Cartwright and F. Harary 1956):
 * in either case a sign that the party has somewhere else to go.
 */
import { compare } from '../compare.js';
import type { Network } from '../relations/index.js';
import type { OutsideOption } from './types.js';

export function outsideOptionsOf(
  { signed, ties }: Pick<Network, 'signed' | 'ties'>,
  one: string,
  other: string,
): readonly OutsideOption[] {
  const signOf = (a: string, b: string): 1 | -1 | null =>
    signed.find((tie) => [tie.one, tie.other].includes(a) && [tie.one, tie.other].includes(b))?.sign ?? null;
  const options = (party: string, counterpart: string): readonly OutsideOption[] =>
    signed
      .filter(({ one: a, other: b, sign }) => sign === 1 && (a === party || b === party))
      .map((tie) => ({ third: tie.one === party ? tie.other : tie.one, net: tie.weight }))
      .filter(({ third }) => third !== counterpart)
      .map(({ third, net }) => ({
        party,
        third,
        net,
        counterpart: signOf(third, counterpart),
        incidents: [
          ...new Set(
            ties
              .filter(
                ({ actor, recipient }) =>
                  (actor === party && recipient === third) || (actor === third && recipient === party),
              )
              .flatMap(({ incidents }) => incidents),
          ),
        ],
      }))
      .sort(
        (a, b) =>
          Number(b.counterpart === -1) - Number(a.counterpart === -1) ||
          b.net - a.net ||
          compare(a.third, b.third),
      );
  return [...options(one, other), ...options(other, one)];
}
