import { describe, expect, it } from 'vitest';
import { statementsIn } from './testing.js';

const brief = async (text: string) =>
  (await statementsIn(text)).map(({ source, cue, content }) => [source, cue, content]);

describe('a cue beside a quotation', () => {
  it('stands after it', async () => {
    expect(await brief('“The ferry sails at dawn,” the captain said.')).toEqual([
      ['the captain', 'said', '“The ferry sails at dawn,”'],
    ]);
  });
  it('is turned round, with the whole description of the speaker', async () => {
    expect(await brief('“The ferry sails at dawn,” said Lena Ortiz, who leads the dockers’ union.')).toEqual([
      ['Lena Ortiz, who leads the dockers’ union', 'said', '“The ferry sails at dawn,”'],
    ]);
  });
  it('stands before it', async () => {
    expect(await brief('The captain told reporters: “The ferry sails at dawn.”')).toEqual([
      ['The captain', 'told', '“The ferry sails at dawn.”'],
    ]);
  });
  it('breaks a sentence: one statement in two pieces', async () => {
    expect(await brief('“What matters now,” she said, “is to open the port.”')).toEqual([
      ['she', 'said', '“What matters now,” … “is to open the port.”'],
    ]);
  });
  it('reads two apostrophes as a mark', async () => {
    expect(await brief("''The ferry sails at dawn,'' the captain said.")).toEqual([
      ['the captain', 'said', "''The ferry sails at dawn,''"],
    ]);
  });
  it('takes the words before a quoted phrase where the cue closes the sentence', async () => {
    const [statement] = await statementsIn('The harbour plan is “dead in the water,” said the captain.');
    expect(statement).toMatchObject({
      content: 'The harbour plan is “dead in the water,”',
      source: 'the captain',
      directness: 'mixed',
    });
  });
});

describe('refusals', () => {
  it('marks around a phrase are no statement', async () => {
    expect(await brief('The town built a “floating garden” beside the pier.')).toEqual([]);
  });
  it('a title in marks is no statement', async () => {
    expect(await brief('The orchestra played “The Long Harbour” on the pier.')).toEqual([]);
  });
  it('a quoted cue verb makes no statement of its own', async () => {
    expect(await brief('“She said the ferry was late,” the captain recalled.')).toHaveLength(1);
  });
});
