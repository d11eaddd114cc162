/** `/corrections.jsonl`: what people said of lines, as passages that the reader can be trained on. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { exportText } from '../archive/export/index.js';
import type { ArchiveLease } from '../archive/index.js';
import type { Endpoint } from './openapi.js';

export const TRAINING: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/corrections.jsonl',
    summary: 'Sentences that people have judged, as passages to train the reader on',
    description:
      'One a line, in the form of training/data/GUIDE.md, with the machine’s line and the person’s beside it (docs/exports.md).',
    answers: { 200: { description: 'JSON Lines', schema: z.string(), type: 'application/jsonl' } },
  },
];

export function answerTraining(app: OpenAPIHono, archive: ArchiveLease): void {
  app.get('/corrections.jsonl', async (context) => {
    const { signal } = context.req.raw;
    // People judge some hundreds of sentences, not a hundred thousand: all of it is put together before it is sent.
    const parts = await archive.use(async (open) => {
      const texts: string[] = [];
      for await (const { text } of exportText(open, 'corrections', { signal })) texts.push(text);
      return texts;
    });
    return context.body(parts.join(''), 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="corrections.jsonl"',
      'Cache-Control': 'no-store',
    });
  });
}
