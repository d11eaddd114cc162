import { describe, expect, test } from 'vitest';
import { documentFromText, type InputResult, readInputs } from '../document/index.js';
import { type Reading, readInOrder } from './in-order.js';

const article = (n: number) => ({
  id: `a${n}`,
  text: `President Ada Okoro of Nigeria met Chad's foreign minister in Abuja on ${n} May 2024.${' The talks went on.'.repeat(n === 9 ? 60 : 0)}`,
});

/** Lines of JSON, the ones without an article broken. */
const lines = (articles: readonly ({ readonly id: string } | null)[]) => [
  Buffer.from(articles.map((each) => (each === null ? '{"id": ' : JSON.stringify(each))).join('\n')),
];

const inputs = (articles: readonly ({ readonly id: string } | null)[]) =>
  readInputs(['-'], {
    inputFormat: 'jsonl',
    stdin: (async function* () {
      yield* lines(articles);
    })(),
  });

const told = (reading: Reading): string =>
  reading.kind === 'read'
    ? reading.record.document.id
    : `${reading.kind} ${'input' in reading ? reading.input : reading.error.input}`;

async function all(readings: AsyncIterable<Reading>): Promise<readonly Reading[]> {
  const list: Reading[] = [];
  for await (const reading of readings) list.push(reading);
  return list;
}

describe('documents read several at once', () => {
  const articles = Array.from({ length: 14 }, (_, i) => (i === 11 ? null : article(i + 1)));

  test('come in the order of their inputs, what is broken among them', async () => {
    const readings = await all(readInOrder(inputs(articles), 2));
    expect(readings.map(told)).toEqual(articles.map((each) => each?.id ?? 'refused -:12'));
  });

  test('have the records that one reader alone gives', async () => {
    const alone = await all(readInOrder(inputs(articles), 1));
    expect(await all(readInOrder(inputs(articles), 2))).toEqual(alone);
  });

  test('are given while the source is still waiting for its next', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const source = async function* (): AsyncGenerator<InputResult> {
      const document = await documentFromText(article(1).text, { id: 'first' });
      yield { ok: true, input: '-:1', place: { source: '-', line: 1 }, document };
      await held;
    };
    const readings = readInOrder(source(), 2);
    const first = await readings.next();
    expect(first.done === false && told(first.value)).toBe('first');
    release();
    expect((await readings.next()).done).toBe(true);
  });

  test('are given for a line of a pipe that stays open', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const pipe = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${JSON.stringify(article(1))}\n`);
      await held;
    };
    for (const inputFormat of ['jsonl', undefined] as const) {
      const readings = readInOrder(readInputs(['-'], { inputFormat, stdin: pipe() }), 2);
      const first = await readings.next();
      expect(first.done === false && told(first.value)).toBe('a1');
      release();
      expect((await readings.next()).done).toBe(true);
    }
  });

  test('end with the fault of their source', async () => {
    const source = async function* (): AsyncGenerator<InputResult> {
      const document = await documentFromText(article(1).text, { id: 'first' });
      yield { ok: true, input: '-:1', place: { source: '-', line: 1 }, document };
      throw new Error('the wire was cut');
    };
    await expect(all(readInOrder(source(), 2))).rejects.toThrow('the wire was cut');
  });
});
