/** A person's word on a line: kept beside the reading, the newest counting, there after a restart and after rereading. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/archive/index.js';
import type { ChanceryRecord } from '../../src/record/index.js';
import type {
  ArticleView,
  Audit,
  Correction,
  Problem,
  Review,
  ReviewLine,
} from '../../src/server/shapes/index.js';
import { openDesk, type TestDesk } from './desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk.close());

const verdictOn = (
  line: ReviewLine,
  verdict: string,
  replacement: object | null = null,
  more: object = {},
) => ({
  document: line.document,
  reading: line.reading,
  kind: line.kind,
  target: line.target,
  verdict,
  replacement,
  note: null,
  ...more,
});

async function openLines(kind = 'event'): Promise<readonly ReviewLine[]> {
  return (await desk.json<Review>(`/review.json?kind=${kind}`)).rows;
}

describe('review', () => {
  it('shows the least sure lines first, each with its words', async () => {
    const lines = await openLines();
    const doubts = lines.map(({ confidence }) => confidence ?? 0);
    expect(doubts).toEqual([...doubts].sort((a, b) => a - b));
    for (const line of lines.slice(0, 5)) {
      const { record } = await desk.json<ArticleView>(`/articles/${line.document}.json`);
      expect(record.document.text.slice(line.sentence.start, line.sentence.end)).toBe(line.sentence.words);
      expect(line.marks.some(({ role }) => role === 'trigger')).toBe(true);
    }
  });

  it('takes a judged line out of what is open, whatever page one is on', async () => {
    const first = await desk.json<Review>('/review.json?limit=2');
    const [line] = first.rows;
    if (line === undefined) throw new Error('there is a line');
    const answer = await desk.send('/corrections.json', verdictOn(line, 'accepted', null, { author: 'me' }));
    expect(answer.status).toBe(201);
    const kept = (await answer.json()) as Correction;
    expect(kept).toMatchObject({ verdict: 'accepted', author: 'me', target: line.target });
    const second = await desk.json<Review>(`/review.json?limit=2&cursor=${first.next}`);
    expect(second.total).toBe(first.total - 1);
    expect(second.rows.map(({ document, target }) => `${document}:${target}`)).not.toContain(
      first.rows.map(({ document, target }) => `${document}:${target}`)[1],
    );
    const done = await desk.json<Review>('/review.json?which=done');
    expect(done.rows.map(({ target }) => target)).toEqual([line.target]);
    expect(done.rows[0]?.corrections).toEqual([kept]);
  });
});

describe('corrections', () => {
  it('stand beside the record, which stays as it was read', async () => {
    const [, line] = await openLines();
    if (line === undefined) throw new Error('there is a line');
    const before = await desk.json<ArticleView>(`/articles/${line.document}.json`);
    const replacement = { event: 'CONSULT', mode: null, status: 'negated' };
    for (const verdict of [verdictOn(line, 'rejected'), verdictOn(line, 'corrected', replacement)]) {
      expect((await desk.send('/corrections.json', verdict)).status).toBe(201);
    }
    const after = await desk.json<ArticleView>(`/articles/${line.document}.json`);
    expect(after.record).toEqual(before.record);
    const said = after.corrections.filter(({ target }) => target === line.target);
    expect(said.map(({ verdict }) => verdict)).toEqual(['rejected', 'corrected']);
    expect(said.at(-1)?.replacement).toEqual(replacement);
  });

  it('change the state of all that hangs on them', async () => {
    const etag = async () => (await desk.ask('/articles.json')).headers.get('etag');
    const before = await etag();
    const [line] = await openLines('statement');
    if (line === undefined) throw new Error('there is a line');
    expect((await desk.send('/corrections.json', verdictOn(line, 'rejected'))).status).toBe(201);
    expect(await etag()).not.toBe(before);
  });

  it.each([
    ['a line that is not there', { target: 'e999' }, 404, /no event e999/],
    ['a reading of another document', { document: 2 }, 404, /has no/],
    ['no replacement', { verdict: 'corrected' }, 400, /replacement/],
    ['a replacement of what is right', { replacement: { mode: null } }, 400, /replacement/],
    ['a field that is none', { verdict: 'corrected', replacement: { colour: 'red' } }, 400, /colour/],
    [
      'a party that the article does not name',
      { verdict: 'corrected', replacement: { actor: ['x'] } },
      400,
      /no x/,
    ],
    [
      'a mode of another category',
      { verdict: 'corrected', replacement: { event: 'AID', mode: 'visit' } },
      400,
      /AID/,
    ],
    [
      'words beyond the text',
      { verdict: 'corrected', replacement: { trigger: { start: 0, end: 99999999 } } },
      400,
      /text/,
    ],
    ['a kind that is none', { kind: 'opinion' }, 400, /kind/],
  ])('refuse %s', async (_, wrong, status, detail) => {
    const { rows } = await desk.json<Review>('/review.json?limit=1&which=all');
    const [line] = rows;
    if (line === undefined) throw new Error('there is a line');
    const other = 'document' in wrong && line.document === 2 ? { document: 1 } : {};
    const answer = await desk.send('/corrections.json', {
      ...verdictOn(line, 'accepted'),
      ...wrong,
      ...other,
    });
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as Problem).detail).toMatch(detail);
  });

  it('refuse what is no JSON, or too much of it', async () => {
    const send = (type: string, body: string) =>
      desk.ask('/corrections.json', { method: 'POST', headers: { 'content-type': type }, body });
    expect((await send('text/plain', '{}')).status).toBe(415);
    expect((await send('application/json', '{')).status).toBe(400);
    expect((await send('application/json', `"${'x'.repeat(2 ** 20)}"`)).status).toBe(413);
  });

  it('are there when the archive is opened again, and sound', async () => {
    const count = 'SELECT count(*) AS n FROM corrections';
    const before = await desk.archive.use((archive) => archive.rows<{ n: number }>(count));
    await desk.archive.close();
    const archive = await openArchive(desk.file);
    try {
      expect(await archive.rows(count)).toEqual(before);
      expect((await archive.doctor()).filter(({ severity }) => severity === 'error')).toEqual([]);
    } finally {
      await archive.close();
    }
  });

  it('follow their line into a newer reading, and stay with the old one where it is not there', async () => {
    const [line] = (await desk.json<Review>('/review.json?which=done')).rows;
    if (line === undefined) throw new Error('there is a judged line');
    const { record } = await desk.json<ArticleView>(`/articles/${line.document}.json`);
    await rereadAs(line.document, renamed(record));
    const again = await desk.json<ArticleView>(`/articles/${line.document}.json`);
    expect(again.reading).not.toBe(line.reading);
    const [moved] = again.corrections;
    expect(moved).toMatchObject({ reading: again.reading, target: `new-${line.target}` });
    await rereadAs(line.document, { ...record, events: [], disputes: [], agenda: [] });
    const [left] = (await desk.json<ArticleView>(`/articles/${line.document}.json`)).corrections;
    expect(left).toMatchObject({ reading: line.reading, target: line.target });
  });
});

/** As another reader would give it: the same lines under other ids. */
function renamed(record: ChanceryRecord): ChanceryRecord {
  return {
    ...record,
    events: record.events.map((event) => ({ ...event, id: `new-${event.id}` })),
    disputes: [],
    agenda: [],
    statements: record.statements.map((statement) => ({ ...statement, of: null })),
  };
}

