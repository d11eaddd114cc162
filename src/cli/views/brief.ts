/** What the views of a brief share: its title, its facts and the numbers behind a sentence. */
import type { Brief } from '../../analysis/briefs/index.js';
import { dateInWords } from './dates.js';
import { oneLine } from './harmless.js';

export interface BriefView {
  readonly brief: Brief;
  /** Names of the parties, as a reader knows them. */
  readonly names: readonly string[];
}

export function titleOf({ brief, names }: BriefView): string {
  const kind = brief.kind === 'press' ? 'Press review' : 'Situation brief';
  const list = names.map(oneLine);
  const parties = list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
  return `${kind}: ${parties}`;
}

export function factsOf({ since, until, basis }: Brief): readonly string[] {
  const count = (number: number, noun: string): string =>
    `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
  return [
    since === until ? dateInWords(since) : `${dateInWords(since)} – ${dateInWords(until)}`,
    `${count(basis.articles, 'article')} of ${count(basis.outlets, 'outlet')}`,
    `${count(basis.origins, 'origin')}`,
  ];
}

/** The references whose words stand already under an earlier number: copies print the same sentence. */
export function repeatedIn({ references }: Brief): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const { number, words } of references) {
    const earlier = first.get(words);
    if (earlier === undefined) first.set(words, number);
    else repeated.set(number, earlier);
  }
  return repeated;
}

/** Runs of three and more become one: [1, 2, 3, 7] → [[1, 3], [7, 7]]. */
export function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([first, last]): readonly (readonly [number, number])[] =>
    last === first + 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  );
}
