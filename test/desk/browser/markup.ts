/** An article that would like to be a page: markup, script, addresses that run, words without an end, marks that turn the line round. */
import type { ChanceryRecord } from '../../../src/record/index.js';
import { hostileRecord } from '../../mcp/hostile.js';

export const TITLE = '<img src=x onerror="document.title=1">Talks</title><script>document.title=2</script>';
export const NAME = '<b onmouseover=alert(1)>Berg</b>';
const LONG = 'A'.repeat(3000);

const FIRST = 'Berg met Ravel in Lund on Monday.';
const SAID = `<script>alert(1)</script><a href="javascript:alert(2)">Ravel</a> \u202egnorw si enil siht\u202c ${LONG}`;
const SECOND = `Berg said: “${SAID}”`;
export const TEXT = `${FIRST}\n\n${SECOND}\n\n<style>main{display:none}</style><iframe src="https://hostile.example/"></iframe>`;

export function markupRecord(): ChanceryRecord {
  const record = hostileRecord();
  const span = (words: string): { start: number; end: number } => {
    const start = TEXT.indexOf(words);
    return { start, end: start + words.length };
  };
  const [statement] = record.statements;
  const [event] = record.events;
  if (statement === undefined || event === undefined) throw new Error('the hostile record has lines');
  return {
    ...record,
    document: {
      ...record.document,
      id: 'markup-1',
      title: TITLE,
      text: TEXT,
      outlet: `<i>\u202e${LONG}</i>`,
      url: 'javascript:alert(3)',
      published: '2019-03-05',
    },
    sentences: [FIRST, SECOND].map((sentence, paragraph) => ({ ...span(sentence), paragraph })),
    entities: record.entities.map((it) => (it.id === 'E1' ? { ...it, name: NAME } : it)),
    mentions: [
      { id: 'M1', ...span('Berg'), entity: 'E1' },
      { id: 'M2', ...span('Ravel'), entity: 'E2' },
    ],
    statements: [{ ...statement, content: [span(SAID)], cue: span('said'), source: span('Berg') }],
    events: [
      { ...event, trigger: span('met'), sentence: 0, date: { value: '2019-03-04', basis: 'document' } },
    ],
  };
}
