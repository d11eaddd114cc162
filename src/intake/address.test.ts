import path from 'node:path';
import { expect, it } from 'vitest';
import { addressOf, originOf } from './address.js';

const document = (id: string, url: string | null = null) => ({
  id,
  url,
  title: null,
  text: 'Words.',
  outlet: null,
  author: null,
  language: null,
  published: null,
  publishedBasis: null,
});

it('is the web address where there is one, without the place in the page', () => {
  expect(addressOf({ source: 'a.html' }, document('a', 'https://example.org/a?b=1#c'))).toBe(
    'https://example.org/a?b=1',
  );
  expect(addressOf({ source: 'feed.xml', item: 2, link: 'https://example.org/2' }, document('x'))).toBe(
    'https://example.org/2',
  );
  expect(addressOf({ source: 'https://example.org/a.txt' }, document('a'))).toBe('https://example.org/a.txt');
});

it('is the file, from wherever it is named', () => {
  expect(addressOf({ source: './a/../b.txt' }, document('./a/../b.txt'))).toBe(path.resolve('b.txt'));
});

it('is the file and the id in a file of many, whatever the line', () => {
  const at = (line: number) => addressOf({ source: 'wire.jsonl', line }, document('7'));
  expect(at(3)).toBe(`${path.resolve('wire.jsonl')}#7`);
  expect(at(4)).toBe(at(3));
  expect(addressOf({ source: 'a.warc', offset: 9, record: 'urn:uuid:1' }, document('7'))).toBe(
    `${path.resolve('a.warc')}#urn:uuid:1`,
  );
});

it('is the id on standard input', () => {
  expect(addressOf({ source: '-', line: 3 }, document('wire/7'))).toBe('wire/7');
});

it('is short, whatever it is given', () => {
  expect(addressOf({ source: '-' }, document('x'.repeat(1_000_000)))).toMatch(/^sha256:[0-9a-f]{64}$/);
});

it('knows how a document came in', () => {
  expect(
    [
      { source: 'a.jsonl', line: 1 },
      { source: 'a.warc', offset: 0 },
      { source: 'f', item: 1 },
      { source: '-' },
      { source: 'HTTPS://a' },
      { source: 'a' },
    ].map(originOf),
  ).toEqual(['jsonl', 'warc', 'feed', 'stdin', 'web', 'file']);
});
