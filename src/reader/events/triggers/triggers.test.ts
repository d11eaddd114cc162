import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSentencesStage } from '../../sentences/index.js';
import { draftOfText } from '../../start.js';
import { createTriggerMatcher, type Trigger } from './index.js';

const stage = createSentencesStage({ splitRunTogether: () => null });
const match = createTriggerMatcher();

function find(text: string): readonly (Trigger & { word: string })[] {
  const { tokens = [], sentences = [] } = stage.run(draftOfText(text));
  return sentences.flatMap((sentence) =>
    match({ tokens }, sentence).map((trigger) => ({ ...trigger, word: tokens[trigger.head]?.lower ?? '' })),
  );
}

/** "CONSULT:visit", the act inside an operator included. */
const names = (text: string): readonly string[] =>
  find(text).map(({ event, mode }) => (mode === null ? event : `${event}:${mode}`));

const cases = readFileSync(new URL('./cases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string]);

describe('every category and mode', () => {
  it.each(cases)('%s %s: %s', (event, mode, finds, refuses) => {
    const wanted = mode === '-' ? new RegExp(`^${event}`) : new RegExp(`^${event}:${mode}$`);
    expect(names(finds)).toContainEqual(expect.stringMatching(wanted));
    expect(names(refuses)).not.toContainEqual(expect.stringMatching(wanted));
  });
});

describe('operators', () => {
  it.each([
    ['Libya refused to hold talks with Egypt.', 'REJECT:meet'],
    ['Libya agreed to hold talks with Egypt.', 'AGREE'],
    ['Libya plans to release the prisoners.', 'CONCEDE'],
    ['Libya promised to release the prisoners.', 'AGREE'],
    ['Libya vowed to bomb the port.', 'THREATEN:violence'],
    ['Libya asked Egypt to withdraw its troops.', 'REQUEST:yield'],
    ['Libya accused Egypt of bombing the port.', 'ACCUSE:allege'],
    ['Libya resumed talks with Egypt.', 'CONSULT'],
    ['Libya suspended aid to Egypt.', 'SANCTION:discontinue'],
  ])('%s → %s', (text, event) => {
    expect(names(text)).toEqual([event]);
  });

  it('keeps the act that is meant', () => {
    const [trigger] = find('Libya agreed to hold talks with Egypt.');
    expect(trigger).toMatchObject({ event: 'AGREE', intends: 'CONSULT', operator: 'intend' });
    expect(trigger?.embeds).toMatchObject({ event: 'CONSULT' });
  });

  it('does not reach over the end of a clause', () => {
    expect(names('Libya refused; Egypt held talks with Chad.')).toContain('CONSULT');
  });
});

describe('the longer pattern', () => {
  it('takes the words of the shorter ones', () => {
    expect(names('Japan imposed new financial sanctions on Myanmar.')).toEqual(['SANCTION:discontinue']);
  });

  it('is found in the passive too', () => {
    expect(names('Sanctions on Myanmar were lifted by Japan.')).toEqual(['CONCEDE']);
  });

  it('leaves perfect tenses alone', () => {
    expect(names('The sides have long refused direct talks with the king.')).toEqual(['REJECT:meet']);
  });
});

it('takes a megabyte of noise without hanging', () => {
  const noise = 'agreed to hold sanctions on talks with '.repeat(3000);
  const started = performance.now();
  find(noise);
  expect(performance.now() - started).toBeLessThan(5000);
});
