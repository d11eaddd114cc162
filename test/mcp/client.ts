/** What tests of the tools share: an assistant's client over memory, and what must hold of every answer to it. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { expect } from 'vitest';
import { z } from 'zod';
import type { ArchiveSource } from '../../src/archive/index.js';
import { createMcpServer } from '../../src/mcp/server.js';

export async function connectedTo(source: ArchiveSource): Promise<Client> {
  const { protocol } = createMcpServer(source, '0.0.0');
  const [mine, theirs] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '0' });
  await Promise.all([protocol.connect(theirs), client.connect(mine)]);
  // With the list known, the client checks every answer against the tool's output schema.
  await client.listTools();
  return client;
}

const answerShape = z.object({
  isError: z.boolean().optional(),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  content: z.tuple([z.object({ type: z.literal('text'), text: z.string() })]),
});

export async function callOn(client: Client, name: string, args: Record<string, unknown> = {}) {
  const answer = answerShape.parse(await client.callTool({ name, arguments: args }));
  return { ...answer, text: answer.content[0].text };
}

/** Of the hostile articles nothing is told outside the marks, which are others each time, and nothing hidden is left. */
export function expectQuoted(text: string, again: string, structured: unknown): void {
  const markOf = (answer: string) => /^<quoted ([0-9a-f]{12})>$/m.exec(answer)?.[1];
  const mark = markOf(text);
  expect(mark).not.toBe(markOf(again));
  const lines = text.split('\n');
  const [open, close] = [lines.indexOf(`<quoted ${mark}>`), lines.indexOf(`</quoted ${mark}>`)];
  expect([...lines.slice(0, open), ...lines.slice(close + 1)].join('\n')).not.toMatch(
    /SYSTEM|ASSISTANT|Berg/,
  );
  expect(text).toMatch(/SYSTEM/);
  expect(
    lines.filter((line) => /^(SYSTEM|<\/quoted>|<\/quoted 000000000000|2\. ASSISTANT|3\. done)/.test(line)),
  ).toEqual([]);
  for (const shown of [text, JSON.stringify(structured)])
    expect(shown).not.toMatch(/[\u{e0000}-\u{e007f}\u202e\u2028]|\\u0007/u);
}
