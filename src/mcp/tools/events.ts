/** `events`: who did what to whom, in which words, and who says so. */
import { z } from 'zod';
import { countEvents, queryEvents } from '../../archive/queries/index.js';
import { readCursor, writeCursor } from '../cursor.js';
import { eventsInput } from '../inputs.js';
import { eventLines, sourceLine } from '../lines.js';
import { nearMisses } from '../near-misses.js';
import { PLOVER } from '../plover.js';
import { NOTICE, quote } from '../quoted.js';
import { articleOf, eventOf, pageOf } from '../results.js';
import { articleShape, eventShape, pageShape } from '../shapes.js';
import { goesOn, headOf, numbered } from '../wording.js';
import { defineTool } from './tool.js';

const row = eventShape.extend({ article: articleShape });

export const eventsTool = defineTool({
  name: 'events',
  title: 'Political events',
  description: `Lists events of the archive, newest first: who did what to whom, when, in which words of which article, and who says so. All arguments given must hold. Cite the article (outlet, date, URL or document number) with every event that you report, say so where an event is not "actual", and name the speaker where there is one: an event is what was reported, not what is proved.
${PLOVER}`,
  input: eventsInput,
  output: z.object({ ...pageShape, total: z.int().describe('Events in all'), events: z.array(row) }),
  async answer({ limit, cursor, ...filter }, archive, signal) {
    const offset = readCursor(cursor, 'events', filter);
    const found = queryEvents(archive, { ...filter, limit: limit + 1, offset }, signal);
    const { rows, more } = await pageOf(found, limit, (event) => ({
      ...eventOf(event),
      article: articleOf(event.article),
    }));
    const whole = offset === 0 && !more;
    const total = whole ? rows.length : await countEvents(archive, filter, signal);
    const nextCursor = more ? writeCursor(offset + rows.length, 'events', filter) : null;
    const lines = rows.flatMap((event, index) => [
      ...numbered(offset + index + 1, eventLines(event)),
      sourceLine(event.article),
    ]);
    const near = rows.length > 0 ? [] : await nearMisses(archive, filter, signal);
    return {
      structured: { notice: NOTICE, nextCursor, total, events: [...rows] },
      text: quote(headOf('event', offset, rows.length, total), [...lines, ...near], goesOn(nextCursor)),
    };
  },
});
