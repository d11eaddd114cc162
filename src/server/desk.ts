/** What the page asks first: which archive this is, whether anything is in it, and what there is to begin with. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ArchiveLease } from '../archive/index.js';
import { EXAMPLES } from './examples.js';
import { signalOf } from './limits.js';
import type { Endpoint } from './openapi.js';
import type { Desk } from './shapes/index.js';
import { desk } from './shapes/reading.js';

export const DESK: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/desk.json',
    summary: 'Which archive this is, and what there is to begin with',
    answers: { 200: { description: 'The desk', schema: desk } },
  },
];

interface Served {
  readonly version: string;
  readonly file: string;
  readonly archive: ArchiveLease;
}

export function answerDesk(app: OpenAPIHono, { archive, file, version }: Served): void {
  app.get('/desk.json', async (context) => {
    const signal = signalOf(context.req.raw);
    const [row] = await archive.use((open) =>
      open.rows('SELECT document FROM documents LIMIT 1', [], signal),
    );
    const examples = EXAMPLES.map(({ name, title, articles }) => ({ name, title, articles }));
    const answer: Desk = { version, archive: file, empty: row === undefined, examples };
    return context.json(answer, 200, { 'Cache-Control': 'no-store' });
  });
}
