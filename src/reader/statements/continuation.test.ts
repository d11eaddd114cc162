import { describe, expect, it } from 'vitest';
import { type Said, statementsIn } from './testing.js';

const brief = (text: string, said: readonly Said[] = []) =>
  statementsIn(text, {}, said).map(({ source, content }) => [source, content]);

const SHUT: Said = { cue: 'said', source: 'the captain', content: '“The port is shut,”' };

describe('quotations that go on', () => {
  it('the next quoted sentence belongs to the same speaker', () => {
    expect(brief('“The port is shut,” the captain said. “We will wait for the tide.”', [SHUT])).toEqual([
      ['the captain', 'The port is shut'],
      ['the captain', 'We will wait for the tide'],
    ]);
  });
  it('an unclosed mark hands its speaker to the next paragraph', () => {
    expect(
      brief(
        '“The port is shut,” the captain said. “We will wait.\n\n“The tide turns at noon and we sail then.”',
        [SHUT],
      ).map(([source]) => source),
    ).toEqual(['the captain', 'the captain', 'the captain']);
  });
  it('a paragraph with a cue of its own keeps its own', () => {
    expect(
      brief('The captain added, “The port is shut and will stay so.\n\n“The tide turns at noon,” he said.', [
        { cue: 'added', source: 'The captain', content: '“The port is shut and will stay so.' },
        { cue: 'said', source: 'he', content: '“The tide turns at noon,”' },
      ]),
    ).toEqual([
      ['The captain', 'The port is shut and will stay so'],
      ['he', 'The tide turns at noon'],
    ]);
  });
  it('a quotation after a sentence about its speaker', () => {
    expect(brief('The captain shrugged. “We will wait for the tide.”')).toEqual([
      ['The captain', 'We will wait for the tide'],
    ]);
  });
});

describe('refusals', () => {
  it('a phrase in marks after a statement is not carried on', () => {
    expect(
      brief('“The port is shut,” the captain said. A “ghost fleet” lay at anchor.', [SHUT]),
    ).toHaveLength(1);
  });
});