function rereadAs(document: number, record: ChanceryRecord): Promise<number> {
  return desk.archive.change(async (archive) => {
    const run = await archive.beginRun('test', 'model-2');
    const reading = await archive.storeReading(run, document, record, 'model-2');
    await archive.endRun(run, { documents: 1, failures: 0 });
    return reading;
  });
}

describe('audit', () => {
  it('draws the same lines for the same seed, and grows at its end', async () => {
    const ids = ({ lines }: Audit) => lines.map(({ document, target }) => `${document}:${target}`);
    const ten = await desk.json<Audit>('/audit.json?size=10&seed=7');
    expect(ids(await desk.json<Audit>('/audit.json?size=10&seed=7'))).toEqual(ids(ten));
    expect(ids(await desk.json<Audit>('/audit.json?size=15&seed=7')).slice(0, 10)).toEqual(ids(ten));
    expect(ids(await desk.json<Audit>('/audit.json?size=10&seed=8'))).not.toEqual(ids(ten));
    expect(new Set(ids(ten)).size).toBe(10);
  });

  it('gives the precision of what was judged, with its interval', async () => {
    const audit = await desk.json<Audit>('/audit.json?size=8&seed=3');
    for (const [index, line] of audit.lines.entries()) {
      const verdict = verdictOn(line, index < 6 ? 'accepted' : 'rejected', null, { audit: 'event-8-3' });
      expect((await desk.send('/corrections.json', verdict)).status).toBe(201);
    }
    const { judged, right, precision, interval } = await desk.json<Audit>('/audit.json?size=8&seed=3');
    expect({ judged, right, precision }).toEqual({ judged: 8, right: 6, precision: 0.75 });
    // Wilson 1927, as in the table of Newcombe, Statistics in Medicine 17, 1998.
    expect(interval?.low).toBeCloseTo(0.4093, 4);
    expect(interval?.high).toBeCloseTo(0.9285, 4);
  });
});

interface Passage {
  readonly id: string;
  readonly text: string;
  readonly mentions: Readonly<Record<string, readonly string[]>>;
  readonly statements: readonly {
    readonly content: readonly string[];
    readonly cue?: string;
    readonly source?: string;
  }[];
  readonly events: readonly {
    readonly event: string;
    readonly trigger: string;
    readonly actor?: readonly string[];
    readonly recipient?: readonly string[];
    readonly says?: number;
  }[];
  readonly judged: readonly {
    readonly verdict: string;
    readonly machine: object;
    readonly person: object | null;
  }[];
}

describe('training data', () => {
  it('has every judged sentence, its spans in words that stand there', async () => {
    const answer = await desk.ask('/corrections.jsonl');
    const passages = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Passage);
    expect(passages.length).toBeGreaterThan(3);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { text, mentions, statements, events, judged } of passages) {
      const quoted = [
        ...Object.values(mentions).flat(),
        ...statements.flatMap(({ content, cue, source }) => [...content, cue ?? text, source ?? text]),
        ...events.flatMap(({ trigger, actor = [], recipient = [] }) => [trigger, ...actor, ...recipient]),
      ];
      for (const words of quoted) expect(text).toContain(words.replace(/#\d+$/, ''));
      for (const { says } of events) if (says !== undefined) expect(statements[says]).toBeDefined();
      expect(judged.length).toBeGreaterThan(0);
    }
    const said = passages.flatMap(({ judged }) => judged);
    expect(said.filter(({ verdict }) => verdict === 'rejected').map(({ person }) => person)).toContain(null);
    const corrected = said.find(({ verdict }) => verdict === 'corrected');
    expect(corrected?.person).toMatchObject({ event: 'CONSULT', status: 'negated' });
  });
});

it('breaks nowhere', () => {
  expect(desk.told).toEqual([]);
});
