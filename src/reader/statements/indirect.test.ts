import { describe, expect, it } from 'vitest';
import { statementsIn } from './testing.js';

const brief = async (text: string) =>
  (await statementsIn(text)).map(({ source, cue, content }) => [source, cue, content]);

describe('reported speech', () => {
  it.each([
    ['The mayor said that the bridge would close.', 'The mayor', 'said', 'that the bridge would close'],
    ['The mayor said the bridge would close.', 'The mayor', 'said', 'the bridge would close'],
    [
      'The mayor told reporters on Monday that the bridge would close.',
      'The mayor',
      'told',
      'that the bridge would close',
    ],
    ['Engineers believe the bridge is unsafe.', 'Engineers', 'believe', 'the bridge is unsafe'],
    ['The council denounced the plan.', 'The council', 'denounced', 'the plan'],
    ['The council vowed to appeal.', 'The council', 'vowed', 'to appeal'],
    ['The council called for a new vote.', 'The council', 'called for', 'a new vote'],
    ['Some say the bridge will never open.', 'Some', 'say', 'the bridge will never open'],
    [
      'On Monday, Lena Ortiz, the mayor of Arvik, said the bridge would close.',
      'Lena Ortiz, the mayor of Arvik',
      'said',
      'the bridge would close',
    ],
    [
      'The Courier reports in its article Bridges Are Falling Down that the mayor has resigned.',
      'The Courier',
      'reports',
      'that the mayor has resigned',
    ],
    ['A new poll shows a narrow lead for the mayor.', 'A new poll', 'shows', 'a narrow lead for the mayor'],
  ])('%s', async (text, source, cue, content) => {
    expect(await brief(text)).toContainEqual([source, cue, content]);
  });

  it('a second verb shares the subject', async () => {
    expect(await brief('The mayor criticized the plan, saying that the bridge was old.')).toEqual([
      ['The mayor', 'criticized', 'the plan'],
      ['The mayor', 'saying', 'that the bridge was old'],
    ]);
  });
  it('stops where the writer takes over', async () => {
    expect((await brief('The mayor said the bridge would close, but it stayed open.'))[0]?.[2]).toBe(
      'the bridge would close',
    );
  });
});

describe('refusals', () => {
  it.each([
    'The mayor said little.',
    'The long report was printed on Monday.',
    'The mayor spoke at the bridge.',
    'A plan to address the deficit failed.',
    'The crew would support the mayor.',
    'She showed courage.',
  ])('%s', async (text) => {
    expect(await brief(text)).toEqual([]);
  });
});
