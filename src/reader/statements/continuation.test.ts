import { describe, expect, it } from 'vitest';
import { statementsIn } from './testing.js';

const brief = async (text: string) =>
  (await statementsIn(text)).map(({ source, content }) => [source, content]);

describe('quotations that go on', () => {
  it('the next quoted sentence belongs to the same speaker', async () => {
    expect(await brief('“The port is shut,” the captain said. “We will wait for the tide.”')).toEqual([
      ['the captain', '“The port is shut,”'],
      ['the captain', '“We will wait for the tide.”'],
    ]);
  });
  it('an unclosed mark hands its speaker to the next paragraph', async () => {
    expect(
      (
        await brief(
          '“The port is shut,” the captain said. “We will wait.\n\n“The tide turns at noon and we sail then.”',
        )
      ).map(([source]) => source),
    ).toEqual(['the captain', 'the captain', 'the captain']);
  });
  it('a paragraph with a cue of its own keeps its own', async () => {
    expect(
      await brief(
        'The captain added, “The port is shut and will stay so.\n\n“The tide turns at noon,” he said.',
      ),
    ).toEqual([
      ['The captain', '“The port is shut and will stay so.'],
      ['he', '“The tide turns at noon,”'],
    ]);
  });
  it('a quotation after a sentence about its speaker', async () => {
    expect(await brief('The captain shrugged. “We will wait for the tide.”')).toEqual([
      ['The captain', '“We will wait for the tide.”'],
    ]);
  });
});

describe('refusals', () => {
  it('a phrase in marks after a statement is not carried on', async () => {
    expect(await brief('“The port is shut,” the captain said. A “ghost fleet” lay at anchor.')).toHaveLength(
      1,
    );
  });
});
