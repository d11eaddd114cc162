/** `chancery copies`: which articles print one text, and whose reporting each is. */
import { Command } from 'commander';
import type { Archive } from '../../archive/index.js';
import type { CopyRow, PassageRow } from '../views/provenance-rows.js';
import { betweenOf } from './between.js';
import { countValue, namesValue, spanValue } from './filter-values.js';
import { type AnalysisFlags, showFound } from './show-analysis.js';
import { addListOptions } from './show-rows.js';

const EXAMPLES = `
Without a number: groups of articles that print one text, wholly or cut, with whose reporting each is and the words that
say so. With the number of an article: the passages that it shares with others, word for word.

Examples:
  $ chancery copies
  $ chancery copies 14                              what no. 14 shares with other articles
  $ chancery copies --all --format csv -o origins.csv     whose reporting every article is
`;

interface Flags extends AnalysisFlags {
  readonly all?: true;
  readonly outlet?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

export function copiesCommand(): Command {
  const command = new Command('copies')
    .description('list articles that print one text, and whose reporting each is')
    .argument('[article]', 'number of an article', countValue)
    .option('--all', 'articles without copies too')
    .option('--outlet <name>', 'who published it', namesValue)
    .option('--since <date>', 'published on this day, in this month or year, or later', spanValue)
    .option('--until <date>', 'published on this day, in this month or year, or before', spanValue);
  return addListOptions(command, 'articles')
    .addHelpText('after', EXAMPLES)
    .action(async (article: number | undefined, flags: Flags) => {
      const between = await betweenOf(flags);
      if (article !== undefined) {
        await showFound('passages', flags, async (archive) => {
          const { passageView } = await import('../views/provenance-rows.js');
          return { rows: await passagesOf(archive, article), view: passageView };
        });
        return;
      }
      await showFound('copies', flags, async (archive, signal) => {
        const { copyView } = await import('../views/provenance-rows.js');
        const outlets = flags.outlet?.map((name) => name.toLowerCase());
        const rows = (await copiesOf(archive, flags.all === true, signal)).filter(
          ({ outlet, published }) =>
            (outlets === undefined || outlets.includes((outlet ?? '').toLowerCase())) &&
            between.spans(published?.slice(0, 10) ?? null, null),
        );
        return { rows, view: copyView };
      });
    });
}

async function copiesOf(archive: Archive, all: boolean, signal: AbortSignal): Promise<readonly CopyRow[]> {
  return archive.rows<CopyRow>(
    `SELECT coalesce(g.copy_group, d.document) AS "group", d.document, d.outlet, d.published, d.title, d.url,
       o.name AS origin, o.kind AS "originKind", o.evidence, o.first_document AS "firstDocument"
     FROM documents d
     LEFT JOIN copy_groups g ON g.document = d.document
     LEFT JOIN origins o ON o.document = d.document
     WHERE d.current AND ($1 OR g.document IS NOT NULL)
     ORDER BY "group", d.published_date, d.document`,
    [all],
    signal,
  );
}

interface Shared extends Omit<PassageRow, 'words'> {
  readonly text: string;
}

/** Words are cut out here: DuckDB counts characters where offsets count code units. */
async function passagesOf(archive: Archive, article: number): Promise<readonly PassageRow[]> {
  const rows = await archive.rows<Shared>(
    `WITH passages AS (
       SELECT document, other, "start", "end", other_start, other_end FROM shared_passages
       UNION ALL SELECT other, document, other_start, other_end, "start", "end" FROM shared_passages
     )
     SELECT p.document, p.other, d.outlet AS "otherOutlet", t.kind, p."start", p."end",
       p.other_start AS "otherStart", p.other_end AS "otherEnd", own.text
     FROM passages p
     JOIN documents own ON own.document = p.document
     JOIN documents d ON d.document = p.other
     JOIN shared_texts t ON (t.document = p.document AND t.other = p.other) OR (t.document = p.other AND t.other = p.document)
     WHERE p.document = $1 ORDER BY p.other, p."start"`,
    [article],
  );
  return rows.map(({ text, ...row }) => ({ ...row, words: text.slice(row.start, row.end) }));
}
