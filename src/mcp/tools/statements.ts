/** `statements`: who says what, through whom. */
import { z } from 'zod';
import { countStatements, queryStatements } from '../../archive/queries/index.js';
import { readCursor, writeCursor } from '../cursor.js';
import { statementsInput } from '../inputs.js';
import { sourceLine, statementLines } from '../lines.js';
import { nearMisses } from '../near-misses.js';
import { NOTICE, quote } from '../quoted.js';
import { articleOf, pageOf, statementOf } from '../results.js';
import { articleShape, pageShape, statementShape } from '../shapes.js';
import { goesOn, headOf, numbered } from '../wording.js';
import { defineTool } from './tool.js';

const row = statementShape.extend({ article: articleShape });

export const statementsTool = defineTool({
  name: 'statements',
  title: 'Statements',
  description: `Lists statements of the archive, newest article first: who says what, directly or reported, through which outlets it came, and whether it disputes, confirms or denies something. All arguments given must hold. To find statements by words, best match first, use search. Cite speaker and article (outlet, date, URL or document number) with every statement that you report; what is indirect is the article's wording, not the speaker's.`,
  input: statementsInput,
  output: z.object({ ...pageShape, total: z.int().describe('Statements in all'), statements: z.array(row) }),
  async answer({ limit, cursor, ...filter }, archive, signal) {
    const offset = readCursor(cursor, 'statements', filter);
    const found = queryStatements(archive, { ...filter, limit: limit + 1, offset }, signal);
    const { rows, more } = await pageOf(found, limit, (statement) => ({
      ...statementOf(statement),
      article: articleOf(statement.article),
    }));
    const whole = offset === 0 && !more;
    const total = whole ? rows.length : await countStatements(archive, filter, signal);
    const nextCursor = more ? writeCursor(offset + rows.length, 'statements', filter) : null;
    const lines = rows.flatMap((statement, index) => [
      ...numbered(offset + index + 1, statementLines(statement)),
      sourceLine(statement.article),
    ]);
    const near = rows.length > 0 ? [] : await nearMisses(archive, filter, signal);
    return {
      structured: { notice: NOTICE, nextCursor, total, statements: [...rows] },
      text: quote(headOf('statement', offset, rows.length, total), [...lines, ...near], goesOn(nextCursor)),
    };
  },
});
