import { describe, expect, it } from 'vitest';
import { draftOf, eventsOf } from '../../../test/events-of.js';
import { createLexicon } from '../../lexicon/index.js';
import { createEventsStage } from './index.js';
import type { Telling } from './merge.js';
import { createRuleReader } from './rules.js';

const statuses = async (text: string): Promise<readonly string[]> =>
  (await eventsOf(text)).map((line) => line.split(' ')[1] ?? '');

/** What the rules tell, be it sure enough for the record or not. */
const ruledOf = async (text: string): Promise<readonly Telling['event'][]> => {
  const told: Telling['event'][] = [];
  const readByRule = createRuleReader();
  const stage = createEventsStage(createLexicon(), undefined, (reading, sentence) => {
    const tellings = readByRule(reading, sentence);
    told.push(...tellings.map(({ event }) => event));
    return tellings;
  });
  stage.run(await draftOf(text));
  return told;
};

describe('status by rule, in words that the network hardly hears', () => {
  it.each([
    ['Ghana meets Togo on June 3.', 'future'],
    ['Ghana said it would attack Togo if Mali left.', 'hypothetical'],
    ['Ghana is trying to bomb the Togolese capital, Lome.', 'hypothetical'],
  ])('%s → %s', async (text, expected) => {
    expect((await ruledOf(text))[0]?.status).toBe(expected);
  });

  it('records no purpose as a deed', async () => {
    const told = await ruledOf('Ghana sent monitors to protest.');
    expect(told.filter(({ event }) => event === 'PROTEST' || event === 'ACCUSE')).toEqual([]);
  });
});

describe('status', () => {
  it.each([
    ['Ghana attacked Togo.', 'actual'],
    ['Ghana has been attacking Togo.', 'actual'],
    ['Ghana has not attacked Togo.', 'negated'],
    ['Ghana never attacked Togo.', 'negated'],
    ['No talks took place between Ghana and Togo.', 'negated'],
    ['Ghana has not recalled its ambassador from Togo.', 'negated'],
    ['Ghana will meet Togo.', 'future'],
    ['Ghana is expected to meet Togo.', 'future'],
    ['The president of Ghana meets the president of Togo in Lome on June 3.', 'future'],
    ['Ghana may attack Togo.', 'hypothetical'],
    ['If Ghana attacks Togo, the bloc will answer.', 'hypothetical'],
    ['The pact would hold until Ghana attacked Togo.', 'hypothetical'],
    ['Ghana denied that its army had attacked Togo.', 'actual'],
    ['Ghana hinted that it would attack Togo.', 'hypothetical'],
    ['Ghana announced that it would attack Togo.', 'future'],
    ['Ghana said it would attack Togo.', 'future'],
    ['Ghana said on Friday that it would attack Togo if Mali withdrew its troops.', 'hypothetical'],
    ['The Ghanaian air force is trying to bomb the Togolese capital, Lome.', 'hypothetical'],
    ['Ghana previously accused Togo of spying.', 'historical'],
    ['Ghana attacked Togo in 1998.', 'historical'],
    ['Ghana attacked Togo in March.', 'actual'],
  ])('%s → %s', async (text, expected) => {
    expect((await statuses(text))[0]).toBe(expected);
  });

  it('does not take the negation of one clause into the next', async () => {
    expect(await eventsOf('Ghana did not attack Togo, but Mali attacked Niger.')).toEqual([
      'ASSAULT negated GHA → TGO null',
      'ASSAULT actual MLI → NER 2024-05-10',
    ]);
  });

  it('carries a negation over "or"', async () => {
    const found = await eventsOf('Ghana has not condemned Togo or expelled its diplomats.');
    expect(found.every((line) => line.includes(' negated '))).toBe(true);
  });

  it('records no purpose as a deed', async () => {
    expect(
      (await eventsOf('Ghana sent a lawyer to Togo to protest against the law.')).filter((line) =>
        /^(?:PROTEST|ACCUSE)/.test(line),
      ),
    ).toEqual([]);
  });
});
