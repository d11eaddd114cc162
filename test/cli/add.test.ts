/** `chancery add` as people and scripts run it: `npm test` builds it first. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireLines } from '../archive/wire.js';
import { type Result, resultOf, start as startIn } from './command.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chancery-cli-add-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(...args: readonly string[]): { readonly child: ChildProcess; readonly end: Promise<Result> } {
  const child = startIn(args, folder);
  return { child, end: resultOf(child) };
}

const run = (...args: readonly string[]) => {
  const { child, end } = start(...args);
  child.stdin?.end();
  return end;
};

const put = (name: string, content: string): void => writeFileSync(path.join(folder, name), content);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('chancery add', { timeout: 240_000 }, () => {
  it('says what became of the inputs, and that a second time there is nothing to do', async () => {
    put('records.jsonl', `${wireLines(3)}{"schema":"chancery.record/9"}\n`);
    const first = await run('add', 'records.jsonl', '--archive', 'a.duckdb');
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/^added 3, already there 0, changed 0, failed 1 \(in .+\)\n$/);
    expect(first.err).toMatch(/^chancery: records\.jsonl:4: the line is a record of a newer version/m);
    put('records.jsonl', wireLines(3));
    const second = await run('add', 'records.jsonl', '--archive', 'a.duckdb');
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('added 0, already there 3') });
    expect(await run('add', '-q', 'records.jsonl', '--archive', 'a.duckdb')).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  it('finishes what is in hand when it is interrupted, says where it stopped, and goes on there', async () => {
    const { child, end } = start('add', '-', '--archive', 'a.duckdb');
    child.stdin?.write(wireLines(70));
    await stored(child);
    child.kill('SIGINT');
    const stopped = await end;
    expect(stopped.code).toBe(130);
    expect(stopped.out).toContain('added 70, already there 0');
    expect(stopped.err).toContain('stopped after -:70');
    put('records.jsonl', wireLines(80));
    const rest = await run('add', 'records.jsonl', '--archive', 'a.duckdb');
    expect(rest.out).toContain('added 10, already there 70');
  });

  it('tells a second writer at once who has the archive, and lets it wait with --wait', async () => {
    const first = start('add', '-', '--archive', 'a.duckdb');
    first.child.stdin?.write(wireLines(2));
    await stored(first.child);
    put('records.jsonl', wireLines(3));
    const second = await run('add', 'records.jsonl', '--archive', 'a.duckdb');
    expect(second.code).toBe(1);
    expect(second.err).toContain(`process ${first.child.pid}`);
    const waiting = start('add', 'records.jsonl', '--archive', 'a.duckdb', '--wait', '120');
    waiting.child.stdin?.end();
    await pause(500);
    first.child.stdin?.end();
    expect((await first.end).out).toContain('added 2');
    expect(await waiting.end).toMatchObject({
      code: 0,
      out: expect.stringContaining('added 1, already there 2'),
    });
  });

  it('refuses options that cannot be meant, and files that are no archive', async () => {
    expect((await run('add', 'x', '--jobs', 'many')).code).toBe(2);
    put('no.duckdb', 'words');
    put('records.jsonl', wireLines(1));
    const no = await run('add', 'records.jsonl', '--archive', 'no.duckdb');
    expect(no.code).toBe(1);
    expect(no.err.trim().split('\n')).toHaveLength(1);
  });
});

/** Resolves when the command has told of something stored: it does so every five seconds where there is no terminal. */
function stored(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/chancery: [1-9]\d* done/.test(chunk.toString('utf8'))) resolve();
    });
  });
}
